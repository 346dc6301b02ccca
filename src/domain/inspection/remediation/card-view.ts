import { Temporal } from 'temporal-polyfill';
import { limitMessage } from '../../deadline/limit-message.ts';
import { excerpt } from '../../interview/excerpt.ts';
import type { OfficeTime } from '../../notice/ladder.ts';
import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import { fieldMessage } from '../field-words.ts';
import type { Paper } from '../paper.ts';
import type { RemediationReport } from '../ports.ts';
import { receiptMessages } from './receipt.ts';
import type { RemediationStanding } from './standing.ts';
import { paperMessage, stateMessage } from './words.ts';

/** Reports shown in full; earlier ones are a number. */
const reportsShown = 5;
const reportLength = 600;

export interface CardFacts {
  standing: RemediationStanding;
  paper: Paper | null;
  reports: readonly RemediationReport[];
  now: string;
  office: OfficeTime;
}

/** One recommendation of one unit: its words, where it stands, what was reported and judged. */
export function cardView({ standing, paper, reports, now, office }: CardFacts, choices: Choice[][]): View {
  const { remediation } = standing;
  const { number, unitName, field, text, limit } = remediation;
  const blocks = cameTogether(reports);
  const earlier = blocks.length - reportsShown;
  return view(
    [
      say('remediation.card', { number, paper: paperMessage(paper) }),
      say('remediation.of_field', { unit: unitName, field: fieldMessage(field) }),
      say('remediation.words', { text }),
      say('remediation.state_line', { state: stateMessage(standing, now, office) }),
      ...(limit === null ? [] : [limitMessage(limit)]),
      ...receiptMessages(remediation),
      ...(earlier > 0 ? [say('remediation.earlier_reports', { count: earlier })] : []),
      ...blocks.slice(-reportsShown).flatMap((block, at, shown) => blockMessages(block, shown[at + 1]?.[0])),
    ],
    choices,
  );
}

/** Words, files and the paper's number come one after the other: what the same person sends within this is one report. */
const togetherFor = Temporal.Duration.from({ minutes: 15 });

/** One after the other by the same person, and judged together or not yet. */
function cameTogether(reports: readonly RemediationReport[]): [RemediationReport, ...RemediationReport[]][] {
  const blocks: [RemediationReport, ...RemediationReport[]][] = [];
  for (const report of reports) {
    const block = blocks.at(-1);
    const last = block?.at(-1);
    const isSame =
      last?.authorId === report.authorId &&
      last.verdict?.at === report.verdict?.at &&
      Temporal.Duration.compare(
        Temporal.Instant.from(last.at).until(Temporal.Instant.from(report.at)),
        togetherFor,
      ) <= 0;
    if (block !== undefined && isSame) block.push(report);
    else blocks.push([report]);
  }
  return blocks;
}

/** A verdict is about everything sent until then, and stands once below it. */
function blockMessages(
  block: readonly [RemediationReport, ...RemediationReport[]],
  next: RemediationReport | undefined,
): Message[] {
  const [{ at, verdict }] = block;
  const papers = new Map(
    block.flatMap(({ paper }) => (paper === null ? [] : [[`${paper.number} ${paper.date}`, paper] as const])),
  );
  const files = block.flatMap(({ fileIds }) => fileIds).length;
  return [
    say('remediation.reported', { at }),
    ...block.flatMap(({ text }) =>
      text === '' ? [] : [say('remediation.reported_words', { text: excerpt(text, reportLength) })],
    ),
    ...[...papers.values()].map(({ number, date }) => say('remediation.reported_paper', { number, date })),
    ...(files === 0 ? [] : [say('remediation.reported_files', { count: files })]),
    ...(verdict === null || next?.verdict?.at === verdict.at ? [] : [verdictLine(verdict)]),
  ];
}

function verdictLine({ verdict, reason, at }: NonNullable<RemediationReport['verdict']>): Message {
  return verdict === 'more_asked'
    ? say('remediation.verdict.more_asked', { at, reason: reason ?? '' })
    : say(`remediation.verdict.${verdict}`, { at });
}
