import { Temporal } from 'temporal-polyfill';
import type { Scope } from '../../domain/access.ts';
import type { Language } from '../../domain/action.ts';
import { isOver } from '../../domain/deadline/limit.ts';
import type { ChatAddress } from '../../domain/inbound.ts';
import type { Outgoing, Round, Transaction } from '../../domain/ports.ts';
import {
  groupProgressView,
  leaderProgressView,
  type RoundProgress,
} from '../../domain/summary/round-progress.ts';
import type { View } from '../../domain/view.ts';
import { isLimitDay } from './limit-morning.ts';
import { officeCalendar } from './office-calendar.ts';
import { officeHours } from './office-time.ts';
import { tellPeopleInstead } from './tell-group.ts';
import type { UseCaseTools } from './talk.ts';

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
  return {
    roundTitle: round.title,
    receivingUnitName: receiver?.name ?? '',
    at,
    units: standings.map(({ unitName, limit, submission }) => ({
      unitName,
      limit,
      over: isOver(limit, now, tools.timeZone),
      sent: submission === null ? null : { at: submission.sentAt, lateness: submission.lateness },
    })),
  };
}

/**
 * Brings the living messages of a round up to date: one in each of its groups, one with each leader and in each leaders'
 * group. A refresh that has not gone out yet is replaced by the next. The people of a group that is lost are told how
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
  const key = await livingKey(tools, tx, round.id, progress);
  const living = (address: ChatAddress, view: View, language: Language): Outgoing => ({
    kind: 'living',
    operation: { kind: 'living', key },
    address,
    view,
    language,
    priority: 2,
    replaceKey: `round_progress:${round.id}:${address.threadId ?? ''}`,
    dedupeKey: null,
    stillTrue: null,
    dueAt: at,
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

/**
 * The living message to bring up to date. The sender posts it anew on each new day, so at most once a day; on the day of
 * a limit (the last working day not after it) the first refresh of the office's hours begins another one, so that what
 * was posted in the small hours does not keep the morning's message from being seen.
 */
async function livingKey(
  { timeZone }: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  roundId: string,
  { units, at }: RoundProgress,
): Promise<string> {
  const key = `round_progress:${roundId}`;
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const [opening] = await officeHours(tx);
  if (opening !== undefined && local.toPlainTime().toString({ smallestUnit: 'minute' }) < opening.from)
    return key;
  const limits = units.map(({ limit }) => limit);
  const today = local.toPlainDate();
  return isLimitDay(limits, today, await officeCalendar(tx)) ? `${key}:${today.toString()}` : key;
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
