import type { Scope } from '../../../domain/access.ts';
import type { TeamRole } from '../../../domain/inspection/kind.ts';
import type { Inspection, InspectionRound } from '../../../domain/inspection/ports.ts';
import type { Standing } from '../../../domain/inspection/standing.ts';
import type { Sender } from '../../../domain/organisation/ports.ts';
import type { Talk } from '../talk.ts';
import { bodyOf, isOfBody } from './sector-body.ts';

type Asking = Pick<Talk, 'tx' | 'scope' | 'sender'>;

const stranger: Standing = { team: null, ofUnit: false, coordinates: false, ofBody: false, leads: false };

/**
 * What the person in the talk is to an inspection. Who is in the team of a surprise inspection of their own unit is a
 * member only, until its conclusion is issued.
 */
export async function standingIn({ tx, scope, sender }: Asking, inspection: Inspection): Promise<Standing> {
  if (scope?.kind !== 'person' || sender === null) return stranger;
  const round = await tx.inspections.roundById(scope, inspection.roundId);
  const members = await tx.inspections.teamOf(scope, inspection.id);
  const own = members.find(({ personId }) => personId === scope.personId) ?? null;
  const body = round === null ? null : await bodyOf(tx, round, inspection);
  const ofBody = body !== null && own !== null && isOfBody(own, sender.roles, body);
  return { ...standingOf(scope, sender, round, inspection, own?.role ?? null), ofBody };
}

/** The same for many inspections of one round, in their order. */
export async function standingsIn(
  { tx, scope, sender }: Asking,
  inspections: readonly Inspection[],
): Promise<{ inspection: Inspection; standing: Standing }[]> {
  const [first] = inspections;
  if (first === undefined || scope?.kind !== 'person' || sender === null) {
    return inspections.map((inspection) => ({ inspection, standing: stranger }));
  }
  const round = await tx.inspections.roundById(scope, first.roundId);
  const roles = await tx.inspections.rolesIn(scope, first.roundId);
  const ofBody = await inBodyOf({ tx, scope, sender }, round, inspections);
  return inspections.map((inspection) => ({
    inspection,
    standing: {
      ...standingOf(scope, sender, round, inspection, roles.get(inspection.id) ?? null),
      ofBody: ofBody.has(inspection.id),
    },
  }));
}

/** Ids of the thematic inspections in which the person is for the sector body. */
async function inBodyOf(
  { tx, scope, sender }: Asking,
  round: InspectionRound | null,
  inspections: readonly Inspection[],
): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const inspection of inspections) {
    if (round === null || scope?.kind !== 'person' || sender === null) break;
    const body = await bodyOf(tx, round, inspection);
    if (body === null) continue;
    const members = await tx.inspections.teamOf(scope, inspection.id);
    const own = members.find(({ personId }) => personId === scope.personId);
    if (own !== undefined && isOfBody(own, sender.roles, body)) ids.add(inspection.id);
  }
  return ids;
}

function standingOf(
  scope: Extract<Scope, { kind: 'person' }>,
  sender: Sender,
  round: InspectionRound | null,
  inspection: Inspection,
  team: TeamRole | null,
): Omit<Standing, 'ofBody'> {
  const isIssued = ['issued', 'remediation', 'closed'].includes(inspection.state.stage);
  const memberOnly = inspection.kind === 'surprise' && team !== null && !isIssued;
  const receivingUnitId = round?.receivingUnitId ?? '';
  return {
    team,
    ofUnit: scope.ownUnits.includes(inspection.unitId) && !memberOnly,
    coordinates: sender.roles.some(
      ({ role, unitId }) => role === 'coordinator' && unitId === receivingUnitId,
    ),
    leads:
      sender.roles.some(({ role }) => role === 'leader') && scope.overseenUnits.includes(receivingUnitId),
  };
}
