import type { TeamRole } from '../../../domain/inspection/kind.ts';
import type { Inspection, InspectionRound, TeamMember } from '../../../domain/inspection/ports.ts';
import { cardChoice } from '../../../domain/inspection/schedule/session-view.ts';
import { say } from '../../../domain/message.ts';
import { view, type View } from '../../../domain/view.ts';
import type { Administration } from '../administration.ts';
import type { InspectionContext } from './advance-inspection.ts';
import { contextOf } from './plan/context.ts';
import { coordinatorChats, type PersonChat } from './schedule/people-concerned.ts';
import { tellPeople } from './schedule/tell.ts';

const everything = { kind: 'system' } as const;

/** A team in which somebody's seat counts no more: of a whole round, or (`unit`) of one unit's inspection. */
export interface LostSeat {
  title: string;
  unit: string | null;
  /** Nobody is left in it who can decide. */
  headless: boolean;
}

/** A seat that counts no more, and the team as it is without it. */
interface Loss {
  round: InspectionRound;
  inspection: Inspection | null;
  seat: TeamMember;
  team: TeamMember[];
}

/**
 * Somebody has lost their last role in the organisation, and with it their say in every team (the scope sees to that).
 * It is traced, and the head of each team is told, who may need a successor; where there is no head left, the deputy,
 * else the coordinators, or who ordered a surprise.
 *
 * @returns the teams that may be named to the administrator: a surprise that has not begun is none of them. Empty while
 *   the person has a role.
 */
export async function tellLostSeats(administration: Administration, personId: string): Promise<LostSeat[]> {
  const { tx } = administration;
  const known = (await tx.people.everyone()).find(({ person }) => person.id === personId);
  if (known === undefined || known.roles.length > 0) return [];
  const ctx = contextOf(administration);
  const lost: LostSeat[] = [];
  for (const seat of await tx.inspections.seatsOf(personId)) {
    const loss = await lossOf(ctx, seat);
    if (loss === null) continue;
    await tell(ctx, loss);
    const { round, inspection, team } = loss;
    if (inspection?.hidden === true) continue;
    const unit = inspection?.unitName ?? null;
    lost.push({ title: round.title, unit, headless: decidersOf(team).length === 0 });
  }
  return lost;
}

/** Null where nothing is inspected any more. */
async function lossOf({ tx }: InspectionContext, seat: TeamMember): Promise<Loss | null> {
  const { roundId, inspectionId } = seat;
  const round = await tx.inspections.roundById(everything, roundId);
  if (round === null || round.closedAt !== null) return null;
  if (inspectionId === null) {
    return { round, inspection: null, seat, team: await tx.inspections.roundTeam(roundId) };
  }
  const inspection = await tx.inspections.byId(everything, inspectionId);
  if (inspection === null || ['closed', 'cancelled'].includes(inspection.state.stage)) return null;
  // Without anybody left of its own, what has begun is the round's team's.
  return { round, inspection, seat, team: await tx.inspections.teamOf(everything, inspectionId) };
}

function decidersOf(team: TeamMember[]): TeamMember[] {
  const holding = (role: TeamRole) => team.filter((member) => member.role === role);
  const heads = holding('team_head');
  return heads.length > 0 ? heads : holding('team_deputy');
}

async function tell(ctx: InspectionContext, loss: Loss): Promise<void> {
  const { round, inspection, seat } = loss;
  await ctx.tx.inspections.trace({
    roundId: round.id,
    inspectionId: inspection?.id ?? null,
    at: ctx.at,
    actorId: ctx.actorId,
    action: 'lose_member',
    reason: null,
    detail: { personId: seat.personId },
  });
  const key = `inspection_team:${seat.id}:lost:${ctx.at}`;
  const to = await toBeTold(ctx, loss);
  await tellPeople(ctx, { to, view: lossView(loss), key, ...(inspection !== null && { about: inspection }) });
}

async function toBeTold({ tx }: InspectionContext, { round, inspection, team }: Loss): Promise<PersonChat[]> {
  const deciders = decidersOf(team);
  if (deciders.length > 0) return tx.people.chatsOfPersons(deciders.map(({ personId }) => personId));
  if (inspection?.hidden !== true) return coordinatorChats(tx, round.id);
  return tx.people.chatsOfPersons(inspection.orderedBy === null ? [] : [inspection.orderedBy]);
}

/** Of a surprise that has not begun no word tells where it is: messages are read on locked screens. */
function lossView({ round, inspection, seat: { personName: name } }: Loss): View {
  if (inspection === null) {
    return view([say('inspection.told.round_member_lost', { title: round.title, name })]);
  }
  const choices = [[cardChoice(inspection.id)]];
  if (!inspection.hidden) {
    return view([say('inspection.told.member_lost', { unit: inspection.unitName, name })], choices);
  }
  const words = [say('inspection.told.hidden_changed'), say('inspection.told.hidden_member_lost', { name })];
  return view(words, choices);
}
