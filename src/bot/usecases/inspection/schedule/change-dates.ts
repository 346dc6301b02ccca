import { limitMessage } from '../../../../domain/deadline/limit-message.ts';
import type { Limit } from '../../../../domain/deadline/limit.ts';
import type { InspectionDates } from '../../../../domain/inspection/inspection.ts';
import { wasTold } from '../../../../domain/inspection/lifecycle/lifecycle.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { lastDayOf } from '../../../../domain/inspection/schedule/due.ts';
import { acknowledgeChoice } from '../../../../domain/inspection/schedule/notice-view.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { datesMessage } from '../../../../domain/inspection/schedule/words.ts';
import { termsOf } from '../../../../domain/inspection/terms.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { Outgoing } from '../../../../domain/outbox/ports.ts';
import { view, type View } from '../../../../domain/view.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import { advanceInspection, type AdvanceOutcome, type InspectionContext } from '../advance-inspection.ts';
import { askWhenDayIsFixed } from '../term/ask-team.ts';
import { moveReportLimit } from './move-report-limit.ts';
import { paperTold, withPaper } from './paper-told.ts';
import { inspectingChats, unitChats } from './people-concerned.ts';
import { tellHiddenChange } from './tell-hidden.ts';
import { tellPeople, tellUnitGroups } from './tell.ts';

/**
 * Fixes or changes the days of an inspection, moves the limit of the unit's report with them, and tells everyone
 * concerned once: the team and the coordinators always, the unit's people and its groups when they had been told a day.
 *
 * @param reason needed when the unit had been told a day
 * @param paper the signed paper that changes it, where there is one
 */
export async function changeDates(
  ctx: InspectionContext,
  before: Inspection,
  dates: InspectionDates,
  reason: string | null,
  paper?: Paper,
): Promise<AdvanceOutcome> {
  const by = paper === undefined ? {} : { paper };
  const changed = await advanceInspection(ctx, before, { kind: 'fix_dates', dates, reason, ...by });
  if (!changed.ok || changed.value.state.moved.length === before.state.moved.length) return changed;
  const after = changed.value;
  const told = wasTold(before);
  const limit = await moveReportLimit(ctx, after, !told);
  if (before.dates.kind !== 'days') await askWhenDayIsFixed(ctx, after);
  const key = `inspection:${after.id}:dates:${after.revision}`;
  if (after.hidden) {
    await tellHiddenChange(ctx, after, key);
    return changed;
  }
  // A schedule that is over by the time it can be told is not told: whoever starts the inspection tells of that.
  const stillTrue: Outgoing['stillTrue'] = [
    { kind: 'inspection_ahead', inspectionId: after.id, dates: after.dates },
  ];
  const inspecting = await inspectingChats(ctx.tx, after);
  const decided = await paperTold(ctx.tx, paper);
  const limits = !told ? [] : await movedTerms(ctx, before, after, limit);
  const toTeam = toInspectors(before, after, reason, [...limits, ...decided.lines]);
  await tellPeople(ctx, { to: inspecting, view: toTeam, key, stillTrue });
  if (!told) return changed;
  const known = new Set(inspecting.map(({ personId }) => personId));
  const unit = (await unitChats(ctx.tx, after.unitId)).filter(({ personId }) => !known.has(personId));
  const shown = withPaper(toUnit(before, after, reason ?? '', limit), decided);
  await tellPeople(ctx, { to: unit, view: shown, key, stillTrue });
  await tellUnitGroups(ctx, after, [toGroup(after), ...decided.lines], key);
  return changed;
}

/** Limits that moved with the days: the report's, as the unit is told it, and the team's own. */
async function movedTerms(
  { tx }: InspectionContext,
  before: Inspection,
  after: Inspection,
  limit: Limit | null,
): Promise<Message[]> {
  const round = await tx.inspections.roundById({ kind: 'system' }, after.roundId);
  if (round === null) return [];
  const calendar = await officeCalendar(tx);
  const concludeBy = (inspection: Inspection) =>
    lastDayOf(termsOf(round.plan, inspection, calendar).conclusion);
  const day = concludeBy(after);
  return [
    ...(limit === null ? [] : [say('inspection.told.report_limit', { limit: limitMessage(limit) })]),
    ...(day === null || day === concludeBy(before) ? [] : [say('inspection.card_conclusion_due', { day })]),
  ];
}

function toInspectors(before: Inspection, after: Inspection, reason: string | null, more: Message[]): View {
  const unit = after.unitName;
  const days = { from: datesMessage(before.dates), to: datesMessage(after.dates) };
  const said =
    before.dates.kind !== 'days'
      ? say('inspection.told.dates_fixed', { unit, days: days.to })
      : reason === null
        ? say('inspection.told.dates_changed', { unit, ...days })
        : say('inspection.told.dates_changed_because', { unit, ...days, reason });
  return view([said, ...more], [[cardChoice(after.id)]]);
}

function toUnit(before: Inspection, after: Inspection, reason: string, limit: Limit | null): View {
  const unit = after.unitName;
  const from = datesMessage(before.dates);
  const paragraphs: Message[] = [
    after.dates.kind === 'open'
      ? say('inspection.told.postponed_unit', { unit, from, reason })
      : before.dates.kind === 'days'
        ? say('inspection.told.dates_unit', { unit, from, to: datesMessage(after.dates), reason })
        : say('inspection.told.dates_unit_set', { unit, days: datesMessage(after.dates), reason }),
    ...(limit === null ? [] : [say('inspection.told.report_limit', { limit: limitMessage(limit) })]),
  ];
  return view(paragraphs, [[acknowledgeChoice(after.id)]]);
}

function toGroup({ unitName, dates }: Inspection): Message {
  return dates.kind === 'open'
    ? say('inspection.group.postponed', { unit: unitName })
    : say('inspection.group.dates', { unit: unitName, days: datesMessage(dates) });
}
