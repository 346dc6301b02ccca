import { limitMessage } from '../../deadline/limit-message.ts';
import { excerpt } from '../../interview/excerpt.ts';
import type { OfficeTime } from '../../notice/ladder.ts';
import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import { fieldMessage } from '../field-words.ts';
import type { Paper } from '../paper.ts';
import type { RemediationReport } from '../ports.ts';
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
  const earlier = reports.length - reportsShown;
  return view(
    [
      say('remediation.card', { number, paper: paperMessage(paper) }),
      say('remediation.of_field', { unit: unitName, field: fieldMessage(field) }),
      say('remediation.words', { text }),
      say('remediation.state_line', { state: stateMessage(standing, now, office) }),
      ...(limit === null ? [] : [limitMessage(limit)]),
      ...(earlier > 0 ? [say('remediation.earlier_reports', { count: earlier })] : []),
      ...reports.slice(-reportsShown).flatMap((report, at, shown) => reportMessages(report, shown[at + 1])),
    ],
    choices,
  );
}

/** A verdict is about everything sent until then, and stands once below it. */
function reportMessages(
  { at, text, paper, fileIds, verdict }: RemediationReport,
  next: RemediationReport | undefined,
): Message[] {
  return [
    say('remediation.reported', { at }),
    ...(text === '' ? [] : [say('remediation.reported_words', { text: excerpt(text, reportLength) })]),
    ...(paper === null
      ? []
      : [say('remediation.reported_paper', { number: paper.number, date: paper.date })]),
    ...(fileIds.length === 0 ? [] : [say('remediation.reported_files', { count: fileIds.length })]),
    ...(verdict === null || next?.verdict?.at === verdict.at ? [] : [verdictLine(verdict)]),
  ];
}

function verdictLine({ verdict, reason, at }: NonNullable<RemediationReport['verdict']>): Message {
  return verdict === 'more_asked'
    ? say('remediation.verdict.more_asked', { at, reason: reason ?? '' })
    : say(`remediation.verdict.${verdict}`, { at });
}
