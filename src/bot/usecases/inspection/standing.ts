import type { Scope } from '../../../domain/access.ts';
import type { TeamRole } from '../../../domain/inspection/kind.ts';
import type { Inspection, InspectionRound } from '../../../domain/inspection/ports.ts';
import type { Standing } from '../../../domain/inspection/standing.ts';
import type { Sender } from '../../../domain/organisation/ports.ts';
import type { Talk } from '../talk.ts';

type Asking = Pick<Talk, 'tx' | 'scope' | 'sender'>;

const stranger: Standing = { team: null, ofUnit: false, coordinates: false, leads: false };

/**
 * What the person in the talk is to an inspection. Who is in the team of a surprise inspection of their own unit is a
 * member only, until its conclusion is issued.
 */
export async function standingIn({ tx, scope, sender }: Asking, inspection: Inspection): Promise<Standing> {
  if (scope?.kind !== 'person' || sender === null) return stranger;
  const round = await tx.inspections.roundById(scope, inspection.roundId);
  const members = await tx.inspections.teamOf(scope, inspection.id);
  const team = members.find(({ personId }) => personId === scope.personId)?.role ?? null;
  return standingOf(scope, sender, round, inspection, team);
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
  return inspections.map((inspection) => ({
    inspection,
    standing: standingOf(scope, sender, round, inspection, roles.get(inspection.id) ?? null),
  }));
}

function standingOf(
  scope: Extract<Scope, { kind: 'person' }>,
  sender: Sender,
  round: InspectionRound | null,
  inspection: Inspection,
  team: TeamRole | null,
): Standing {
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
