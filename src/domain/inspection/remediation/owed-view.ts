import { limitMessage } from '../../deadline/limit-message.ts';
import type { Limit, Remaining } from '../../deadline/limit.ts';
import { excerpt } from '../../interview/excerpt.ts';
import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import { remediationChoice } from './list-view.ts';
import { receiptMessages } from './receipt.ts';
import type { RemediationStanding } from './standing.ts';

/** Recommendations named before the rest becomes a number. */
const namedAtMost = 5;
const lineLength = 90;

/** Everything a unit still has to report on under one term. */
export interface OwedRemediations {
  unitId: string;
  unitName: string;
  left: readonly RemediationStanding[];
  limit: Limit;
  remaining: Remaining;
  /** Three o'clock is past: too late to ask for it (tone.md, 7). */
  pastThree: boolean;
}

/**
 * Steps of the ladder that have come, what is over longest first; with one recommendation
 * left the button begins the report, else it leads to the unit's list. Null when nothing is left under any of them.
 */
export function owedRemediationsView(steps: readonly OwedRemediations[]): View | null {
  if (steps.length === 0) return null;
  const sorted = steps.toSorted((a, b) => (a.limit.lastDay ?? '').localeCompare(b.limit.lastDay ?? ''));
  const units = [...new Set(sorted.map(({ unitId }) => unitId))];
  return view(
    sorted.flatMap((facts) => [headline(facts), ...leftMessages(facts.left)]),
    units.map((unitId) => [
      wayToReport(
        { unitId, left: sorted.filter((each) => each.unitId === unitId).flatMap(({ left }) => left) },
        units.length > 1,
      ),
    ]),
  );
}

/** A coordinator's reminder by hand: what is left, whatever its term. */
export function nudgeView({
  unitName,
  unitId,
  left,
}: Pick<OwedRemediations, 'unitId' | 'unitName' | 'left'>): View {
  return view(
    [say('remediation.rung.nudge', { unit: unitName }), ...leftMessages(left)],
    [[wayToReport({ unitId, left })]],
  );
}

/** What the unit's term is, once it is set. */
export function termView({ unitName, unitId, left, limit }: OwedRemediations): View {
  return view(
    [
      say('remediation.told.term', { unit: unitName, count: left.length, limit: limitMessage(limit) }),
      ...(left[0] === undefined ? [] : receiptMessages(left[0].remediation)),
      ...leftMessages(left),
    ],
    [[wayToReport({ unitId, left })]],
  );
}

export function leftMessages(left: readonly RemediationStanding[]): Message[] {
  const more = left.length - namedAtMost;
  return [
    say('remediation.rung.left', { count: left.length }),
    ...left.slice(0, namedAtMost).map(({ remediation: { text, status } }) =>
      say('remediation.rung.left_line', {
        text: excerpt(text, lineLength),
        status: say(`remediation.status.${status}`),
      }),
    ),
    ...(more > 0 ? [say('remediation.rung.left_more', { count: more })] : []),
  ];
}

/** @param named whether the button says whose it is, where it stands among others */
function wayToReport({ unitId, left }: Pick<OwedRemediations, 'unitId' | 'left'>, named = false): Choice {
  const [only, ...more] = left;
  const label =
    named && only !== undefined
      ? say('remediation.choice.unit_list', { unit: only.remediation.unitName })
      : say('remediation.choice.report');
  return only !== undefined && more.length === 0
    ? remediationChoice({ kind: 'report_remediation', remediationId: only.remediation.id }, label)
    : remediationChoice({ kind: 'unit_remediations', unitId, page: 0 }, label);
}

function headline({ unitName: unit, limit, remaining, pastThree }: OwedRemediations): Message {
  const urging = pastThree ? say('notice.within_today') : say('notice.by_three');
  const words = limitMessage(limit);
  if (remaining.kind === 'over') {
    // On the day itself, after its hour, no working day has been lost yet.
    return remaining.workingDays === 0
      ? say('remediation.rung.just_over', { unit, limit: words })
      : say('remediation.rung.overdue', { unit, count: remaining.workingDays, limit: words });
  }
  if (remaining.kind === 'open' && remaining.today) {
    const { lastDay, lastHour } = limit;
    return lastHour === null
      ? say('remediation.rung.last_day', { unit, lastDay: lastDay ?? '', urging })
      : say('remediation.rung.last_hour', { unit, lastDay: lastDay ?? '', lastHour });
  }
  // The limit falls on a day off: today is the last day of work before it.
  if (remaining.kind === 'open' && remaining.workingDays === 0) {
    return say('remediation.rung.last_working_day', { unit, limit: words, urging });
  }
  const count = remaining.kind === 'open' ? remaining.workingDays : 0;
  return say('remediation.rung.before', { unit, count, limit: words });
}
