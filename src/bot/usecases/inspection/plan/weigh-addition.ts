import type { Limit } from '../../../../domain/deadline/limit.ts';
import type { InspectionDates } from '../../../../domain/inspection/inspection.ts';
import {
  checkAddition,
  type Addition,
  type AdditionFacts,
  type AdditionRefusal,
} from '../../../../domain/inspection/plan/addition.ts';
import type { PlanFacts } from '../../../../domain/inspection/plan/facts.ts';
import { dateWarnings, type PlanWarning } from '../../../../domain/inspection/plan/warnings.ts';
import { inspects } from '../../../../domain/inspection/kind.ts';
import type { InspectionRound } from '../../../../domain/inspection/ports.ts';
import { assignmentFor } from '../../round/open-round.ts';
import type { Administration } from '../../administration.ts';
import { planFacts } from './facts.ts';
import { isNeverInspected } from './new-inspection.ts';
import { reportRoundOf } from './report-round.ts';

const everything = { kind: 'system' } as const;

/** An addition of which everything is known. */
export type WholeAddition = Addition & { dates: InspectionDates };

/** What adding a unit would come to. */
export interface WeighedAddition {
  /** Its place in the plan; null when the plan has none. */
  entry: number | null;
  /** Of the unit's report; null where none is asked for. */
  limit: Limit | null;
  warnings: PlanWarning[];
}

export type Facts = PlanFacts & { versionId: string | null };

/** What an addition of a unit is checked against. What is hidden is not among it, whoever asks. */
export async function additionFacts(
  { tx }: Administration,
  { id, plan, receivingUnitId }: InspectionRound,
  unitId: string,
  { outline, today }: Facts,
): Promise<AdditionFacts> {
  const others = (await tx.inspections.ofRound(everything, id)).filter(
    (each) => each.unitId === unitId && !each.hidden && each.state.cancelled === null,
  );
  return { plan, receivingUnitId, outline, today, others };
}

/** Looks at an addition before it is made; nothing is written. */
export async function weighAddition(
  administration: Administration,
  round: InspectionRound,
  addition: WholeAddition,
): Promise<{ ok: true; weighed: WeighedAddition; facts: Facts } | { ok: false; refusal: AdditionRefusal }> {
  const facts = await planFacts(administration, round.plan);
  const checked = checkAddition(
    await additionFacts(administration, round, addition.unit.id, facts),
    addition,
  );
  if (!checked.ok) return checked;
  const { entry } = checked;
  const { unit, kind, dates } = addition;
  const named = { unitCode: unit.code, unitName: unit.name };
  const warnings: PlanWarning[] = [
    ...dateWarnings(round.plan, { kind, entry, dates }, facts.calendar, facts.today).map((each) => ({
      ...named,
      ...each,
    })),
    ...(await ownUnitWarnings(administration, round, entry, addition, facts)),
    ...((await isNeverInspected(administration, kind, unit.id))
      ? [{ ...named, kind: 'never_inspected' as const }]
      : []),
  ];
  return { ok: true, weighed: { entry, limit: limitOf(round, addition, facts), warnings }, facts };
}

function limitOf({ plan }: InspectionRound, addition: WholeAddition, { calendar }: Facts): Limit | null {
  const wanted = reportRoundOf(plan, addition.kind, [addition]);
  return wanted === null
    ? null
    : assignmentFor('', wanted.file, addition.unit, calendar, wanted.cutoffs).limit;
}

/** Members who belong to the unit that they would inspect; guests do not, and inspecting itself it has no team. */
async function ownUnitWarnings(
  { tx }: Administration,
  { id, plan }: InspectionRound,
  entry: number | null,
  { unit, kind }: WholeAddition,
  { people, units }: Facts,
): Promise<PlanWarning[]> {
  if (kind === 'self_inspection') return [];
  const everyone = await tx.people.everyone();
  const own = entry === null ? undefined : plan.inspections[entry]?.team;
  const team =
    own === undefined
      ? await tx.inspections.roundTeam(id)
      : own.members.map(({ person, role, agency }) => ({
          role,
          personId: people.find(({ code }) => code === person)?.id,
          agencyUnitId: units.find(({ code }) => code === agency)?.id,
        }));
  const inspecting = team.filter(({ role }) => inspects(role));
  return inspecting.flatMap(({ personId, agencyUnitId }) => {
    const known = everyone.find(({ person }) => person.id === personId);
    const isOwn = agencyUnitId === unit.id || known?.roles.some(({ unitId }) => unitId === unit.id);
    return known === undefined || !isOwn
      ? []
      : [
          {
            ...{ unitCode: unit.code, unitName: unit.name },
            ...{ kind: 'own_unit', person: known.person.name },
          } as const,
        ];
  });
}
