import type { Limit, Remaining } from '../deadline/limit.ts';
import { limitMessage } from '../deadline/limit-message.ts';
import type { PlacedPrompt } from '../outline/outline.ts';
import { say, type Message } from '../message.ts';
import { view, type View } from '../view.ts';
import type { Rung } from './ladder.ts';

/** What is said of a report that is owed. */
export interface OwedFacts {
  assignmentId: string;
  roundTitle: string;
  unitName: string;
  receivingUnitName: string;
  limit: Limit;
  remaining: Remaining;
  /** What the report still lacks. */
  missing: readonly PlacedPrompt[];
  at: string;
  /** Three o'clock is past: too late to ask for it (tone.md, 7). */
  pastThree: boolean;
}

/** Places named before the rest becomes a number (a locked screen shows little). */
const placesNamed = 5;

/** "Còn 03 nội dung: I.2, II.1, III." The first five places, then how many there are in all. */
function missingMessage(missing: readonly PlacedPrompt[]): Message {
  const places = [...new Set(missing.map(({ place }) => place))];
  const named = places.slice(0, placesNamed).join(', ');
  if (missing.length === 0) return say('notice.all_answered');
  return places.length > placesNamed
    ? say('notice.missing_more', { count: missing.length, places: named })
    : say('notice.missing', { count: missing.length, places: named });
}

/** A step of the ladder, as tone.md 6 and 7 speak; the button continues there. */
export function owedView(facts: OwedFacts, rung: Rung | 'nudge'): View {
  const { assignmentId } = facts;
  const about = { title: facts.roundTitle, unit: facts.unitName };
  const paragraphs = [...headline(facts, rung, about), missingMessage(facts.missing)];
  return view(paragraphs, [
    [{ action: { kind: 'continue', assignmentId }, label: say('choice.continue'), command: 'tieptuc' }],
  ]);
}

function headline(facts: OwedFacts, rung: Rung | 'nudge', about: { title: string; unit: string }): Message[] {
  const { limit, remaining } = facts;
  const urging = facts.pastThree ? say('notice.within_today') : say('notice.by_three');
  if (remaining.kind === 'over' && rung === 'opened') {
    // The first that the unit hears of it is no reproach.
    return [
      say('notice.opened_over', { ...about, limit: limitMessage(limit), receiver: facts.receivingUnitName }),
    ];
  }
  if (remaining.kind === 'over') {
    // On the day itself, after its hour, no working day has been lost yet.
    return remaining.workingDays === 0
      ? [say('notice.just_over', { ...about, limit: limitMessage(limit) })]
      : [say('notice.overdue', { ...about, count: remaining.workingDays, limit: limitMessage(limit) })];
  }
  if (remaining.kind === 'open' && remaining.today) {
    const { lastDay, lastHour } = limit;
    return lastHour === null
      ? [say('notice.last_day', { ...about, lastDay: lastDay ?? '', urging })]
      : [say('notice.last_hour', { ...about, lastDay: lastDay ?? '', lastHour })];
  }
  // The limit falls on a day off: today is the last day of work before it.
  if (remaining.kind === 'open' && remaining.workingDays === 0) {
    return [say('notice.last_working_day', { ...about, limit: limitMessage(limit), urging })];
  }
  if (rung === 'nudge') return [say('notice.nudge', { ...about, limit: limitMessage(limit) })];
  if (rung === 'opened') return [say('notice.opened', { ...about, limit: limitMessage(limit) })];
  return remaining.kind === 'open'
    ? [say('notice.before', { ...about, count: remaining.workingDays, limit: limitMessage(limit) })]
    : [say('notice.opened', { ...about, limit: limitMessage(limit) })];
}

/** To the unit's head: upward in the register, with the coordinator's own office as the one who waits (tone.md, 8). */
export function toHeadView(facts: OwedFacts): View {
  return view([
    say('notice.to_head', {
      unit: facts.unitName,
      title: facts.roundTitle,
      at: facts.at,
      receiver: facts.receivingUnitName,
      limit: limitMessage(facts.limit),
    }),
  ]);
}
