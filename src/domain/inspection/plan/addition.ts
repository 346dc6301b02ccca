import { askedOf } from '../../outline/outline.ts';
import type { Outline } from '../../outline/schema.ts';
import type { Unit } from '../../organisation/ports.ts';
import type { InspectionDates } from '../inspection.ts';
import type { InspectionKind, ReformField } from '../kind.ts';
import type { Inspection } from '../ports.ts';
import { plannedKinds, type PlannedKind } from './action.ts';
import type { PlanFile } from './plan-file.ts';
import { existsDuring, reportsAsked } from './units.ts';

/** A unit that is to come into a round of inspections that is open. */
export interface Addition {
  unit: Unit;
  kind: PlannedKind;
  /** Which of several themes. */
  field: ReformField | null;
  /** Null while nobody has said. */
  dates: InspectionDates | null;
}

/** What an addition must agree with. */
export interface AdditionFacts {
  plan: PlanFile;
  receivingUnitId: string;
  /** Null where no reports are asked for. */
  outline: Outline | null;
  /** ISO date, in the office's zone. */
  today: string;
  /** The unit's inspections in the round that are known to all and go on or are over; not those cancelled. */
  others: readonly Pick<Inspection, 'kind' | 'state'>[];
}

/**
 * Why a unit cannot come into a round.
 *
 * - `receiver`: it receives the reports, and would inspect itself
 * - `gone`: it is not there (any more) when it would be inspected
 * - `unknown_theme`: the plan has no such theme, or several of which none was named
 * - `inspects_itself`: it carries out the thematic inspection
 * - `already`: it is inspected in this way, or in one that excludes it (`as`)
 * - `asks_nothing`: the outline asks it nothing, but the kind needs its report
 */
export type AdditionRefusal =
  | { kind: 'receiver' | 'gone' | 'unknown_theme' | 'inspects_itself' | 'asks_nothing' }
  | { kind: 'already'; as: InspectionKind };

/** The one set of rules for additions, in chat and on the command line: a plan's file is held to the same. */
export function checkAddition(
  facts: AdditionFacts,
  addition: Addition,
): { ok: true; entry: number | null } | { ok: false; refusal: AdditionRefusal } {
  const { plan, outline, others } = facts;
  const { unit, kind, field, dates } = addition;
  const refuse = (refusal: AdditionRefusal) => ({ ok: false as const, refusal });
  if (unit.id === facts.receivingUnitId) return refuse({ kind: 'receiver' });
  const isThere =
    dates === null
      ? unit.validTo === null || unit.validTo >= facts.today
      : existsDuring(unit, dates, plan.window);
  if (!isThere) return refuse({ kind: 'gone' });
  const entry = entryOf(plan, kind, field);
  if (kind === 'thematic' && entry === null) return refuse({ kind: 'unknown_theme' });
  if (entry !== null && plan.inspections[entry]?.carriedOutBy === unit.code) {
    return refuse({ kind: 'inspects_itself' });
  }
  const same = others.find(
    (each) => each.kind === kind && (kind !== 'thematic' || each.state.entry === entry),
  );
  const clash = same ?? others.find((each) => excludes(each.kind, kind));
  if (clash !== undefined) return refuse({ kind: 'already', as: clash.kind });
  const own = { level: unit.level, tags: unit.tags, periodKind: 'inspection' as const };
  if (reportsAsked(plan, kind) && outline !== null && askedOf(outline, own).asked.length === 0) {
    return refuse({ kind: 'asks_nothing' });
  }
  return { ok: true, entry };
}

/** A unit is inspected on site or inspects itself, not both. */
function excludes(one: InspectionKind, other: InspectionKind): boolean {
  return [one, other].includes('on_site') && [one, other].includes('self_inspection');
}

/** The plan's entry that an addition stands under. */
function entryOf(plan: PlanFile, kind: InspectionKind, field: ReformField | null): number | null {
  const at = plan.inspections.findIndex(
    (each) => each.kind === kind && (field === null || each.field === field),
  );
  const isOne = field !== null || plan.inspections.filter((each) => each.kind === kind).length === 1;
  return at < 0 || (kind === 'thematic' && !isOne) ? null : at;
}

/** The themes in which the unit may still come in. */
export function themesLeft(facts: AdditionFacts, unit: Unit): ReformField[] {
  const themes = facts.plan.inspections.flatMap(({ kind, field }) =>
    kind === 'thematic' && field !== undefined ? [field] : [],
  );
  return [...new Set(themes)].filter(
    (field) => checkAddition(facts, { unit, kind: 'thematic', field, dates: null }).ok,
  );
}

/** The ways in which the unit may still come in; those of the plan first. */
export function kindsLeft(facts: AdditionFacts, unit: Unit): PlannedKind[] {
  const isPlanned = (kind: PlannedKind) => facts.plan.inspections.some((each) => each.kind === kind);
  const open = plannedKinds.filter((kind) =>
    kind === 'thematic'
      ? themesLeft(facts, unit).length > 0
      : checkAddition(facts, { unit, kind, field: null, dates: null }).ok,
  );
  return [...open.filter(isPlanned), ...open.filter((kind) => !isPlanned(kind))];
}

/** Why the unit cannot come in at all; null when it may in some way. */
export function refusalOf(facts: AdditionFacts, unit: Unit): AdditionRefusal | null {
  if (kindsLeft(facts, unit).length > 0) return null;
  const checked = checkAddition(facts, { unit, kind: plannedKinds[0]!, field: null, dates: null });
  return checked.ok ? null : checked.refusal;
}
