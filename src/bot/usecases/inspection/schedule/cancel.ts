import { wasTold } from '../../../../domain/inspection/lifecycle/lifecycle.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { refreshRoundProgress } from '../../round/refresh-progress.ts';
import type { Talk } from '../../talk.ts';
import { advanceInspection, type AdvanceOutcome, type InspectionContext } from '../advance-inspection.ts';
import { inspectingChats, unitChats } from './people-concerned.ts';
import { contextOf, mayDo } from './seen.ts';
import { showInspection } from './show-inspection.ts';
import { tellPeople, tellUnitGroups } from './tell.ts';

/** Asks why an inspection is cancelled. */
export async function askToCancel(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'schedule');
  if (seen === null) return;
  const asked = say('inspection.cancel_ask', { unit: seen.inspection.unitName });
  return talk.say(view([asked], [[cardChoice(inspectionId)]]), {
    awaits: { area: 'schedule', what: { kind: 'cancel_reason', inspectionId } },
  });
}

export async function takeCancelReason(talk: Talk, inspectionId: string, reason: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'schedule');
  if (seen === null) return;
  const done = await cancelInspection(contextOf(talk), seen.inspection, reason);
  return showInspection(talk, inspectionId, [done.ok ? say('inspection.cancelled') : done.refusal]);
}

/**
 * Cancels an inspection: its report is not asked for any more, unless it is here. The team and the coordinators are told;
 * the unit's people and groups when they had been told of it, or were asked for a report.
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
  if (!wasTold(before) && !owed) return cancelled;
  const known = new Set(inspecting.map(({ personId }) => personId));
  const people = (await unitChats(ctx.tx, unitId)).filter(({ personId }) => !known.has(personId));
  const toUnit = view([say('inspection.told.cancelled_unit', { unit, reason })]);
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
