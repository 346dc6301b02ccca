import { openRoundAs, roundFacts } from '../../../src/bot/usecases/round/open-round.ts';
import { wordedPlan } from '../../../src/bot/usecases/inspection/plan/word-plan.ts';
import { administer, type AdministrationTools } from '../../../src/bot/usecases/administration.ts';
import {
  freshInspection,
  type InspectionDates,
  type InspectionState,
} from '../../../src/domain/inspection/inspection.ts';
import { asksReport, type InspectionKind } from '../../../src/domain/inspection/kind.ts';
import { planFileSchema, type PlanFile } from '../../../src/domain/inspection/plan/plan-file.ts';
import type { Inspection, InspectionRound } from '../../../src/domain/inspection/ports.ts';
import { checkRound } from '../../../src/domain/round/checks.ts';
import { roundFileSchema } from '../../../src/domain/round/round-file.ts';
import type { Transaction } from '../../../src/domain/ports.ts';
import { surpriseTeam, usualTeam, type CastName, type Team } from './cast.ts';

const system = { kind: 'system' } as const;

/** One unit's inspection, as a test wants it. */
export interface InspectionSpec {
  /** Lower-case letters and digits; its place in the round when not given ("i1"). */
  id?: string;
  /** Code of the unit. */
  unit: string;
  /** On site when not given. */
  kind?: InspectionKind;
  days?: string[];
  /** "2024-08", where no days are given. */
  month?: string;
  /** A team of its own; a surprise has one in any case. */
  team?: Team;
  /** A surprise is hidden unless this says otherwise. */
  hidden?: boolean;
  orderedBy?: CastName;
  state?: Partial<InspectionState>;
  /** Id of the earlier inspection. */
  follows?: string;
}

export interface RoundSpec {
  /** "kt" when not given. */
  id?: string;
  inspections: InspectionSpec[];
  /** The usual team when not given. */
  team?: Team;
  /** What the plan says besides; the code and the title too. */
  plan?: Partial<PlanFile>;
  /** Whether a reporting round is opened for those who report; it is unless this says otherwise. */
  reports?: boolean;
}

export interface OpenedInspectionRound {
  round: InspectionRound;
  /** As they are stored, in the order they were given. */
  inspections: Inspection[];
}

function datesOf({ days, month }: InspectionSpec): InspectionDates {
  if (days !== undefined) return { kind: 'days', days };
  return month === undefined ? { kind: 'open' } : { kind: 'month', month };
}

function planOf({ id = 'kt', inspections, plan = {} }: RoundSpec): PlanFile {
  const kinds = new Set(inspections.map(({ kind = 'on_site' }) => kind));
  const file = planFileSchema.parse({
    code: `kiem-tra-${id}`,
    title: 'Kiểm tra cải cách hành chính năm 2024',
    kind: 'inspection_plan',
    document: { number: '1871/KH-UBND', date: '2024-05-30' },
    receivingUnit: 'so-noi-vu',
    window: { from: '2024-08-01', to: '2024-08-31' },
    inspectedPeriod: { from: '2024-01-01', to: 'inspection_day' },
    outline: { code: 'kon-tum-2024', version: 1 },
    inspections: [...kinds].map((kind) => ({
      kind,
      units: inspections.filter((one) => (one.kind ?? 'on_site') === kind).map(({ unit }) => unit),
      terms: asksReport(kind) ? { report: { workingDaysBefore: 5, anchor: 'inspection_day' } } : {},
    })),
    ...plan,
  });
  return wordedPlan(file);
}

/** Puts a round with its team and inspections where they are kept, and opens the reporting round they ask for. */
export async function storeRound(
  tools: AdministrationTools,
  spec: RoundSpec,
  personIds: Record<CastName, string>,
): Promise<OpenedInspectionRound> {
  const { id = 'kt', team = usualTeam } = spec;
  const plan = planOf(spec);
  const reports = spec.reports === false ? new Map<string, string>() : await openReports(tools, spec, plan);
  const at = tools.clock.now();
  return tools.unitOfWork.run(async (tx) => {
    const receiver = await tx.units.byCode(plan.receivingUnit);
    await tx.inspections.openRound({
      id,
      code: plan.code,
      title: plan.title,
      receivingUnitId: receiver!.id,
      plan,
      openedAt: at,
      closedAt: null,
    });
    const join = async (inspectionId: string | null, members: Team) => {
      const agency = await tx.units.byCode('so-noi-vu');
      for (const [name, role] of Object.entries(members)) {
        const place = { roundId: id, inspectionId, personId: personIds[name as CastName] };
        const came = { agencyUnitId: agency!.id, group: null, addedAt: at, addedBy: null };
        await tx.inspections.addMember({ id: tools.ids.next(), ...place, ...came, role });
      }
    };
    await join(null, team);
    for (const [place, one] of spec.inspections.entries()) {
      const inspection = await inspectionOf(tx, one, `i${place + 1}`);
      await tx.inspections.add({
        ...inspection,
        roundId: id,
        assignmentId: reports.get(inspection.unitId) ?? null,
        orderedBy: one.orderedBy === undefined ? null : personIds[one.orderedBy],
        createdAt: at,
      });
      const own = one.team ?? (one.kind === 'surprise' ? surpriseTeam : undefined);
      if (own !== undefined) await join(inspection.id, own);
    }
    const round = await tx.inspections.roundById(system, id);
    const stored = await tx.inspections.ofRound(system, id);
    const ids = spec.inspections.map((one, place) => one.id ?? `i${place + 1}`);
    return { round: round!, inspections: ids.map((each) => stored.find((one) => one.id === each)!) };
  });
}

async function inspectionOf(tx: Transaction, spec: InspectionSpec, id: string) {
  const { kind = 'on_site' } = spec;
  const unit = await tx.units.byCode(spec.unit);
  if (unit === null) throw new Error(`no unit ${spec.unit}`);
  return {
    id: spec.id ?? id,
    unitId: unit.id,
    unitName: unit.name,
    kind,
    dates: datesOf(spec),
    state: { ...freshInspection, ...spec.state },
    revision: 0,
    hidden: spec.hidden ?? kind === 'surprise',
    followsId: spec.follows ?? null,
  };
}

/** @returns ids of the assignments by unit */
async function openReports(
  tools: AdministrationTools,
  { inspections }: RoundSpec,
  plan: PlanFile,
): Promise<Map<string, string>> {
  const reporting = inspections.filter(({ kind = 'on_site' }) => asksReport(kind));
  if (reporting.length === 0 || plan.outline === undefined) return new Map();
  const file = roundFileSchema.parse({
    code: `bao-cao-${plan.code}`,
    title: `Báo cáo phục vụ: ${plan.title}`,
    kind: 'inspection',
    outline: plan.outline,
    receivingUnit: plan.receivingUnit,
    units: reporting.map(({ unit }) => unit),
    period: { kind: 'inspection', from: '2024-01-01', to: plan.window.to },
    deadline: { workingDaysBefore: 5, anchor: 'inspection_day' },
    anchors: reporting.flatMap(({ unit, days }) =>
      days?.[0] === undefined ? [] : [{ anchor: 'inspection_day', date: days[0], units: [unit] }],
    ),
  });
  await administer(tools, async (administration) => {
    const facts = await roundFacts(administration, file);
    const problems = checkRound(file, facts);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return { ok: true, value: await openRoundAs(administration, file, facts, null) };
  });
  return tools.unitOfWork.run(async (tx) => {
    const round = await tx.rounds.byCode(system, file.code);
    const standings = await tx.rounds.standings(system, round!.id);
    return new Map(standings.map(({ unitId, assignmentId }) => [unitId, assignmentId]));
  });
}
