import { readMemberPlace, type PlaceTyped } from '../../../../domain/inspection/basis/read-place.ts';
import { placesView } from '../../../../domain/inspection/basis/view.ts';
import type { TeamMember } from '../../../../domain/inspection/ports.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import type { InspectionContext } from '../advance-inspection.ts';
import { membersOf, type TeamChange } from '../schedule/change-team.ts';
import { contextOf, sayStale } from '../schedule/seen.ts';
import { teamMeant } from '../schedule/team-meant.ts';
import { placedMembers } from './show-basis.ts';
import { reportChoice } from '../../../../domain/inspection/report/choices.ts';

/** Whose team: of a round, or of one inspection. */
export interface TeamNamed {
  of: 'round' | 'inspection';
  id: string;
}

const meant = (talk: Talk, { of, id }: TeamNamed): Promise<TeamChange | null> =>
  teamMeant(talk, of === 'round' ? { roundId: id, inspectionId: null } : { roundId: '', inspectionId: id });

/** Groups and agencies of a team, to be set by whoever may change it. */
export async function showPlaces(talk: Talk, named: TeamNamed, lead: Message[] = []): Promise<void> {
  const team = await meant(talk, named);
  if (team === null) return;
  const members = await placedMembers(talk.tx, await membersOf(talk.tx, team));
  return talk.say(placesView({ ...named, roundId: team.round.id }, members, lead));
}

export async function askPlace(
  talk: Talk,
  { memberId, ...named }: TeamNamed & { memberId: string },
  lead: Message[] = [],
): Promise<void> {
  const team = await meant(talk, named);
  if (team === null) return;
  const member = (await membersOf(talk.tx, team)).find(({ id }) => id === memberId);
  if (member === undefined) return sayStale(talk);
  const { of, id } = named;
  const back = reportChoice({ kind: 'team_places', of, id }, say('basis.choice.places'));
  return talk.say(view([...lead, say('basis.ask_place', { name: member.personName })], [[back]]), {
    awaits: { area: 'report', what: { kind: 'member_place', of, id, memberId } },
  });
}

export async function takePlace(
  talk: Talk,
  { memberId, ...named }: TeamNamed & { memberId: string },
  typed: string,
): Promise<void> {
  const team = await meant(talk, named);
  if (team === null) return;
  const member = (await membersOf(talk.tx, team)).find(({ id }) => id === memberId);
  if (member === undefined) return sayStale(talk);
  const units = await talk.tx.units.all();
  const read = readMemberPlace(typed, units);
  if (read === null) return askPlace(talk, { ...named, memberId }, [say('basis.place_unclear', { typed })]);
  const placed = await placeMember(contextOf(talk), member, read);
  const agency = units.find(({ id }) => id === placed.agencyUnitId)?.name ?? '–';
  const { personName: name } = member;
  return showPlaces(talk, named, [say('basis.place_recorded', { name, group: placed.group ?? '–', agency })]);
}

/** Gives a member another group or agency; the role stays, and the change is in the trace. */
async function placeMember(
  { tx, tools, at, actorId }: InspectionContext,
  { personName: _, ...member }: TeamMember,
  { group, agencyUnitId }: PlaceTyped,
): Promise<Pick<TeamMember, 'group' | 'agencyUnitId'>> {
  const now = {
    group: group === undefined ? member.group : group,
    agencyUnitId: agencyUnitId ?? member.agencyUnitId,
  };
  await tx.inspections.addMember({ ...member, ...now, id: tools.ids.next(), addedAt: at, addedBy: actorId });
  const { roundId, inspectionId, personId } = member;
  const detail = { personId, ...now };
  await tx.inspections.trace({
    ...{ roundId, inspectionId, at, actorId, detail },
    action: 'place_member',
    reason: null,
  });
  return now;
}
