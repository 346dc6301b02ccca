import { formatDate } from '../../format-date.ts';
import { fault, type Fault } from '../../organisation/messages.ts';
import { checkDeclared, checkKnownUnit, checkNamedUnits } from '../../round/reporter-checks.ts';
import { existsOn } from '../../round/reporters.ts';
import { askedOf } from '../../outline/outline.ts';
import type { Unit } from '../../organisation/ports.ts';
import type { InspectionDates } from '../inspection.ts';
import type { PlanFacts } from './facts.ts';
import type { InspectionsEntry, PlanFile } from './plan-file.ts';
import {
  datesOf,
  existsDuring,
  namedUnit,
  placeOfUnit,
  reportsAsked,
  spanOfDates,
  unitsOfEntry,
} from './units.ts';

/** What is wrong with one entry of a plan: its units, their days, what goes with its kind. */
export function checkEntry(plan: PlanFile, entry: InspectionsEntry, at: number, facts: PlanFacts): Fault[] {
  const path: Fault['path'] = ['inspections', at];
  const units = unitsOfEntry(plan, entry, facts.units);
  return [
    ...checkKind(plan, entry, path, facts.units),
    ...checkUnits(plan, entry, path, facts.units),
    ...units.flatMap((unit) => checkUnit(plan, entry, at, unit, facts)),
    ...checkDeclared(entry.declared, units, [...path, 'declared']),
    ...checkDates(plan, entry, path, units),
  ];
}

function checkUnits(
  plan: PlanFile,
  { units: named }: InspectionsEntry,
  path: Fault['path'],
  units: readonly Unit[],
): Fault[] {
  const period = { to: plan.window.to };
  if (Array.isArray(named)) return checkNamedUnits({ units: named, period }, units, [...path, 'units']);
  const { every, except, exceptKinds } = named;
  const listed = new Set(
    plan.inspections.filter((each) => Array.isArray(each.units)).map(({ kind }) => kind),
  );
  return [
    ...checkNamedUnits({ units: { every, except }, period }, units, [...path, 'units']),
    ...exceptKinds.flatMap((kind, i) =>
      listed.has(kind)
        ? []
        : [fault([...path, 'units', 'exceptKinds', i], 'import.plan_except_kind', { kind })],
    ),
  ];
}

/** What only themes have, and what they need; information systems to look into; nothing that warns of a surprise. */
function checkKind(
  { systems }: PlanFile,
  { kind, field, carriedOutBy }: InspectionsEntry,
  path: Fault['path'],
  units: readonly Unit[],
): Fault[] {
  const faults =
    carriedOutBy === undefined ? [] : checkKnownUnit(carriedOutBy, units, [...path, 'carriedOutBy']);
  if (kind === 'surprise') faults.push(fault([...path, 'kind'], 'import.plan_surprise', {}));
  if (kind === 'digital' && systems.length === 0) faults.push(fault(path, 'import.plan_no_system', {}));
  if (kind === 'thematic') {
    if (field === undefined) faults.push(fault(path, 'import.plan_thematic_field', {}));
    if (carriedOutBy === undefined) faults.push(fault(path, 'import.plan_thematic_body', {}));
    return faults;
  }
  if (field !== undefined) faults.push(fault([...path, 'field'], 'import.plan_only_thematic', {}));
  if (carriedOutBy !== undefined)
    faults.push(fault([...path, 'carriedOutBy'], 'import.plan_only_thematic', {}));
  return faults;
}

function checkUnit(
  plan: PlanFile,
  entry: InspectionsEntry,
  at: number,
  unit: Unit,
  { outline }: PlanFacts,
): Fault[] {
  const place = placeOfUnit(plan, at, unit.code);
  const named = namedUnit(unit);
  const faults: Fault[] = [];
  const dates = datesOf(entry, unit.code);
  if (!existsDuring(unit, dates, plan.window)) faults.push(endedBy(plan, dates, unit, place));
  // Nobody inspects or accepts their own: what is found and remedied would be judged by the judged.
  if (unit.code === plan.receivingUnit) {
    faults.push(fault(place, 'import.plan_receiver_inspected', { unit: named }));
  } else if (unit.code === entry.carriedOutBy) {
    faults.push(fault(place, 'import.plan_inspects_itself', { unit: named }));
  }
  const facts = { level: unit.level, tags: unit.tags, periodKind: 'inspection' as const };
  const asked = outline === null || !reportsAsked(plan, entry.kind) ? null : askedOf(outline, facts).asked;
  if (asked?.length === 0) faults.push(fault(place, 'import.asks_nothing', { unit: named }));
  return faults;
}

function endedBy(plan: PlanFile, dates: InspectionDates, unit: Unit, place: Fault['path']): Fault {
  const named = namedUnit(unit);
  const { from, to } = spanOfDates(dates, plan.window);
  const day = dates.kind === 'days' ? dates.days.find((each) => !existsOn(unit, each)) : undefined;
  return day === undefined
    ? fault(place, 'import.plan_unit_ended_span', {
        unit: named,
        from: formatDate(from),
        to: formatDate(to),
      })
    : fault(place, 'import.plan_unit_ended', { unit: named, day: formatDate(day) });
}

/**
 * Days of units that are not inspected, and days before everything that is inspected, are slips of the pen. What lies
 * outside the window is allowed, and warned of (see `dateWarnings`).
 */
function checkDates(
  { inspectedPeriod }: PlanFile,
  { dates }: InspectionsEntry,
  path: Fault['path'],
  units: readonly Unit[],
): Fault[] {
  const inspected = new Set(units.map(({ code }) => code));
  const { from } = inspectedPeriod;
  return dates.flatMap(({ unit: code, days, month }, i) => {
    const at = [...path, 'dates', i];
    const faults: Fault[] = [];
    if (!inspected.has(code)) faults.push(fault([...at, 'unit'], 'import.plan_not_inspected', { code }));
    if (dates.findIndex(({ unit }) => unit === code) < i) {
      faults.push(fault([...at, 'unit'], 'import.duplicate_entry', { code }));
    }
    if ((days === undefined) === (month === undefined)) faults.push(fault(at, 'import.plan_dates_form', {}));
    for (const [j, day] of (days ?? []).entries()) {
      if (days?.indexOf(day) !== j)
        faults.push(fault([...at, 'days', j], 'import.duplicate_entry', { code: day }));
      if (day < from) {
        const params = { day: formatDate(day), from: formatDate(from) };
        faults.push(fault([...at, 'days', j], 'import.plan_day_before_period', params));
      }
    }
    return faults;
  });
}
