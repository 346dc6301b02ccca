import type { TeamRole } from '../../../../domain/inspection/kind.ts';
import type { InspectionRound } from '../../../../domain/inspection/ports.ts';
import type { Person } from '../../../../domain/organisation/ports.ts';
import { record, type Administration } from '../../administration.ts';
import { refused, type Outcome } from '../../outcome.ts';
import { addToTeam, ownUnitsInspected, removeFromTeam } from '../schedule/change-team.ts';
import { contextOf } from './context.ts';

const everything = { kind: 'system' } as const;

/** Somebody who joins or leaves the team of a round. */
export interface MemberChange {
  roundCode: string;
  personCode: string;
  reason: string;
}

/** Puts somebody into a round's team, or gives them another role. @returns own units the person would inspect */
export async function addTeamMember(
  administration: Administration,
  change: MemberChange & { role: TeamRole },
): Promise<Outcome<{ person: string; ownUnits: string[] }>> {
  const found = await find(administration, change);
  if (!found.ok) return found;
  const { round, person } = found.value;
  const { role } = change;
  const context = contextOf(administration);
  const team = { round, inspection: null };
  const said = await addToTeam(context, team, person.id, role);
  if (said.key === 'inspection.team_last_head') return refused('admin.inspection.last_head', {});
  await trace(administration, round, change, { role });
  const ownUnits = (await ownUnitsInspected(administration.tx, team, person.id)).map(({ name }) => name);
  return { ok: true, value: { person: person.name, ownUnits } };
}

/** Takes somebody out of a round's team; somebody who decides has to stay. */
export async function removeTeamMember(
  administration: Administration,
  change: MemberChange,
): Promise<Outcome<{ person: string }>> {
  const found = await find(administration, change);
  if (!found.ok) return found;
  const { round, person } = found.value;
  const members = await administration.tx.inspections.roundTeam(round.id);
  const member = members.find(({ personId }) => personId === person.id);
  if (member === undefined) return refused('admin.inspection.not_in_team', { person: person.name });
  const said = await removeFromTeam(contextOf(administration), { round, inspection: null }, member.id);
  if (said.key === 'inspection.team_last_head') return refused('admin.inspection.last_head', {});
  await trace(administration, round, change, {});
  return { ok: true, value: { person: person.name } };
}

async function find(
  { tx }: Administration,
  { roundCode, personCode }: MemberChange,
): Promise<Outcome<{ round: InspectionRound; person: Person }>> {
  const round = await tx.inspections.roundByCode(everything, roundCode);
  if (round === null || round.closedAt !== null) {
    return refused('admin.inspection.unknown_round', { code: roundCode });
  }
  const person = await tx.people.byCode(personCode);
  if (person === null) return refused('admin.refused.unknown_person', { code: personCode });
  return { ok: true, value: { round, person } };
}

/** The change itself is in the trace already; what the administrator gives is why. */
async function trace(
  administration: Administration,
  { id }: InspectionRound,
  { personCode: person, reason }: MemberChange,
  more: object,
): Promise<void> {
  const { tx, now } = administration;
  const action = 'change_team';
  const detail = { person, ...more };
  await tx.inspections.trace({
    roundId: id,
    inspectionId: null,
    at: now,
    actorId: null,
    action,
    reason,
    detail,
  });
  await record(administration, {
    action,
    subject: 'inspection_round',
    subjectId: id,
    detail: { ...detail, reason },
  });
}
