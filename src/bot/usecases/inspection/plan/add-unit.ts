import type { Limit } from '../../../../domain/deadline/limit.ts';
import type { InspectionDates } from '../../../../domain/inspection/inspection.ts';
import type { InspectionKind, ReformField } from '../../../../domain/inspection/kind.ts';
import { existsDuring, reportsAsked } from '../../../../domain/inspection/plan/units.ts';
import { dateWarnings, type PlanWarning } from '../../../../domain/inspection/plan/warnings.ts';
import type { PlanFile } from '../../../../domain/inspection/plan/plan-file.ts';
import type { Inspection, InspectionRound } from '../../../../domain/inspection/ports.ts';
import { daysMessage, kindMessage } from '../../../../domain/inspection/schedule/words.ts';
import { say } from '../../../../domain/message.ts';
import { askedOf } from '../../../../domain/outline/outline.ts';
import type { Unit } from '../../../../domain/organisation/ports.ts';
import { view } from '../../../../domain/view.ts';
import { record, type Administration } from '../../administration.ts';
import { refused, type Outcome } from '../../outcome.ts';
import { inspectingChats } from '../schedule/people-concerned.ts';
import { tellPeople } from '../schedule/tell.ts';
import { contextOf } from './context.ts';
import { planFacts } from './facts.ts';
import { newInspection } from './new-inspection.ts';
import { askReportOf } from './report-of-unit.ts';

const everything = { kind: 'system' } as const;

/** A unit that a round of inspections is to be about from now on, and why. */
export interface AddedUnit {
  roundCode: string;
  unitCode: string;
  kind: InspectionKind;
  dates: InspectionDates;
  reason: string;
  /** Which of several themes. */
  field: ReformField | null;
}

export interface Addition {
  inspectionId: string;
  unitName: string;
  /** Of the unit's report; null where none is asked for. */
  limit: Limit | null;
  warnings: PlanWarning[];
}

/**
 * Adds a unit to a round of inspections that is open ("Đoàn kiểm tra có thể điều chỉnh hoặc bổ sung các cơ quan, đơn vị",
 * Kế hoạch 61/KH-UBND, II.4), with the reason in its trace. The team and the coordinators are told; the unit hears of it
 * by what it is asked for, and by its schedule notice.
 */
export async function addUnit(administration: Administration, wanted: AddedUnit): Promise<Outcome<Addition>> {
  const { tx, now } = administration;
  const { kind, dates, reason } = wanted;
  const found = await findPlace(administration, wanted);
  if (!found.ok) return found;
  const { round, unit, entry } = found.value;
  const facts = await planFacts(administration, round.plan);
  const own = { level: unit.level, tags: unit.tags, periodKind: 'inspection' as const };
  if (
    reportsAsked(round.plan, kind) &&
    facts.outline !== null &&
    askedOf(facts.outline, own).asked.length === 0
  ) {
    return refused('admin.inspection.asks_nothing', { unit: unit.name });
  }
  const report = await askReportOf(administration, round, { kind, unit, dates }, facts);
  if (report !== null) await release(administration, report.assignmentId);
  const assignmentId = report?.assignmentId ?? null;
  const planned = { roundId: round.id, unit, kind, entry, dates, assignmentId };
  const inspection = await newInspection(administration, planned);
  await tx.inspections.add(inspection);
  const named = { unitCode: unit.code, unitName: unit.name };
  const warnings: PlanWarning[] = [
    ...dateWarnings(round.plan, { kind, entry, dates }, facts.calendar, facts.today).map((each) => ({
      ...named,
      ...each,
    })),
    ...(await ownUnitWarnings(administration, inspection, named)),
  ];
  const detail = { unit: unit.code, kind, dates, warnings };
  await tx.inspections.trace({
    roundId: round.id,
    inspectionId: inspection.id,
    at: now,
    actorId: null,
    action: 'add_unit',
    reason,
    detail,
  });
  await record(administration, {
    action: 'add_inspected_unit',
    subject: 'inspection_round',
    subjectId: round.id,
    detail: { ...detail, reason },
  });
  const message = say('plan.unit_added', {
    title: round.title,
    unit: unit.name,
    kind: kindMessage(kind),
    days: daysMessage(inspection),
    reason,
  });
  await tellPeople(contextOf(administration), {
    to: await inspectingChats(tx, inspection),
    view: view([message]),
    key: `inspection:${inspection.id}:added`,
  });
  return {
    ok: true,
    value: { inspectionId: inspection.id, unitName: unit.name, limit: report?.limit ?? null, warnings },
  };
}

/** Where the unit comes in; refused where a plan's file would be. */
async function findPlace(
  { tx }: Administration,
  { roundCode, unitCode, kind, dates, field }: AddedUnit,
): Promise<Outcome<{ round: InspectionRound; unit: Unit; entry: number | null }>> {
  const round = await tx.inspections.roundByCode(everything, roundCode);
  if (round === null || round.closedAt !== null) {
    return refused('admin.inspection.unknown_round', { code: roundCode });
  }
  const unit = await tx.units.byCode(unitCode);
  if (unit === null) return refused('admin.refused.unknown_unit', { code: unitCode });
  const { plan } = round;
  if (kind === 'surprise') return refused('admin.inspection.surprise', {});
  if (unit.id === round.receivingUnitId) {
    return refused('admin.inspection.receiver', { unit: unit.name });
  }
  if (!existsDuring(unit, dates, plan.window)) {
    return refused('admin.inspection.unit_not_there', { unit: unit.name });
  }
  const entry = entryOf(plan, kind, field);
  if (kind === 'thematic' && entry === null) return refused('admin.inspection.unknown_theme', {});
  if (entry !== null && plan.inspections[entry]?.carriedOutBy === unit.code) {
    return refused('admin.inspection.inspects_itself', { unit: unit.name });
  }
  const before = (await tx.inspections.ofRound(everything, round.id)).filter(
    ({ unitId, hidden, state }) => unitId === unit.id && !hidden && state.cancelled === null,
  );
  const same = before.find(
    (each) => each.kind === kind && (kind !== 'thematic' || each.state.entry === entry),
  );
  const other = before.find((each) => excludes(each.kind, kind));
  const clash = same ?? other;
  if (clash !== undefined) {
    return refused('admin.inspection.already', { unit: unit.name, kind: clash.kind });
  }
  return { ok: true, value: { round, unit, entry } };
}

/** A unit is inspected on site or inspects itself, not both. */
function excludes(one: InspectionKind, other: InspectionKind): boolean {
  return [one, other].includes('on_site') && [one, other].includes('self_inspection');
}

function entryOf(plan: PlanFile, kind: InspectionKind, field: ReformField | null): number | null {
  const at = plan.inspections.findIndex(
    (each) => each.kind === kind && (field === null || each.field === field),
  );
  const isOne = field !== null || plan.inspections.filter((each) => each.kind === kind).length === 1;
  return at < 0 || (kind === 'thematic' && !isOne) ? null : at;
}

/** A report that was asked for in an inspection since cancelled goes with the new one. */
async function release({ tx }: Administration, assignmentId: string): Promise<void> {
  const before = await tx.inspections.byAssignment(everything, assignmentId);
  if (before !== null) await tx.inspections.save({ ...before, assignmentId: null });
}

async function ownUnitWarnings(
  { tx }: Administration,
  { id, unitId, kind }: Inspection,
  named: { unitCode: string; unitName: string },
): Promise<PlanWarning[]> {
  if (kind === 'self_inspection') return [];
  const everyone = await tx.people.everyone();
  return (await tx.inspections.teamOf(everything, id)).flatMap(({ personId, personName, agencyUnitId }) => {
    const roles = everyone.find(({ person }) => person.id === personId)?.roles ?? [];
    const isOwn = agencyUnitId === unitId || roles.some((role) => role.unitId === unitId);
    return isOwn ? [{ ...named, kind: 'own_unit' as const, person: personName }] : [];
  });
}
