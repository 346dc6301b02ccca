import { limitMessage } from '../../deadline/limit-message.ts';
import { say, type Message } from '../../message.ts';
import type { Choice } from '../../view.ts';
import type { CardFacts } from '../schedule/card-facts.ts';
import { lastDayOf } from '../schedule/due.ts';
import { may } from '../standing.ts';
import { reportChoice } from './choices.ts';
import { assessmentLines } from './others-view.ts';

/** What the card says of reports that an inspection rests on, and of who has assessed which part. */
export function reportLines(facts: CardFacts): Message[] {
  const { standing, assessed, today, terms } = facts;
  const sees = may(standing, 'read_report') && !standing.ofUnit;
  const concludeBy = lastDayOf(terms.conclusion);
  return [...sourceLines(facts), ...(sees ? assessmentLines(assessed, { today, concludeBy }) : [])];
}

/** Of an inspection from reports: those that were sent; when there is none, which are owed. */
function sourceLines({ inspection, drawsOn, owes }: CardFacts): Message[] {
  if (inspection.kind !== 'report_based') return [];
  if (drawsOn.length > 0) {
    return [
      say('inspection.card_sources'),
      ...drawsOn.map(({ title, sentAt }) => say('inspection.card_source', { title, sentAt })),
    ];
  }
  return [
    say('sent_report.card_none'),
    ...(owes.length === 0 ? [say('sent_report.card_not_asked')] : []),
    ...owes.map(({ roundTitle: title, limit }) =>
      say('sent_report.card_owed', { title, limit: limitMessage(limit) }),
    ),
  ];
}

/** The ways to the report and to what was assessed. */
export function reportCardChoices({ inspection, standing, drawsOn, assessed }: CardFacts): Choice[] {
  const { id: inspectionId, state, kind } = inspection;
  if (!may(standing, 'read_report')) return [];
  const hasReport = kind === 'report_based' ? drawsOn.length > 0 : state.report !== null;
  return [
    ...(hasReport
      ? [
          reportChoice({ kind: 'reports', inspectionId }, say('sent_report.choice.read'), {
            command: 'docbaocao',
          }),
        ]
      : []),
    ...(assessed.length > 0 && !standing.ofUnit
      ? [
          reportChoice({ kind: 'assessments', inspectionId }, say('assessment.choice.others'), {
            command: 'xemdanhgia',
          }),
        ]
      : []),
  ];
}
