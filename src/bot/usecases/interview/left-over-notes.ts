import type { InterviewAction } from '../../../domain/action.ts';
import type { InterviewEvent } from '../../../domain/interview/event.ts';
import { progressOf } from '../../../domain/interview/form.ts';
import type { Effect } from '../../../domain/interview/effect.ts';
import { say } from '../../../domain/message.ts';
import type { View } from '../../../domain/view.ts';
import { leftOverOf } from '../inspection/remediation/left-over.ts';
import type { Talk } from '../talk.ts';
import type { ReportAtWork } from './report-at-work.ts';

/**
 * What inspections have left with the unit, where its officer overlooks the report or is about to send it, with the way to
 * the list, from which it is reported on.
 *
 * @param after how many paragraphs of the view come before it; all when not given
 */
export async function withLeftOver(
  talk: Talk,
  { stored: { unitId } }: ReportAtWork,
  shown: View,
  after = shown.paragraphs.length,
): Promise<View> {
  const left = await leftOverOf(talk, unitId);
  if (left === null) return shown;
  return {
    ...shown,
    paragraphs: [...shown.paragraphs.slice(0, after), ...left.lines, ...shown.paragraphs.slice(after)],
    choices: [...shown.choices, ...left.choices],
  };
}

/** The same before the first question of a report that nobody has begun: there, what is typed is an answer. */
export async function openingEffect(
  talk: Talk,
  { form, state, stored: { unitId } }: ReportAtWork,
  event: { kind: InterviewEvent['kind']; action?: InterviewAction },
  effect: Effect,
): Promise<Effect> {
  const isOpening = event.kind === 'open' || event.action?.kind === 'continue';
  if (effect.do !== 'ask' || !isOpening || progressOf(form, state.report).begun) return effect;
  const left = await leftOverOf(talk, unitId);
  return left === null
    ? effect
    : { ...effect, lead: [...effect.lead, ...left.lines, say('remediation.left_over_way')] };
}
