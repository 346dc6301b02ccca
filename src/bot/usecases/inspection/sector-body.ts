import type { Role } from '../../../domain/access.ts';
import type { TeamRole } from '../../../domain/inspection/kind.ts';
import { thematicEntry } from '../../../domain/inspection/plan/thematic.ts';
import type { Inspection, InspectionRound, TeamMember } from '../../../domain/inspection/ports.ts';
import type { Unit } from '../../../domain/organisation/ports.ts';
import type { Transaction } from '../../../domain/ports.ts';
import { coordinatorChats, type PersonChat } from './schedule/people-concerned.ts';

const everything = { kind: 'system' } as const;

/** In the team, who stands for the body they come from. */
const standsForBody: readonly TeamRole[] = ['team_head', 'team_deputy', 'team_secretary'];
/** Duties in the body itself. */
const dutiesInBody: readonly Role[] = ['coordinator', 'unit_head', 'approver', 'focal_point'];

/** The sector body that carries out a thematic inspection, and issues its conclusion; null for any other kind. */
export async function bodyOf(
  tx: Transaction,
  round: Pick<InspectionRound, 'plan'>,
  inspection: Pick<Inspection, 'kind' | 'state'>,
): Promise<Unit | null> {
  const code = thematicEntry(round.plan, inspection)?.carriedOutBy;
  return code === undefined ? null : tx.units.byCode(code);
}

/** Whether somebody of the team belongs to the body: it is where they come from, or they have a duty in it. */
export function isOfBody(
  { role, agencyUnitId }: Pick<TeamMember, 'role' | 'agencyUnitId'>,
  roles: readonly { role: Role; unitId: string }[],
  { id }: Pick<Unit, 'id'>,
): boolean {
  return (
    (agencyUnitId === id && standsForBody.includes(role)) ||
    (role !== 'guest' && roles.some((each) => each.unitId === id && dutiesInBody.includes(each.role)))
  );
}

/**
 * Whoever has a conclusion signed, numbered and issued: the coordinators of the unit that keeps the round; of a thematic
 * inspection the people of its sector body, as long as one of them can be written to.
 */
export async function issuerChats(
  tx: Transaction,
  roundId: string,
  inspections: readonly Inspection[],
): Promise<PersonChat[]> {
  const [first] = inspections;
  const round = await tx.inspections.roundById(everything, roundId);
  const body = first === undefined || round === null ? null : await bodyOf(tx, round, first);
  if (first === undefined || body === null) return coordinatorChats(tx, roundId);
  const duties = new Set<string>();
  for (const role of dutiesInBody) {
    for (const { personId } of await tx.followUp.chats(role, body.id)) duties.add(personId);
  }
  const team = await tx.inspections.teamOf(everything, first.id);
  const its = team.filter((member) =>
    isOfBody(member, duties.has(member.personId) ? [{ role: 'focal_point', unitId: body.id }] : [], body),
  );
  const chats = await tx.people.chatsOfPersons(its.map(({ personId }) => personId));
  return chats.length > 0 ? chats : coordinatorChats(tx, roundId);
}
