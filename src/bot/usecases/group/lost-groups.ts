import { lostView, restoredView, type GroupTarget } from '../../../domain/group/views.ts';
import type { ChatGroup } from '../../../domain/group/ports.ts';
import type { GroupLoss } from '../../../domain/group/loss.ts';
import type { Outgoing } from '../../../domain/outbox/ports.ts';
import type { Transaction, UnitOfWork } from '../../../domain/ports.ts';
import type { View } from '../../../domain/view.ts';
import { addressOf } from './group-offer.ts';
import { coordinatorsOf, targetOrNameless, type Recipient } from './group-target.ts';
import { refreshRoundProgress } from '../round/refresh-progress.ts';
import type { Talk, UseCaseTools } from '../talk.ts';
import { atOfficeHours, tellPeopleInstead } from './tell-group.ts';

type Tools = Pick<UseCaseTools, 'timeZone'>;

/**
 * Deals with groups in which nothing can be said any more: their coordinators are told once, and whatever a group was to
 * be told goes to its people. Called whenever a group may have been lost; called for nothing it does nothing.
 */
export async function tellOfLostGroups(unitOfWork: UnitOfWork, tools: Tools, now: string): Promise<void> {
  await unitOfWork.run((tx) => tellOfLost(tools, tx, now));
}

async function tellOfLost(tools: Tools, tx: Transaction, now: string): Promise<void> {
  for (const lost of byPlace(await tx.groups.lostUntold())) {
    const [first] = lost;
    if (first?.lost == null) continue;
    const { at, reason } = first.lost;
    const told = await tellCoordinators(tools, tx, lost, `group.lost:${at}`, now, (targets) =>
      lostView(first.title, reason, targets),
    );
    for (const group of lost) {
      if (told) await tx.groups.setLossTold(group.id, now);
      if (group.roundId !== null) await refreshRoundProgress(tools, tx, group.roundId, now);
    }
  }
  for (const group of await tx.groups.all()) {
    for (const missed of await tx.groups.missedBy(group)) {
      await tellPeopleInstead(tools, tx, group, missed, now);
    }
  }
}

/** Groups of one chat, or of one topic, that were lost together: one message tells of them. */
function byPlace(groups: ChatGroup[]): ChatGroup[][] {
  const places = new Map<string, ChatGroup[]>();
  for (const group of groups) {
    const { channel, chatId, threadId } = group.address;
    const topic = group.lost?.reason === 'topic_gone' ? threadId : null;
    const place = JSON.stringify([channel, chatId, topic, group.lost]);
    places.set(place, [...(places.get(place) ?? []), group]);
  }
  return [...places.values()];
}

/** @returns whether there was anybody to tell */
async function tellCoordinators(
  tools: Tools,
  tx: Transaction,
  groups: ChatGroup[],
  key: string,
  now: string,
  words: (targets: GroupTarget[]) => View,
): Promise<boolean> {
  const concerned = new Map<string, Recipient & { targets: GroupTarget[] }>();
  for (const group of groups) {
    const target = await targetOrNameless(tx, group);
    for (const recipient of await coordinatorsOf(tx, group)) {
      const { channel, chatId } = recipient.address;
      const known = concerned.get(`${channel}:${chatId}`) ?? { ...recipient, targets: [] };
      concerned.set(`${channel}:${chatId}`, { ...known, targets: [...known.targets, target] });
    }
  }
  const dueAt = await atOfficeHours(tools, tx, now);
  const rows = [...concerned].map(([place, { address, language, targets }]): Outgoing => ({
    kind: 'notice',
    operation: { kind: 'send' },
    address,
    view: words(targets),
    language,
    priority: 1,
    replaceKey: null,
    dedupeKey: `${key}:${groups[0]?.id}:${place}`,
    stillTrue: null,
    dueAt,
  }));
  await tx.outbox.putMany(rows, now);
  return rows.length > 0;
}

/** The chat tells that the bot is out, or may not write. */
export async function loseGroup(talk: Talk, reason: Exclude<GroupLoss, 'topic_gone'>): Promise<void> {
  const { tx, event, tools } = talk;
  await tx.groups.lose(addressOf(talk), reason, event.receivedAt);
  await tellOfLost(tools, tx, event.receivedAt);
}

/**
 * The chat tells that the bot is back, may write again, or that the topic is open again. A group whose binding was never
 * undone simply goes on, and its coordinators are told so.
 */
export async function restoreGroup(talk: Talk, reasons: GroupLoss[]): Promise<void> {
  const { tx, event, tools } = talk;
  const restored = await tx.groups.restore(addressOf(talk), reasons);
  for (const groups of byPlace(restored)) {
    const [first] = groups;
    if (first?.lost == null) continue;
    await tellCoordinators(
      tools,
      tx,
      groups,
      `group.restored:${first.lost.at}`,
      event.receivedAt,
      (targets) => restoredView(first.title, targets),
    );
  }
  await refreshRounds(tools, tx, restored, event.receivedAt);
}

/**
 * A coordinator speaks to the bot in the group: perhaps it can be answered again, though the chat did not tell (rights
 * given to everybody). If not, the group is lost anew when the message is refused.
 */
export async function tryGroupAgain(talk: Talk): Promise<void> {
  const { tx, event, tools } = talk;
  const restored = await tx.groups.restore(addressOf(talk), ['removed', 'may_not_write', 'topic_gone']);
  await refreshRounds(tools, tx, restored, event.receivedAt);
}

async function refreshRounds(tools: Tools, tx: Transaction, groups: ChatGroup[], at: string): Promise<void> {
  const rounds = new Set(groups.flatMap(({ roundId }) => (roundId === null ? [] : [roundId])));
  for (const roundId of rounds) await refreshRoundProgress(tools, tx, roundId, at);
}
