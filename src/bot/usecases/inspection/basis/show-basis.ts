import type { PlacedMember } from '../../../../domain/inspection/basis/member.ts';
import { basisView } from '../../../../domain/inspection/basis/view.ts';
import type { InspectionRound, TeamMember } from '../../../../domain/inspection/ports.ts';
import { readTypedPaper } from '../../../../domain/inspection/remediation/typed-paper.ts';
import { reportChoice } from '../../../../domain/inspection/report/choices.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { mayChangePlan, roundStanding } from '../schedule/list-inspections.ts';
import { contextOf, sayNotYours, todayOf } from '../schedule/seen.ts';
import { decisionsOf, recordDecision } from './decisions.ts';

/** A round as somebody sees it who may know who inspects: the team, the coordinators and the leaders over it. */
interface SeenRound {
  round: InspectionRound;
  mayChange: boolean;
}

async function seeRound(talk: Talk, roundId: string): Promise<SeenRound | null> {
  const { tx, scope } = talk;
  const round = scope === null ? null : await tx.inspections.roundById(scope, roundId);
  const standing = round === null ? null : await roundStanding(talk, round);
  const sees = standing !== null && (standing.isMember || standing.coordinates || standing.leads);
  if (round !== null && sees) {
    return { round, mayChange: mayChangePlan(standing) && round.closedAt === null };
  }
  await sayNotYours(talk);
  return null;
}

/** The team with the names of the units its members come from. */
export async function placedMembers(
  tx: Transaction,
  members: readonly TeamMember[],
): Promise<PlacedMember[]> {
  const names = new Map((await tx.units.all()).map(({ id, name }) => [id, name]));
  return members.map(({ id, personName, role, group, agencyUnitId }) => ({
    ...{ id, personName, role, group },
    agency: names.get(agencyUnitId ?? '') ?? null,
  }));
}

/** What a round rests on, and who is in its team. */
export async function showBasis(talk: Talk, roundId: string, lead: Message[] = []): Promise<void> {
  const seen = await seeRound(talk, roundId);
  if (seen === null) return;
  const { round, mayChange } = seen;
  const { title, plan } = round;
  const decisions = await decisionsOf(talk.tx, talk.scope!, round);
  const members = await placedMembers(talk.tx, await talk.tx.inspections.roundTeam(roundId));
  return talk.say(basisView({ roundId, title, plan, decisions, members, mayChange }, lead));
}

/** Asks for number and date of the decision that forms the team, or changes it. */
export async function askDecision(talk: Talk, roundId: string, lead: Message[] = []): Promise<void> {
  const seen = await seeRound(talk, roundId);
  if (seen === null) return;
  if (!seen.mayChange) return sayNotYours(talk);
  const back = reportChoice({ kind: 'basis', roundId }, say('basis.choice.back'), { command: 'cancu' });
  return talk.say(view([...lead, say('basis.ask_decision')], [[back]]), {
    awaits: { area: 'report', what: { kind: 'decision', roundId } },
  });
}

export async function takeDecision(talk: Talk, roundId: string, typed: string): Promise<void> {
  const seen = await seeRound(talk, roundId);
  if (seen === null) return;
  if (!seen.mayChange) return sayNotYours(talk);
  const read = readTypedPaper(typed, todayOf(talk));
  if (!read.ok) return askDecision(talk, roundId, [read.reason]);
  const { number, date } = read;
  const isNew = await recordDecision(contextOf(talk), seen.round, { number, date });
  return showBasis(talk, roundId, [
    say(isNew ? 'basis.decision_recorded' : 'basis.decision_known', { number, date }),
  ]);
}
