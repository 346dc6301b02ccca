import { excerpt } from '../../interview/excerpt.ts';
import { say, type Message } from '../../message.ts';
import type { Choice } from '../../view.ts';
import { choose as chooseFinding } from '../finding/choices.ts';
import { isUnsorted } from '../finding/sorting.ts';
import { readable } from '../finding/text.ts';
import type { Conclusion, Inspection } from '../ports.ts';
import { gapKeys, hasGaps, type Gaps } from './gaps.ts';
import { choose, unitNames } from './words.ts';

/** Why something was passed over, by whom and when (ISO instant). */
export interface Reservation {
  reason: string;
  at: string;
  actorId: string | null;
  /** What it was given for; see `gapKeys`. */
  keys: string[];
}

/** What a conclusion passes over, with the reasons on record. */
export interface ShownGaps {
  gaps: Gaps;
  reservations: Reservation[];
}

/** Named before the rest becomes a number. */
const namedAtMost = 10;
const itemLength = 160;
/** Statements that a recommendation can be begun on from here, and recommendations that can be said to be about them. */
const offeredAtMost = 6;

/** Each by its words, then the reasons given for what is passed over now. */
export function gapLines(
  { gaps, reservations }: ShownGaps,
  covered: readonly Pick<Inspection, 'id' | 'unitName'>[],
): Message[] {
  const { unanswered, leftOut } = gaps;
  if (!hasGaps(gaps)) return [];
  const keys = new Set(gapKeys(gaps));
  const given = reservations.filter((each) => each.keys.some((key) => keys.has(key)));
  return [
    ...(unanswered.length === 0
      ? []
      : [
          say('conclusion.gap.unanswered', { count: unanswered.length }),
          ...named(
            unanswered.map(({ statement, inspectionIds }) => {
              const concerned = covered.filter(({ id }) => inspectionIds.includes(id));
              const text = short(statement.text);
              return concerned.length === covered.length
                ? say('conclusion.gap.item', { text })
                : say('conclusion.gap.item_of', { text, units: unitNames(concerned) });
            }),
          ),
        ]),
    ...(leftOut.length === 0
      ? []
      : [
          say('conclusion.gap.left_out', { count: leftOut.length }),
          ...named(
            leftOut.map(({ text, fileIds }) =>
              text.trim() === ''
                ? say('conclusion.gap.files', { count: fileIds.length })
                : say('conclusion.gap.item', { text: short(text) }),
            ),
          ),
        ]),
    ...given.map(({ reason, at }) => say('conclusion.gap.reason', { reason, at })),
  ];
}

const short = (text: string): string => excerpt(readable(text), itemLength).replaceAll('\n', ' ');

function named(lines: Message[]): Message[] {
  const more = lines.length - namedAtMost;
  return more > 0 ? [...lines.slice(0, namedAtMost), say('conclusion.gap.more', { count: more })] : lines;
}

/** What can be done about it: by whoever edits the draft, and by whoever is to issue it. */
export function gapChoices(
  { id: conclusionId, revision, content }: Pick<Conclusion, 'id' | 'revision' | 'content'>,
  { unanswered, leftOut }: Gaps,
  { edits, issues }: { edits: boolean; issues: boolean },
): Choice[][] {
  const unsorted = leftOut.find((finding) => isUnsorted(finding) || finding.text.trim() === '');
  const usable = leftOut.some(({ kind, text }) => kind !== null && text.trim() !== '');
  if (!edits) {
    return issues
      ? [[choose({ kind: 'ask_team', conclusionId, revision }, say('conclusion.choice.ask_team'))]]
      : [];
  }
  return [
    ...unanswered
      .slice(0, offeredAtMost)
      .map(({ at }) => [
        choose(
          { kind: 'recommend_on', conclusionId, revision, item: { list: 'statements', at } },
          say('conclusion.choice.recommend_on', { index: at + 1 }),
        ),
      ]),
    ...(unanswered.some(({ statement }) => statement.findingIds.length > 0)
      ? content.recommendations
          .slice(0, offeredAtMost)
          .map((_, at) => [
            choose(
              { kind: 'answers_all', conclusionId, revision, item: { list: 'recommendations', at } },
              say('conclusion.choice.answers_all', { index: at + 1 }),
            ),
          ])
      : []),
    ...(unsorted === undefined
      ? []
      : [
          [
            chooseFinding({ kind: 'finding', findingId: unsorted.id }, say('conclusion.choice.sort'), {
              command: 'phanloai',
            }),
          ],
        ]),
    ...(usable
      ? [[choose({ kind: 'add_findings', conclusionId }, say('conclusion.choice.add_findings'))]]
      : []),
  ];
}
