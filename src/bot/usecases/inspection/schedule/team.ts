import type { ScheduleAction } from '../../../../domain/inspection/schedule/action.ts';
import type { Draft, TeamPlace } from '../../../../domain/inspection/schedule/awaited.ts';
import {
  backFrom,
  candidatesView,
  roleView,
  successorView,
} from '../../../../domain/inspection/schedule/team-view.ts';
import type { TeamRole } from '../../../../domain/inspection/kind.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { propose } from './change.ts';
import { addToTeam, membersOf, ownUnitsInspected, unitsToTell } from './change-team.ts';
import { findPeople } from './find-people.ts';
import { contextOf, sayStale } from './seen.ts';
import { placeOf, teamMeant, tellTeam } from './team-meant.ts';

type TeamAction = Extract<
  ScheduleAction,
  {
    kind:
      | 'team'
      | 'add_member'
      | 'round_team'
      | 'add_round_member'
      | 'remove_member'
      | 'pick_member'
      | 'member_role'
      | 'successor';
  }
>;

/** What is chosen about a team. */
export async function chooseTeam(talk: Talk, action: TeamAction): Promise<void> {
  switch (action.kind) {
    case 'team':
      return showTeam(talk, { roundId: '', inspectionId: action.inspectionId });
    case 'round_team':
      return showTeam(talk, { roundId: action.roundId, inspectionId: null });
    case 'add_member':
      return askMember(talk, { roundId: '', inspectionId: action.inspectionId });
    case 'add_round_member':
      return askMember(talk, { roundId: action.roundId, inspectionId: null });
    case 'remove_member':
      return action.of === 'round'
        ? removeMember(talk, action.memberId, { roundId: action.id, inspectionId: null })
        : removeMember(talk, action.memberId, { roundId: '', inspectionId: action.id });
    case 'pick_member':
      return pickMember(talk, action.personId);
    case 'member_role':
      return giveRole(talk, action.role);
    case 'successor':
      return takeSuccessor(talk, action.personId);
    default:
      return action satisfies never;
  }
}

async function showTeam(talk: Talk, place: TeamPlace): Promise<void> {
  const team = await teamMeant(talk, place);
  return team === null ? undefined : tellTeam(talk, team, []);
}

/** Asks for the name of somebody who joins. */
export async function askMember(talk: Talk, place: TeamPlace, lead: Message[] = []): Promise<void> {
  const team = await teamMeant(talk, place);
  if (team === null) return;
  return talk.say(view([...lead, say('inspection.ask_member')], [[backFrom(placeOf(team))]]), {
    awaits: { area: 'schedule', what: { kind: 'member_name', place: placeOf(team) } },
  });
}

export async function takeMemberName(
  talk: Talk,
  { place }: Draft<'member_name'>,
  typed: string,
): Promise<void> {
  const team = await teamMeant(talk, place);
  if (team === null) return;
  const { candidates, more } = await findPeople(talk.tx, typed);
  if (candidates.length === 0)
    return askMember(talk, place, [say('inspection.people_none', { name: typed })]);
  return talk.say(candidatesView(candidates, more, 'pick_member', [backFrom(place)]), {
    awaits: { area: 'schedule', what: { kind: 'member_name', place } },
  });
}

/** Somebody was chosen: in which role? Who would inspect their own unit is pointed out. */
async function pickMember(talk: Talk, personId: string): Promise<void> {
  const awaits = talk.sender?.dialog?.awaits;
  const draft = awaits?.area === 'schedule' ? awaits.what : null;
  const person = await talk.tx.people.byId(personId);
  if (draft?.kind !== 'member_name' || person === null) return sayStale(talk);
  const team = await teamMeant(talk, draft.place);
  if (team === null) return;
  const own = await ownUnitsInspected(talk.tx, team, personId, null);
  const warnings =
    own.length === 0
      ? []
      : [
          say('inspection.own_unit_unless_guest', {
            name: person.name,
            units: own.map(({ name }) => name).join('; '),
          }),
        ];
  return talk.say(roleView(draft.place, person.name, warnings), {
    awaits: { area: 'schedule', what: { kind: 'member_role', place: draft.place, personId } },
  });
}

async function giveRole(talk: Talk, role: TeamRole): Promise<void> {
  const awaits = talk.sender?.dialog?.awaits;
  const draft = awaits?.area === 'schedule' ? awaits.what : null;
  if (draft?.kind !== 'member_role') return sayStale(talk);
  const { place, personId } = draft;
  const team = await teamMeant(talk, place);
  if (team === null) return;
  // A unit that knows who comes is told by which paper that changes.
  if ((await unitsToTell(talk.tx, team)).length > 0) {
    return propose(talk, { deed: 'add_member', place, personId, role }, null);
  }
  return tellTeam(talk, team, [await addToTeam(contextOf(talk), team, personId, role)]);
}

/** Somebody goes, which is shown before it is done; of a head it is asked first who takes the place. */
async function removeMember(talk: Talk, memberId: string, place: TeamPlace): Promise<void> {
  const team = await teamMeant(talk, place);
  if (team === null) return;
  const members = await membersOf(talk.tx, team);
  const gone = members.find(({ id }) => id === memberId);
  if (gone === undefined) return tellTeam(talk, team, [say('inspection.refused.stale')]);
  const others = members.filter(({ id }) => id !== memberId);
  const isHead = gone.role === 'team_head' && !others.some(({ role }) => role === 'team_head');
  const own = placeOf(team);
  if (isHead) {
    return talk.say(successorView(own, gone.personName, others), {
      awaits: { area: 'schedule', what: { kind: 'successor', place: own, memberId } },
    });
  }
  return propose(talk, { deed: 'remove_member', place: own, memberId, successorId: null }, null);
}

/** Nothing is typed here but the label of a choice. */
export function chooseSuccessor(talk: Talk, { place, memberId }: Draft<'successor'>): Promise<void> {
  return removeMember(talk, memberId, place);
}

function takeSuccessor(talk: Talk, successorId: string): Promise<void> {
  const awaits = talk.sender?.dialog?.awaits;
  const draft = awaits?.area === 'schedule' ? awaits.what : null;
  if (draft?.kind !== 'successor') return sayStale(talk);
  const { place, memberId } = draft;
  return propose(talk, { deed: 'remove_member', place, memberId, successorId }, null);
}
