import { Temporal } from 'temporal-polyfill';
import { workingDaysAfter, type OfficeCalendar } from '../../deadline/calendar.ts';
import { freshInspection, type InspectionDates } from '../inspection.ts';
import type { InspectionKind } from '../kind.ts';
import type { PlanFacts } from './facts.ts';
import { plannedInspections } from './units.ts';
import type { PlanFile } from './plan-file.ts';
import { termsOf } from '../terms.ts';

/**
 * What is allowed about one unit's days, but has to be said. Days are ISO.
 *
 * - `day_off`: nobody works on it; `name` is the holiday's, null at weekends
 * - `notice_too_late`: the schedule notice should have gone out by `by`, which is `workingDays` ago
 * - `outside_window`: a day that the paper's window does not hold
 * - `unconfirmed`: a year of the calendar, on which days are counted, that nobody has confirmed
 */
export type DateWarning =
  | { kind: 'day_off'; day: string; name: string | null }
  | { kind: 'notice_too_late'; by: string; workingDays: number }
  | { kind: 'outside_window'; day: string }
  | { kind: 'unconfirmed'; year: number };

/** The same of a unit of the plan; and a member of the team who belongs to a unit that the team inspects. */
export type PlanWarning = { unitCode: string; unitName: string } & (
  DateWarning | { kind: 'own_unit'; person: string }
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
  if (dates.kind !== 'days') return [];
  const days = dates.days.map((day) => Temporal.PlainDate.from(day));
  const { from, to } = plan.window;
  const warnings: DateWarning[] = [
    ...days
      .filter((day) => !calendar.isWorkingDay(day))
      .map((day) => ({ kind: 'day_off' as const, day: day.toString(), name: calendar.nameOf(day) })),
    ...dates.days
      .filter((day) => day < from || day > to)
      .map((day) => ({ kind: 'outside_window' as const, day })),
  ];
  const state = { ...freshInspection, entry };
  const { scheduleNotice } = termsOf(plan, { kind, dates, state }, calendar);
  const by = scheduleNotice.kind === 'limit' ? scheduleNotice.limit.lastDay : null;
  if (by !== null && by < today) {
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

/** Everything that is allowed in a plan but has to be said, unit by unit. */
export function planWarnings(plan: PlanFile, { units, people, calendar, today }: PlanFacts): PlanWarning[] {
  const warned = new Map<string, PlanWarning>();
  for (const { entry, kind, unit, dates } of plannedInspections(plan, units)) {
    const named = { unitCode: unit.code, unitName: unit.name };
    const found: PlanWarning[] = dateWarnings(plan, { kind, entry, dates }, calendar, today).map(
      (warning) => ({ ...named, ...warning }),
    );
    // Inspecting themselves, they are no team.
    const members = kind === 'self_inspection' ? [] : teamOfEntry(plan, entry);
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
