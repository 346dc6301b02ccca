import { say, type Message } from '../../message.ts';
import type { Choice } from '../../view.ts';
import type { TeamMember } from '../ports.ts';
import { reportChoice } from '../report/choices.ts';
import { teamRoleMessage } from '../schedule/words.ts';

/** Somebody in a team, with the name of the unit they come from. */
export type PlacedMember = Pick<TeamMember, 'id' | 'personName' | 'role' | 'group'> & {
  agency: string | null;
};

/** "Name, role (agency; group)". */
export function memberMessage({ personName: name, role, agency, group }: Omit<PlacedMember, 'id'>): Message {
  const who = { name, role: teamRoleMessage(role) };
  if (agency === null) {
    return group === null
      ? say('inspection.card_member', who)
      : say('basis.member_in_group', { ...who, group });
  }
  return group === null
    ? say('inspection.card_member_of', { ...who, agency })
    : say('basis.member_in', { ...who, agency, group });
}

/** To the groups and agencies of a team's members. */
export function placesChoice(of: 'round' | 'inspection', id: string): Choice {
  return reportChoice({ kind: 'team_places', of, id }, say('basis.choice.places'), { command: 'chiato' });
}
