import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { refusalMessage, datesMessage } from '../../../../domain/inspection/schedule/words.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { advanceInspection, type AdvanceOutcome, type InspectionContext } from '../advance-inspection.ts';
import { lacksReports, warnOfNoReports } from '../report/from-report.ts';
import { askAtStart } from '../term/ask-team.ts';
import { changeDates } from './change-dates.ts';
import { coordinatorChats, teamChats, unitChats } from './people-concerned.ts';
import { askSkipReason } from './ask-reason.ts';
import { contextOf, mayDo, todayOf } from './seen.ts';
import { showInspection } from './show-inspection.ts';
import { tellPeople } from './tell.ts';
import { withdrawSkipped } from './withdraw-report.ts';

/**
 * Starts an inspection on the spot. One without a fixed day is of the day on which it starts; one whose day has not come
 * is moved first, so that nobody counts from the wrong day.
 *
 * @param skipReason why stages that come before are passed over
 * @param withoutReports one from reports starts although there are none, which was asked about
 */
export async function start(
  talk: Talk,
  inspectionId: string,
  skipReason?: string,
  { withoutReports = false } = {},
): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'start');
  if (seen === null) return;
  const { inspection } = seen;
  const today = todayOf(talk);
  if (inspection.dates.kind === 'days' && today < inspection.dates.days[0]!) {
    const days = datesMessage(inspection.dates);
    return showInspection(talk, inspectionId, [say('inspection.start_too_early', { days })]);
  }
  if (!withoutReports && (await lacksReports(talk, inspection))) return warnOfNoReports(talk, inspection);
  const started = await startInspection(contextOf(talk), inspection, today, skipReason);
  if (started.ok) return showInspection(talk, inspectionId, [say('inspection.started')]);
  // Stages are passed over, or the unit knew of no day: both are told with a reason.
  const isAsked = started.why.kind === 'must_skip' || started.why.kind === 'reason_needed';
  return isAsked
    ? askSkipReason(talk, inspection, 'start', refusalMessage(started.why))
    : showInspection(talk, inspectionId, [started.refusal]);
}

/** @param today ISO date of the office */
export async function startInspection(
  ctx: InspectionContext,
  before: Inspection,
  today: string,
  skipReason?: string,
): Promise<AdvanceOutcome> {
  let inspection = before;
  if (inspection.dates.kind !== 'days') {
    const fixed = await changeDates(ctx, inspection, { kind: 'days', days: [today] }, skipReason ?? null);
    if (!fixed.ok) return fixed;
    inspection = fixed.value;
  }
  const deed = skipReason === undefined ? { kind: 'start' as const } : { kind: 'start' as const, skipReason };
  const started = await advanceInspection(ctx, inspection, deed);
  if (started.ok) await withdrawSkipped(ctx, started.value, started.skipped);
  if (started.ok && before.hidden) await tellOfSurprise(ctx, started.value);
  if (started.ok) await askAtStart(ctx, started.value);
  return started;
}

/** What nobody outside knew is known from now on: the unit's people first, at once; then who oversees the round. */
async function tellOfSurprise(ctx: InspectionContext, inspection: Inspection): Promise<void> {
  const { id, unitName, unitId, roundId, orderedBy } = inspection;
  const key = `inspection:${id}:started`;
  const card = [[cardChoice(id)]];
  const team = await teamChats(ctx.tx, id);
  const started = view([say('inspection.told.surprise_started', { unit: unitName, at: ctx.at })], card);
  await tellPeople(ctx, { to: team, view: started, key, atOnce: true });
  const members = new Set(team.map(({ personId }) => personId));
  const unit = (await unitChats(ctx.tx, unitId)).filter(({ personId }) => !members.has(personId));
  const toUnit = view([say('inspection.told.surprise_unit', { unit: unitName, at: ctx.at })], card);
  await tellPeople(ctx, { to: unit, view: toUnit, key, atOnce: true });
  const orderer = orderedBy === null ? [] : await ctx.tx.people.chatsOfPersons([orderedBy]);
  const others = [...(await coordinatorChats(ctx.tx, roundId)), ...orderer];
  await tellPeople(ctx, { to: others, view: started, key });
}
