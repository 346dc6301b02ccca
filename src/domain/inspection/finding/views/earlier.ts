import { excerpt } from '../../../interview/excerpt.ts';
import { say, type Message } from '../../../message.ts';
import { view, type View } from '../../../view.ts';
import type { FindingKind } from '../../finding.ts';
import type { Finding } from '../../ports.ts';
import type { RemediationStatus } from '../../remediation.ts';
import { choose, turnPages } from '../choices.ts';
import { findingKindMessage } from '../names.ts';
import { byField } from '../sorting.ts';
import { readable } from '../text.ts';

/** What became of something that was found earlier; null: nothing was recommended about it. */
export type Became = RemediationStatus | null;

export interface Earlier {
  /** Of the inspection that this one follows. */
  findings: { finding: Finding; became: Became }[];
  /** Recommendations of any earlier inspection of the unit that are not carried out. */
  open: { text: string; status: RemediationStatus }[];
  /** Found in them, and nothing was recommended about it. */
  without: { kind: FindingKind | null; text: string }[];
}

const pageSize = 8;
const excerptLength = 160;

const outcome = (became: Became): Message => say(`finding.outcome.${became ?? 'none'}`);
const short = (text: string): string => excerpt(readable(text), excerptLength).replaceAll('\n', ' ');

/** What a re-inspection opens with: the earlier findings and what became of them, then what is still to be done. */
export function earlierView(inspectionId: string, { findings, open, without }: Earlier, page: number): View {
  const became = new Map(findings.map((each) => [each.finding.id, each.became]));
  const sorted = byField(findings.map(({ finding }) => finding)).flatMap((group) => group.findings);
  const lines: Message[] = [
    ...sorted.map((finding, at) =>
      say('finding.earlier_item', {
        index: at + 1,
        kind: finding.kind === null ? say('finding.unset') : findingKindMessage(finding.kind),
        words: short(finding.text),
        outcome: outcome(became.get(finding.id) ?? null),
      }),
    ),
    ...open.map(({ text, status }, at) =>
      say('finding.earlier_recommendation', { index: at + 1, words: short(text), outcome: outcome(status) }),
    ),
    ...without.map(({ kind, text }, at) =>
      say('finding.earlier_item', {
        index: at + 1,
        kind: kind === null ? say('finding.unset') : findingKindMessage(kind),
        words: short(text),
        outcome: outcome(null),
      }),
    ),
  ];
  const { items, before, place, turning } = turnPages(lines, page, pageSize, (to) => ({
    kind: 'earlier',
    inspectionId,
    page: to,
  }));
  // What follows the findings has a heading of its own where it begins, and the last of them at the top of a page.
  const headings = [
    { at: sorted.length, count: open.length, key: 'finding.earlier_left' },
    { at: sorted.length + open.length, count: without.length, key: 'finding.earlier_without' },
  ] as const;
  const shown = items.flatMap((line, at) => [
    ...headings.flatMap(({ at: from, count, key }) => {
      const isHere = from <= before + at && before + at < from + count;
      return isHere && (at === 0 || from === before + at) ? [say(key, { count })] : [];
    }),
    line,
  ]);
  const title = say(lines.length === 0 ? 'finding.earlier_none' : 'finding.earlier_title');
  const back = choose({ kind: 'findings', inspectionId }, say('finding.choice_findings'));
  return view(
    [title, ...place, ...shown],
    [turning, [back]].filter((row) => row.length > 0),
  );
}
