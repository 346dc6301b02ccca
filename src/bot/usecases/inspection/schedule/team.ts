import type { ScheduleAction } from '../../../../domain/inspection/schedule/action.ts';
import type { Draft, TeamPlace } from '../../../../domain/inspection/schedule/awaited.ts';
import {
  backFrom,
  candidatesView,
  roleView,
  teamView,
} from '../../../../domain/inspection/schedule/team-view.ts';
import type { TeamRole } from '../../../../domain/inspection/kind.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { addToTeam, ownUnitsInspected, removeFromTeam, type TeamChange } from './change-team.ts';
import { findPeople } from './find-people.ts';
import { roundStanding } from './list-inspections.ts';
import { contextOf, mayDo, sayNotYours, sayStale } from './seen.ts';

const everything = { kind: 'system' } as const;

/** The team the person may change: with its round, and its inspection where it is one's own. Null, and said so, else. */
async function teamMeant(talk: Talk, { roundId, inspectionId }: TeamPlace): Promise<TeamChange | null> {
  const { tx, scope } = talk;
  if (inspectionId !== null) {
    const seen = await mayDo(talk, inspectionId, 'schedule');
    return seen === null ? null : { round: seen.round, inspection: seen.inspection };
  }
  const round = scope === null ? null : await tx.inspections.roundById(scope, roundId);
  const standing = round === null ? null : await roundStanding(talk, round);
  if (round !== null && (standing?.coordinates || standing?.isHead || standing?.isDeputy)) {
    return { round, inspection: null };
  }
  await sayNotYours(talk);
  return null;
}

function placeOf({ round, inspection }: TeamChange): TeamPlace {
  return { roundId: round.id, inspectionId: inspection?.id ?? null };
}

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
      | 'member_role';
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
    default:
      return action satisfies never;
  }
}

async function showTeam(talk: Talk, place: TeamPlace): Promise<void> {
  const team = await teamMeant(talk, place);
  return team === null ? undefined : tellTeam(talk, team, []);
}

async function tellTeam(talk: Talk, team: TeamChange, lead: Message[]): Promise<void> {
  const { tx } = talk;
  const { round, inspection } = team;
  const names = new Map((await tx.units.all()).map(({ id, name }) => [id, name]));
  const members =
    inspection === null
      ? await tx.inspections.roundTeam(round.id)
      : await tx.inspections.teamOf(everything, inspection.id);
  const shown = members.map((member) => ({
    ...member,
    agency: names.get(member.agencyUnitId ?? '') ?? null,
  }));
  return talk.say(teamView(placeOf(team), shown, { title: inspection?.unitName ?? round.title, lead }));
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
  const own = await ownUnitsInspected(talk.tx, team, personId);
  const warnings =
    own.length === 0
      ? []
      : [say('inspection.own_unit', { name: person.name, units: own.map(({ name }) => name).join('; ') })];
  return talk.say(roleView(draft.place, person.name, warnings), {
    awaits: { area: 'schedule', what: { kind: 'member_role', place: draft.place, personId } },
  });
}

async function giveRole(talk: Talk, role: TeamRole): Promise<void> {
  const awaits = talk.sender?.dialog?.awaits;
  const draft = awaits?.area === 'schedule' ? awaits.what : null;
  if (draft?.kind !== 'member_role') return sayStale(talk);
  const team = await teamMeant(talk, draft.place);
  if (team === null) return;
  const said = await addToTeam(contextOf(talk), team, draft.personId, role);
  return tellTeam(talk, team, [said]);
}

async function removeMember(talk: Talk, memberId: string, place: TeamPlace): Promise<void> {
  const team = await teamMeant(talk, place);
  if (team === null) return;
  const said = await removeFromTeam(contextOf(talk), team, memberId);
  return tellTeam(talk, team, [said]);
}
