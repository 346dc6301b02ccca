import type { Stage } from '../../../../domain/inspection/kind.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { refreshRoundProgress } from '../../round/refresh-progress.ts';
import type { InspectionContext } from '../advance-inspection.ts';
import { teamChats, unitChats } from './people-concerned.ts';
import { tellPeople } from './tell.ts';

/**
 * Asks no more for the report of an inspection, unless it is here; what was written in it stays.
 *
 * @returns whether a report was owed until now
 */
export async function withdrawReport(
  { tx, tools, at }: InspectionContext,
  { assignmentId }: Pick<Inspection, 'assignmentId'>,
): Promise<boolean> {
  const owed = assignmentId === null ? null : await tx.followUp.owed(assignmentId);
  if (owed === null || !(await tx.assignments.withdraw(owed.assignmentId, at))) return false;
  await refreshRoundProgress(tools, tx, owed.roundId, at);
  return true;
}

/**
 * A unit is not called overdue for a report that the team has passed over: it is asked for no more, and the unit's people
 * hear of it once.
 *
 * @param skipped stages that have just been passed over
 */
export async function withdrawSkipped(
  ctx: InspectionContext,
  inspection: Inspection,
  skipped: readonly Stage[],
): Promise<void> {
  if (!skipped.includes('report_received') || !(await withdrawReport(ctx, inspection))) return;
  const { id, unitId, unitName: unit } = inspection;
  const team = new Set((await teamChats(ctx.tx, id)).map(({ personId }) => personId));
  await tellPeople(ctx, {
    to: (await unitChats(ctx.tx, unitId)).filter(({ personId }) => !team.has(personId)),
    view: view([say('inspection.told.report_not_asked', { unit })]),
    key: `inspection:${id}:report_not_asked`,
  });
}
