import { wasTold } from '../../../../domain/inspection/lifecycle/lifecycle.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import {
  begunToGroup,
  begunToInspectors,
  begunToUnit,
} from '../../../../domain/inspection/schedule/begun-view.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { officeMoment } from '../../notice/tell-coordinators.ts';
import type { InspectionContext } from '../advance-inspection.ts';
import { coordinatorChats, inspectingChats, ordererChats, teamChats, unitChats } from './people-concerned.ts';
import { startedKey, tellPeople, tellUnitGroups } from './tell.ts';

/**
 * Tells of a start what people do not know: of a surprise everything; of an inspection whose day is another since it
 * began, or whose new day has not been told yet, that it has begun, instead of a schedule that is over.
 *
 * @param before as it was when it was to be started
 */
export async function tellOfStart(
  ctx: InspectionContext,
  before: Inspection,
  started: Inspection,
): Promise<void> {
  if (before.hidden) return tellOfSurprise(ctx, started);
  const moved = started.state.moved.at(-1);
  if (moved === undefined) return;
  const isMovedNow = started.state.moved.length > before.state.moved.length;
  const isUntold = (await officeMoment(ctx.tx, ctx.tools.timeZone, moved.at)) > ctx.at;
  if (!isMovedNow && !isUntold) return;
  const begun = { inspection: started, at: ctx.at, moved };
  const key = startedKey(started.id);
  const inspecting = await inspectingChats(ctx.tx, started);
  await tellPeople(ctx, { to: inspecting, view: begunToInspectors(begun), key });
  if (!wasTold(before)) return;
  const known = new Set(inspecting.map(({ personId }) => personId));
  const unit = (await unitChats(ctx.tx, started.unitId)).filter(({ personId }) => !known.has(personId));
  const { assignmentId } = started;
  const owed = assignmentId === null ? null : await ctx.tx.followUp.owed(assignmentId);
  await tellPeople(ctx, { to: unit, view: begunToUnit(begun, owed?.limit ?? null), key });
  if (isMovedNow) await tellUnitGroups(ctx, started, begunToGroup(begun), key);
}

/** What nobody outside knew is known from now on: the unit's people first, at once; then who oversees the round. */
async function tellOfSurprise(ctx: InspectionContext, inspection: Inspection): Promise<void> {
  const { id, unitName, unitId, roundId } = inspection;
  const key = startedKey(id);
  const card = [[cardChoice(id)]];
  const about = { unit: unitName, at: ctx.at };
  const team = await teamChats(ctx.tx, id);
  const started = view([say('inspection.told.surprise_started', about)], card);
  await tellPeople(ctx, { to: team, view: started, key, atOnce: true });
  const members = new Set(team.map(({ personId }) => personId));
  const unit = (await unitChats(ctx.tx, unitId)).filter(({ personId }) => !members.has(personId));
  const toUnit = view([say('inspection.told.surprise_unit', about)], card);
  await tellPeople(ctx, { to: unit, view: toUnit, key, atOnce: true });
  // Whoever both ordered it and coordinates is told as the one who ordered it.
  const toOrderer = view([say('inspection.told.surprise_started_orderer', about)], card);
  await tellPeople(ctx, { to: await ordererChats(ctx.tx, inspection), view: toOrderer, key });
  await tellPeople(ctx, { to: await coordinatorChats(ctx.tx, roundId), view: started, key });
}
