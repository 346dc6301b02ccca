import { Temporal } from 'temporal-polyfill';
import { workingDaysAfter, type OfficeCalendar } from '../../deadline/calendar.ts';
import { freshInspection, type InspectionDates } from '../inspection.ts';
import { inspects, type InspectionKind } from '../kind.ts';
import type { PlanFacts } from './facts.ts';
import { plannedInspections } from './units.ts';
import type { PlanFile } from './plan-file.ts';
import { termsOf } from '../terms.ts';

/**
 * What is allowed about one unit's days, but has to be said. Days are ISO.
 *
 * - `past_day`: it was before today
 * - `day_off`: nobody works on it; `name` is the holiday's, null at weekends
 * - `notice_too_late`: the schedule notice should have gone out by `by`, which is `workingDays` ago
 * - `outside_window`, `month_outside`: a day, a month ("2024-10") that the paper's window does not hold
 * - `unconfirmed`: a year of the calendar, on which days are counted, that nobody has confirmed
 */
export type DateWarning =
  | { kind: 'past_day'; day: string }
  | { kind: 'day_off'; day: string; name: string | null }
  | { kind: 'notice_too_late'; by: string; workingDays: number }
  | { kind: 'outside_window'; day: string; from: string; to: string }
  | { kind: 'month_outside'; month: string; from: string; to: string }
  | { kind: 'unconfirmed'; year: number };

/**
 * The same of a unit of the plan; a member of the team who belongs to a unit that the team inspects (`own_unit`); a
 * re-inspection where no inspection has been begun before (`never_inspected`).
 */
export type PlanWarning = { unitCode: string; unitName: string } & (
  DateWarning | { kind: 'own_unit'; person: string } | { kind: 'never_inspected' }
);

/**
 * @param plan as stored or as read: its terms need their words
 * @param entry the plan's entry the inspection stands under; null when it was ordered without the plan
 * @param today ISO date, in the office's zone
 */
export function dateWarnings(
  plan: PlanFile,
  { kind, entry, dates }: { kind: InspectionKind; entry: number | null; dates: InspectionDates },
  calendar: OfficeCalendar,
  today: string,
): DateWarning[] {
  const { from, to } = plan.window;
  if (dates.kind === 'open') return [];
  if (dates.kind === 'month') {
    const { month } = dates;
    const isOutside = month < from.slice(0, 7) || month > to.slice(0, 7);
    return isOutside ? [{ kind: 'month_outside', month, from, to }] : [];
  }
  const days = dates.days.map((day) => Temporal.PlainDate.from(day));
  const past = dates.days.filter((day) => day < today);
  const warnings: DateWarning[] = [
    ...past.map((day) => ({ kind: 'past_day' as const, day })),
    ...days
      .filter((day) => !calendar.isWorkingDay(day))
      .map((day) => ({ kind: 'day_off' as const, day: day.toString(), name: calendar.nameOf(day) })),
    ...dates.days
      .filter((day) => day < from || day > to)
      .map((day) => ({ kind: 'outside_window' as const, day, from, to })),
  ];
  const state = { ...freshInspection, entry };
  const { scheduleNotice } = termsOf(plan, { kind, dates, state }, calendar);
  const by = scheduleNotice.kind === 'limit' ? scheduleNotice.limit.lastDay : null;
  // Of a day that is past there is nothing to give notice of any more.
  if (by !== null && by < today && past.length === 0) {
    const workingDays = workingDaysAfter(
      calendar,
      Temporal.PlainDate.from(by),
      Temporal.PlainDate.from(today),
    );
    warnings.push({ kind: 'notice_too_late', by, workingDays });
  }
  const years = new Set(days.map(({ year }) => year));
  for (const year of years) if (!calendar.isConfirmed(year)) warnings.push({ kind: 'unconfirmed', year });
  return warnings;
}

/**
 * Everything that is allowed in a plan but has to be said, unit by unit; but for what only the inspections that are
 * stored tell.
 */
export function planWarnings(plan: PlanFile, { units, people, calendar, today }: PlanFacts): PlanWarning[] {
  const warned = new Map<string, PlanWarning>();
  for (const { entry, kind, unit, dates } of plannedInspections(plan, units)) {
    const named = { unitCode: unit.code, unitName: unit.name };
    const found: PlanWarning[] = dateWarnings(plan, { kind, entry, dates }, calendar, today).map(
      (warning) => ({ ...named, ...warning }),
    );
    // Inspecting themselves, they are no team; guests look on.
    const team = kind === 'self_inspection' ? [] : teamOfEntry(plan, entry);
    const members = team.filter(({ role }) => inspects(role));
    for (const { person, agency } of members) {
      const known = people.find(({ code }) => code === person);
      if (agency === unit.code || known?.unitIds.includes(unit.id) === true) {
        found.push({ ...named, kind: 'own_unit', person: known?.name ?? person });
      }
    }
    for (const warning of found) warned.set(JSON.stringify(warning), warning);
  }
  return [...warned.values()];
}

function teamOfEntry(plan: PlanFile, entry: number) {
  return (plan.inspections[entry]?.team ?? plan.team).members;
}
