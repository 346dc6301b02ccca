import type { Limit } from '../../deadline/limit.ts';
import { limitMessage } from '../../deadline/limit-message.ts';
import { say, type Message } from '../../message.ts';
import type { Choice } from '../../view.ts';
import type { Recommendation } from '../conclusion.ts';
import type { FindingKind } from '../finding.ts';
import type { Conclusion } from '../ports.ts';
import type { ConclusionAction } from './action.ts';

/** A choice about conclusions. */
export function choose(
  choice: ConclusionAction,
  label: Message,
  more: Pick<Choice, 'number' | 'command'> = {},
): Choice {
  return { action: { kind: 'inspection_conclusion', choice }, label, ...more };
}

export function findingKindMessage(kind: FindingKind): Message {
  return say(`conclusion.kind.${kind}`);
}

/** What it is, as the first line says it: nothing of what it finds. */
export function titleMessage({ status, paper, approvedAt }: Conclusion): Message {
  if (status === 'withdrawn') return say('conclusion.withdrawn_title');
  if (paper !== null) {
    const { number, date } = paper;
    return status === 'superseded'
      ? say('conclusion.superseded_title', { number, date })
      : say('conclusion.issued_title', { number, date });
  }
  return approvedAt === null
    ? say('conclusion.draft_title')
    : say('conclusion.approved_title', { at: approvedAt });
}

/**
 * The term of a recommendation: with the last permitted day and its weekday as soon as it can be counted.
 *
 * @param limit under what is known now; null when there is no term
 */
export function termMessage({ termOpen }: Pick<Recommendation, 'termOpen'>, limit: Limit | null): Message {
  if (termOpen === true) return say('conclusion.term_open');
  if (limit === null) return say('conclusion.term_none');
  return limit.lastDay === null ? say('conclusion.term_words', { words: limit.words }) : limitMessage(limit);
}

/** "Sở Xây dựng; Sở Y tế". */
export function unitNames(units: readonly { unitName: string }[]): string {
  return units.map(({ unitName }) => unitName).join('; ');
}
