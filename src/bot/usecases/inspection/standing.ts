import type { Inspection } from '../../../domain/inspection/ports.ts';
import type { Standing } from '../../../domain/inspection/standing.ts';
import type { Talk } from '../talk.ts';

/**
 * What the person in the talk is to an inspection. Who is in the team of a surprise inspection of their own unit is a
 * member only, until its conclusion is issued.
 */
export async function standingIn(
  { tx, scope, sender }: Pick<Talk, 'tx' | 'scope' | 'sender'>,
  inspection: Inspection,
): Promise<Standing> {
  if (scope === null || scope.kind === 'system' || sender === null) {
    return { team: null, ofUnit: false, coordinates: false, leads: false };
  }
  const round = await tx.inspections.roundById(scope, inspection.roundId);
  const members = await tx.inspections.teamOf(scope, inspection.id);
  const team = members.find(({ personId }) => personId === scope.personId)?.role ?? null;
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
