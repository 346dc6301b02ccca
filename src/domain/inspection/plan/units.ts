import { Temporal } from 'temporal-polyfill';
import type { Fault } from '../../organisation/messages.ts';
import { existsOn, reportersOf } from '../../round/reporters.ts';
import type { Unit } from '../../organisation/ports.ts';
import type { InspectionDates } from '../inspection.ts';
import { asksReport, type InspectionKind } from '../kind.ts';
import type { InspectionsEntry, PlanFile } from './plan-file.ts';

/** One unit's inspection as the plan has it; `entry` is its place in the plan's `inspections`. */
export interface PlannedInspection {
  entry: number;
  kind: InspectionKind;
  unit: Unit;
  dates: InspectionDates;
}

/** Every inspection of a plan, entry by entry. A unit may be in several. */
export function plannedInspections(plan: PlanFile, units: readonly Unit[]): PlannedInspection[] {
  return plan.inspections.flatMap((each, entry) =>
    unitsOfEntry(plan, each, units).map((unit) => ({
      entry,
      kind: each.kind,
      unit,
      dates: datesOf(each, unit.code),
    })),
  );
}

/**
 * The units of one entry: those it lists, or the complement set as far as it exists on the last day of the window. What
 * the plan inspects in the kinds that are left out is taken by those entries' lists.
 */
export function unitsOfEntry(plan: PlanFile, entry: InspectionsEntry, units: readonly Unit[]): Unit[] {
  const period = { to: plan.window.to };
  if (Array.isArray(entry.units)) return reportersOf({ units: entry.units, period }, units);
  const { every, except } = entry.units;
  return reportersOf(
    { units: { every, except: [...except, ...listedElsewhere(plan, entry)] }, period },
    units,
  );
}

/** Codes that the plan lists under the kinds which a complement set leaves out. */
function listedElsewhere(plan: PlanFile, { units }: InspectionsEntry): string[] {
  if (Array.isArray(units)) return [];
  return plan.inspections
    .filter(({ kind }) => units.exceptKinds.includes(kind))
    .flatMap((other) => (Array.isArray(other.units) ? other.units : []));
}

/** When the plan has a unit inspected. */
export function datesOf(entry: InspectionsEntry, code: string): InspectionDates {
  const given = entry.dates.find(({ unit }) => unit === code);
  if (given?.days !== undefined) return { kind: 'days', days: given.days.toSorted() };
  return given?.month === undefined ? { kind: 'open' } : { kind: 'month', month: given.month };
}

/**
 * First and last day on which an inspection with these dates may be: a month as far as it lies in the window, all of one
 * outside it.
 */
export function spanOfDates(
  dates: InspectionDates,
  window: PlanFile['window'],
): { from: string; to: string } {
  switch (dates.kind) {
    case 'days':
      return { from: dates.days[0]!, to: dates.days.at(-1)! };
    case 'month': {
      const first = Temporal.PlainYearMonth.from(dates.month).toPlainDate({ day: 1 });
      const from = first.toString();
      const to = first.with({ day: first.daysInMonth }).toString();
      if (to < window.from || from > window.to) return { from, to };
      return {
        from: from > window.from ? from : window.from,
        to: to < window.to ? to : window.to,
      };
    }
    case 'open':
      return window;
    default:
      return dates satisfies never;
  }
}

/** Whether a unit is there when it is to be inspected: on each of the days, or at some time of the month or the window. */
export function existsDuring(unit: Unit, dates: InspectionDates, window: PlanFile['window']): boolean {
  if (dates.kind === 'days') return dates.days.every((day) => existsOn(unit, day));
  const { from, to } = spanOfDates(dates, window);
  return (unit.validFrom === null || unit.validFrom <= to) && (unit.validTo === null || unit.validTo >= from);
}

/** Whether units of the kind are asked for a report: the kind has one and the plan has an outline. */
export function reportsAsked(plan: PlanFile, kind: InspectionKind): boolean {
  return plan.outline !== undefined && asksReport(kind);
}

/** Code of the round in which units report for inspections of a kind. */
export function reportRoundCode(plan: PlanFile, kind: InspectionKind): string {
  const given = plan.inspections.find((each) => each.kind === kind)?.reportRound;
  return given?.code ?? `${plan.code}-${kind.replaceAll('_', '-')}`;
}

/** Where an inspected unit is named: its line in a list, otherwise the complement set. */
export function placeOfUnit(plan: PlanFile, entry: number, code: string): Fault['path'] {
  const units = plan.inspections[entry]?.units;
  const last = Array.isArray(units) ? units.indexOf(code) : 'every';
  return ['inspections', entry, 'units', last];
}

export function namedUnit({ name, code }: Pick<Unit, 'name' | 'code'>): string {
  return `${name} (${code})`;
}
