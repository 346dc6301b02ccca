import type { Limit } from '../../../../domain/deadline/limit.ts';
import type { InspectionDates } from '../../../../domain/inspection/inspection.ts';
import type { InspectionKind } from '../../../../domain/inspection/kind.ts';
import { checkPlan } from '../../../../domain/inspection/plan/checks.ts';
import type { PlanFacts } from '../../../../domain/inspection/plan/facts.ts';
import { plannedInspections, type PlannedInspection } from '../../../../domain/inspection/plan/units.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { planWarnings, type PlanWarning } from '../../../../domain/inspection/plan/warnings.ts';
import { planFileSchema, type PlanFile } from '../../../../domain/inspection/plan/plan-file.ts';
import { checked } from '../../../../domain/organisation/checked.ts';
import { parseYaml, type FileResult } from '../../../files/yaml-file.ts';
import { record, type Administration, type FileText } from '../../administration.ts';
import { openRoundAs } from '../../round/open-round.ts';
import { tellOfLeftOvers } from '../remediation/left-over.ts';
import { askWhenPlanned } from '../term/ask-team.ts';
import { addTeam } from './add-team.ts';
import { contextOf } from './context.ts';
import { planFacts } from './facts.ts';
import { newInspection } from './new-inspection.ts';
import { reportRoundOf } from './report-round.ts';
import { wordedPlan } from './word-plan.ts';

export interface OpenedInspectionRound {
  id: string;
  code: string;
  title: string;
  /** How many are in the round's own team. */
  team: number;
  inspections: {
    id: string;
    kind: InspectionKind;
    unitCode: string;
    unitName: string;
    dates: InspectionDates;
    /** Of the unit's report; null where none is asked for. */
    limit: Limit | null;
  }[];
  /** The rounds in which the units report. */
  reports: { code: string; title: string; units: number }[];
  /** Allowed, but to be known: told to whoever opened the round, and in its trace. */
  warnings: PlanWarning[];
}

/** Opens a round of inspections from its plan, within a transaction that is open. */
export async function takePlan(
  administration: Administration,
  { file: fileName, text }: FileText,
): Promise<FileResult<OpenedInspectionRound>> {
  const shape = parseYaml(text, fileName, planFileSchema);
  if (!shape.ok) return shape;
  const facts = await planFacts(administration, shape.value);
  const read = parseYaml(
    text,
    fileName,
    checked(planFileSchema, (plan) => checkPlan(plan, facts)),
  );
  if (!read.ok) return read;
  return { ok: true, value: await openInspectionRound(administration, read.value, facts) };
}

/** Opens a plan that has passed its checks: round, team, each unit's inspection, and the rounds in which units report. */
export async function openInspectionRound(
  administration: Administration,
  file: PlanFile,
  facts: PlanFacts & { versionId: string | null },
): Promise<OpenedInspectionRound> {
  const { tx, ids, now } = administration;
  const plan = wordedPlan(file);
  const { code, title } = plan;
  const id = ids.next();
  const receiver = facts.units.find((unit) => unit.code === plan.receivingUnit)!;
  const round = { id, code, title, receivingUnitId: receiver.id, plan, openedAt: now, closedAt: null };
  await tx.inspections.openRound(round);
  await addTeam(administration, id, null, plan.team, facts);

  const planned = plannedInspections(plan, facts.units);
  const { reports, asked } = await openReports(administration, plan, planned, facts);
  const inspections: OpenedInspectionRound['inspections'] = [];
  const made: Inspection[] = [];
  for (const { entry, kind, unit, dates } of planned) {
    const report = asked.get(`${kind} ${unit.code}`);
    const assignmentId = report?.assignmentId ?? null;
    const first = { roundId: id, unit, kind, entry, dates, assignmentId };
    const inspection = await newInspection(administration, first);
    await tx.inspections.add(inspection);
    made.push(inspection);
    const own = plan.inspections[entry]?.team;
    if (own !== undefined) await addTeam(administration, id, inspection.id, own, facts);
    const limit = report?.limit ?? null;
    inspections.push({ id: inspection.id, kind, unitCode: unit.code, unitName: unit.name, dates, limit });
  }

  await tellOfLeftOvers(
    administration,
    { id, title, receivingUnitId: receiver.id },
    inspections.map(({ id: inspectionId, unitCode, unitName }) => ({
      id: inspectionId,
      unitId: facts.units.find(({ code: each }) => each === unitCode)!.id,
      unitName,
    })),
  );
  await askWhenPlanned(contextOf(administration), round, made);
  const warnings = [...planWarnings(plan, facts), ...neverInspected(inspections, made)];
  await traceOpening(administration, id, inspections, warnings);
  const detail = { code, document: plan.document?.number, units: inspections.length };
  await record(administration, {
    action: 'open_inspection_round',
    subject: 'inspection_round',
    subjectId: id,
    detail,
  });
  return { id, code, title, team: plan.team.members.length, inspections, reports, warnings };
}

/** Re-inspections that follow nothing. */
function neverInspected(
  inspections: OpenedInspectionRound['inspections'],
  made: readonly Inspection[],
): PlanWarning[] {
  const alone = new Set(
    made.filter(({ kind, followsId }) => kind === 're_inspection' && followsId === null).map(({ id }) => id),
  );
  return inspections.flatMap(({ id, unitCode, unitName }) =>
    alone.has(id) ? [{ unitCode, unitName, kind: 'never_inspected' }] : [],
  );
}

/** One round of reports for each kind that asks for them; `asked` is by kind and the unit's code. */
async function openReports(
  administration: Administration,
  plan: PlanFile,
  planned: readonly PlannedInspection[],
  facts: PlanFacts & { versionId: string | null },
) {
  const reports: OpenedInspectionRound['reports'] = [];
  const asked = new Map<string, { assignmentId: string; limit: Limit }>();
  for (const kind of new Set(planned.map((each) => each.kind))) {
    const ofKind = planned.filter((each) => each.kind === kind);
    const round = reportRoundOf(plan, kind, ofKind);
    if (round === null) continue;
    const opened = await openRoundAs(
      administration,
      round.file,
      { ...facts, alreadyOpen: false },
      null,
      round.cutoffs,
    );
    reports.push({ code: opened.code, title: opened.title, units: opened.units.length });
    for (const { code, assignmentId, limit } of opened.units) {
      asked.set(`${kind} ${code}`, { assignmentId, limit });
    }
  }
  return { reports, asked };
}

async function traceOpening(
  { tx, now }: Administration,
  roundId: string,
  inspections: OpenedInspectionRound['inspections'],
  warnings: readonly PlanWarning[],
): Promise<void> {
  const line = { roundId, at: now, actorId: null, reason: null };
  await tx.inspections.trace({ ...line, inspectionId: null, action: 'open_round' });
  for (const { unitCode, ...warning } of warnings) {
    for (const { id } of inspections.filter((each) => each.unitCode === unitCode)) {
      await tx.inspections.trace({ ...line, inspectionId: id, action: 'warned', detail: warning });
    }
  }
}
