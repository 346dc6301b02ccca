import type { Submission } from '../../../../domain/report/ports.ts';
import { latenessMessage } from '../../../../domain/report/views.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { advanceInspection } from '../advance-inspection.ts';
import { teamChats } from './people-concerned.ts';
import { tellAssessors } from '../report/tell-assessors.ts';
import { contextOf } from './seen.ts';
import { tellPeople } from './tell.ts';

/**
 * A report has been sent: when an inspection asked for it, it is received, in time or late, and the team's head and
 * secretary hear of it once.
 */
export async function receiveReport(
  talk: Talk,
  { assignmentId, sentAt, lateness }: Pick<Submission, 'assignmentId' | 'sentAt' | 'lateness'>,
): Promise<void> {
  const inspection = await talk.tx.inspections.byAssignment(talk.scope!, assignmentId);
  if (inspection === null || inspection.state.report !== null) return;
  const ctx = { ...contextOf(talk), at: sentAt };
  const received = await advanceInspection(ctx, inspection, { kind: 'receive_report', lateness });
  if (!received.ok) return;
  const { id, unitName: unit } = inspection;
  const said = say('inspection.told.report_received', { unit, sentAt, lateness: latenessMessage(lateness) });
  await tellPeople(contextOf(talk), {
    to: await teamChats(talk.tx, id, ['team_head', 'team_secretary']),
    view: view([said], [[cardChoice(id)]]),
    key: `inspection:${id}:report_received`,
  });
  await tellAssessors(contextOf(talk), received.value);
}
