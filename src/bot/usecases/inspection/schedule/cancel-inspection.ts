import { wasTold } from '../../../../domain/inspection/lifecycle/lifecycle.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { advanceInspection, type AdvanceOutcome, type InspectionContext } from '../advance-inspection.ts';
import { paperTold, withPaper } from './paper-told.ts';
import { inspectingChats, unitChats } from './people-concerned.ts';
import { tellHiddenChange } from './tell-hidden.ts';
import { tellPeople, tellUnitGroups } from './tell.ts';
import { withdrawReport } from './withdraw-report.ts';

/**
 * Cancels an inspection: its report is not asked for any more, unless it is here. The team and the coordinators are told;
 * the unit's people when they had been told of it or were asked for a report, its groups when they had been told.
 */
export async function cancelInspection(
  ctx: InspectionContext,
  before: Inspection,
  reason: string,
  paper?: Paper,
): Promise<AdvanceOutcome> {
  const by = paper === undefined ? {} : { paper };
  const cancelled = await advanceInspection(ctx, before, { kind: 'cancel', reason, ...by });
  if (!cancelled.ok) return cancelled;
  const inspection = cancelled.value;
  const { id, unitId, unitName: unit } = inspection;
  const owed = await withdrawReport(ctx, inspection);
  // One that was taken up again may be cancelled again.
  const key = `inspection:${id}:cancelled:${inspection.revision}`;
  const told = await paperTold(ctx.tx, paper);
  const inspecting = await inspectingChats(ctx.tx, inspection);
  if (inspection.hidden) await tellHiddenChange(ctx, inspection, key);
  else {
    const said = [say('inspection.told.cancelled', { unit, reason }), ...told.lines];
    await tellPeople(ctx, { to: inspecting, view: view(said, [[cardChoice(id)]]), key });
  }
  const isReported = before.state.report !== null;
  if (!wasTold(before) && !owed && !isReported) return cancelled;
  const known = new Set(inspecting.map(({ personId }) => personId));
  const people = (await unitChats(ctx.tx, unitId)).filter(({ personId }) => !known.has(personId));
  const toUnit = view([
    say(isReported ? 'plan.removed_report_kept' : 'inspection.told.cancelled_unit', { unit, reason }),
  ]);
  await tellPeople(ctx, { to: people, view: withPaper(toUnit, told), key });
  if (wasTold(before)) {
    const toGroup = [say('inspection.group.cancelled', { unit }), ...told.lines];
    await tellUnitGroups(ctx, inspection, toGroup, key);
  }
  return cancelled;
}
