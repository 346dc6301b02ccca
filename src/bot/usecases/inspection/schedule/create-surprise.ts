import { freshInspection } from '../../../../domain/inspection/inspection.ts';
import type { InspectionRound } from '../../../../domain/inspection/ports.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { InspectionContext } from '../advance-inspection.ts';
import { teamChats } from './people-concerned.ts';
import { tellPeople } from './tell.ts';

/**
 * A surprise inspection, hidden until it is started, with a team of its own: whoever makes it as its head, and members of
 * the round's team. Who works for the unit is recorded.
 *
 * @param given `day` is an ISO date; ids of persons; `id` is what its making was known by
 */
export async function createSurprise(
  ctx: InspectionContext,
  round: InspectionRound,
  given: { id: string; unitId: string; day: string; orderedBy: string; members: readonly string[] },
): Promise<void> {
  const { tx, tools, at, actorId } = ctx;
  const unit = await tx.units.byId(given.unitId);
  if (unit === null || actorId === null) throw new Error('a surprise needs a unit and a head');
  const { id } = given;
  await tx.inspections.add({
    id,
    roundId: round.id,
    unitId: unit.id,
    unitName: unit.name,
    kind: 'surprise',
    dates: { kind: 'days', days: [given.day] },
    state: freshInspection,
    revision: 0,
    assignmentId: null,
    hidden: true,
    orderedBy: given.orderedBy,
    followsId: null,
    createdAt: at,
  });
  const line = { roundId: round.id, inspectionId: id, at, actorId, reason: null };
  const { orderedBy } = given;
  await tx.inspections.trace({ ...line, action: 'order_surprise', detail: { orderedBy } });
  const people = await tx.people.everyone();
  for (const { personName: _, ...member } of await tx.inspections.roundTeam(round.id)) {
    const { personId } = member;
    if (personId !== actorId && !given.members.includes(personId)) continue;
    await tx.inspections.addMember({
      ...member,
      id: tools.ids.next(),
      inspectionId: id,
      role: personId === actorId ? 'team_head' : member.role === 'team_head' ? 'team_member' : member.role,
      addedAt: at,
      addedBy: actorId,
    });
    const roles = people.find(({ person }) => person.id === personId)?.roles ?? [];
    if (!roles.some(({ unitId }) => unitId === unit.id)) continue;
    await tx.inspections.trace({ ...line, action: 'member_of_own_unit', detail: { personId } });
  }
  await tellPeople(ctx, {
    to: await teamChats(tx, id),
    view: view([say('inspection.told.hidden_changed')], [[cardChoice(id)]]),
    key: `inspection:${id}:team`,
    about: { id, hidden: true },
  });
}
