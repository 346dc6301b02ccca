import type { TeamRole } from '../../../../domain/inspection/kind.ts';
import type { InspectionRound } from '../../../../domain/inspection/ports.ts';
import type { Person } from '../../../../domain/organisation/ports.ts';
import type { Decision } from '../../../../domain/inspection/basis/view.ts';
import { record, type Administration } from '../../administration.ts';
import { refused, type Outcome } from '../../outcome.ts';
import { recordDecision } from '../basis/decisions.ts';
import { addToTeam, ownUnitsInspected, removeFromTeam } from '../schedule/change-team.ts';
import { contextOf } from './context.ts';

const everything = { kind: 'system' } as const;

/** Somebody who joins or leaves the team of a round. */
export interface MemberChange {
  roundCode: string;
  personCode: string;
  reason: string;
  /** By which the team changes; null when no new one says so. */
  decision?: Decision | null;
}

/** Puts somebody into a round's team, or gives them another role. @returns own units the person would inspect */
export async function addTeamMember(
  administration: Administration,
  change: MemberChange & { role: TeamRole; group?: string | null; agencyCode?: string | null },
): Promise<Outcome<{ person: string; ownUnits: string[] }>> {
  const found = await find(administration, change);
  if (!found.ok) return found;
  const { round, person } = found.value;
  const { role, group = null, agencyCode = null } = change;
  const agency = agencyCode === null ? null : await administration.tx.units.byCode(agencyCode);
  if (agencyCode !== null && agency === null) {
    return refused('admin.refused.unknown_unit', { code: agencyCode });
  }
  const context = contextOf(administration);
  const team = { round, inspection: null };
  const place = {
    ...(group === null ? {} : { group }),
    ...(agency === null ? {} : { agencyUnitId: agency.id }),
  };
  const said = await addToTeam(context, team, person.id, role, { place });
  if (said.key === 'inspection.team_last_head') return refused('admin.inspection.last_head', {});
  await trace(administration, round, change, { role, ...place });
  const own = await ownUnitsInspected(administration.tx, team, person.id, role);
  const ownUnits = own.map(({ name }) => name);
  return { ok: true, value: { person: person.name, ownUnits } };
}

/**
 * Takes somebody out of a round's team and of every team that an inspection of the round has of its own; somebody who
 * decides has to stay. Surprises that have not begun are left without a word here: their own team is told.
 *
 * @returns `stays`: units in whose own team the person stays, as the last who can decide
 */
export async function removeTeamMember(
  administration: Administration,
  change: MemberChange,
): Promise<Outcome<{ person: string; stays: string[] }>> {
  const found = await find(administration, change);
  if (!found.ok) return found;
  const { tx } = administration;
  const { round, person } = found.value;
  const ofRound = await tx.inspections.ofRound(everything, round.id);
  const seats = (await tx.inspections.seatsOf(person.id))
    .filter(({ roundId }) => roundId === round.id)
    .map(({ id, inspectionId }) => ({
      id,
      inspection: ofRound.find((inspection) => inspection.id === inspectionId) ?? null,
    }));
  // Who sits in nothing but a surprise is in no team, for whoever may not know of it.
  if (seats.every(({ inspection }) => inspection?.hidden === true)) {
    return refused('admin.inspection.not_in_team', { person: person.name });
  }
  const stays: string[] = [];
  for (const { id, inspection } of seats) {
    const said = await removeFromTeam(contextOf(administration), { round, inspection }, id);
    if (said.key !== 'inspection.team_last_head') continue;
    if (inspection === null) return refused('admin.inspection.last_head', {});
    if (!inspection.hidden) stays.push(inspection.unitName);
  }
  await trace(administration, round, change, {});
  return { ok: true, value: { person: person.name, stays } };
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
  round: InspectionRound,
  { personCode: person, reason, decision = null }: MemberChange,
  more: object,
): Promise<void> {
  const { tx, now } = administration;
  const { id } = round;
  const action = 'change_team';
  const detail = { person, ...more, ...(decision === null ? {} : { decision }) };
  if (decision !== null) await recordDecision({ tx, at: now, actorId: null }, round, decision, reason);
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
