import { Temporal } from 'temporal-polyfill';
import type { Scope } from '../../../domain/access.ts';
import type { Language } from '../../../domain/action.ts';
import { isOver } from '../../../domain/deadline/limit.ts';
import type { ChatAddress } from '../../../domain/inbound.ts';
import type { Outgoing } from '../../../domain/outbox/ports.ts';
import type { Round } from '../../../domain/round/ports.ts';
import type { Transaction } from '../../../domain/ports.ts';
import {
  groupProgressView,
  leaderProgressView,
  type RoundProgress,
} from '../../../domain/summary/round-progress.ts';
import type { View } from '../../../domain/view.ts';
import { officeDayOf } from '../deadline/office-time.ts';
import { officeMoment } from '../notice/tell-coordinators.ts';
import { tellPeopleInstead } from '../group/tell-group.ts';
import type { UseCaseTools } from '../talk.ts';
import { untoldAssignments } from './untold-units.ts';

const everything: Scope = { kind: 'system' };

/** How a round stands at a moment, as far as the scope may see. */
export async function roundProgress(
  tools: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  scope: Scope,
  round: Round,
  at: string,
): Promise<RoundProgress> {
  const standings = await tx.rounds.standings(scope, round.id);
  const receiver = await tx.units.byId(round.receivingUnitId);
  const now = Temporal.Instant.from(at);
  const untold = await untoldAssignments(tx, round);
  return {
    roundTitle: round.title,
    receivingUnitName: receiver?.name ?? '',
    at,
    ownLimits: round.kind === 'inspection' && new Set(standings.map(({ limit }) => limit.lastDay)).size > 1,
    recommendations: await tx.remediations.countLeft(round.receivingUnitId, officeDayOf(at, tools.timeZone)),
    units: standings.map(({ assignmentId, unitName, limit, submission }) => ({
      unitName,
      limit,
      untold: untold.has(assignmentId),
      over: !untold.has(assignmentId) && isOver(limit, now, tools.timeZone),
      sent: submission === null ? null : { at: submission.sentAt, lateness: submission.lateness },
    })),
  };
}

/**
 * Brings the living messages of a round up to date: one in each of its groups, one with each leader and in each leaders'
 * group. A refresh that has not gone out yet is replaced by the next; outside office hours it waits for them. The people of a group that is lost are told how
 * the round stands once, when it is lost.
 */
export async function refreshRoundProgress(
  tools: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  roundId: string,
  at: string,
): Promise<void> {
  const round = await tx.rounds.byId(everything, roundId);
  if (round === null || round.closedAt !== null) return;
  const progress = await roundProgress(tools, tx, everything, round, at);
  const dueAt = await officeMoment(tx, tools.timeZone, at);
  const living = (address: ChatAddress, view: View, language: Language): Outgoing => ({
    kind: 'living',
    operation: { kind: 'living', key: `round_progress:${round.id}` },
    address,
    view,
    language,
    priority: 2,
    replaceKey: `round_progress:${round.id}:${address.threadId ?? ''}`,
    dedupeKey: null,
    stillTrue: null,
    dueAt,
  });
  const rows: Outgoing[] = [];
  for (const group of await tx.groups.ofRound(round.id)) {
    const view = groupProgressView(progress);
    if (group.lost === null) rows.push({ ...living(group.address, view, 'vi'), groupId: group.id });
    else {
      const dedupeKey = `progress_of_lost:${group.id}:${group.lost.at}`;
      await tellPeopleInstead(tools, tx, group, { view, kind: 'notice', priority: 2, dedupeKey }, at);
    }
  }
  for (const { address, lost } of await tx.groups.ofLeaders()) {
    if (lost === null) rows.push(living(address, leaderProgressView(progress), 'vi'));
  }
  const above = await tx.units.above(round.receivingUnitId);
  for (const { address, language } of await tx.people.chatsOf('leader', above)) {
    rows.push(living(address, leaderProgressView(progress), language));
  }
  await tx.outbox.putMany(rows, at);
}

/** A leader or a group has just been added: show where a round stands, or every open one. */
export async function refreshProgress(
  tools: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  roundId: string | null,
  at: string,
): Promise<void> {
  if (roundId !== null) return refreshRoundProgress(tools, tx, roundId, at);
  for (const round of await tx.rounds.overseen(everything))
    await refreshRoundProgress(tools, tx, round.id, at);
}
