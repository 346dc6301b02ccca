import { wasTold } from '../../../../domain/inspection/lifecycle/lifecycle.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { refreshRoundProgress } from '../../round/refresh-progress.ts';
import { advanceInspection, type AdvanceOutcome, type InspectionContext } from '../advance-inspection.ts';
import { inspectingChats, unitChats } from './people-concerned.ts';
import { tellPeople, tellUnitGroups } from './tell.ts';

/**
 * Cancels an inspection: its report is not asked for any more, unless it is here. The team and the coordinators are told;
 * the unit's people when they had been told of it or were asked for a report, its groups when they had been told.
 */
export async function cancelInspection(
  ctx: InspectionContext,
  before: Inspection,
  reason: string,
): Promise<AdvanceOutcome> {
  const cancelled = await advanceInspection(ctx, before, { kind: 'cancel', reason });
  if (!cancelled.ok) return cancelled;
  const inspection = cancelled.value;
  const { id, unitId, unitName: unit } = inspection;
  const owed = await withdrawReport(ctx, inspection);
  const key = `inspection:${id}:cancelled`;
  const inspecting = await inspectingChats(ctx.tx, inspection);
  const said = inspection.hidden
    ? say('inspection.told.hidden_changed')
    : say('inspection.told.cancelled', { unit, reason });
  await tellPeople(ctx, { to: inspecting, view: view([said], [[cardChoice(id)]]), key });
  const isReported = before.state.report !== null;
  if (!wasTold(before) && !owed && !isReported) return cancelled;
  const known = new Set(inspecting.map(({ personId }) => personId));
  const people = (await unitChats(ctx.tx, unitId)).filter(({ personId }) => !known.has(personId));
  const toUnit = view([
    say(isReported ? 'plan.removed_report_kept' : 'inspection.told.cancelled_unit', { unit, reason }),
  ]);
  await tellPeople(ctx, { to: people, view: toUnit, key });
  if (wasTold(before)) {
    await tellUnitGroups(ctx, inspection, say('inspection.group.cancelled', { unit }), key);
  }
  return cancelled;
}

/** @returns whether a report was owed until now */
async function withdrawReport(
  { tx, tools, at }: InspectionContext,
  { assignmentId }: Inspection,
): Promise<boolean> {
  const owed = assignmentId === null ? null : await tx.followUp.owed(assignmentId);
  if (owed === null || !(await tx.assignments.withdraw(owed.assignmentId, at))) return false;
  await refreshRoundProgress(tools, tx, owed.roundId, at);
  return true;
}
