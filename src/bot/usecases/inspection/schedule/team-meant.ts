import type { TeamPlace } from '../../../../domain/inspection/schedule/awaited.ts';
import { teamView } from '../../../../domain/inspection/schedule/team-view.ts';
import type { Message } from '../../../../domain/message.ts';
import type { Talk } from '../../talk.ts';
import type { TeamChange } from './change-team.ts';
import { roundStanding } from './list-inspections.ts';
import { mayDo, sayNotYours } from './seen.ts';

const everything = { kind: 'system' } as const;

/** The team the person may change: with its round, and its inspection where it is one's own. Null, and said so, else. */
export async function teamMeant(
  talk: Talk,
  { roundId, inspectionId }: TeamPlace,
): Promise<TeamChange | null> {
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

export function placeOf({ round, inspection }: TeamChange): TeamPlace {
  return { roundId: round.id, inspectionId: inspection?.id ?? null };
}

export async function tellTeam(talk: Talk, team: TeamChange, lead: Message[]): Promise<void> {
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
