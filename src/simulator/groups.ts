/** What happens to groups: the bot comes and goes, is silenced, a group becomes a supergroup. */
import {
  SimulatorRefusal,
  type BotStanding,
  type GroupKind,
  type SimGroup,
  type SimMessage,
  type SimService,
} from './model.ts';
import { supergroupId, type Change } from './state.ts';
import { accountJson, botJson, groupJson, messageJson } from './telegram-json.ts';
import { updateChanges } from './updates.ts';
import { nextMessageId, nowInSeconds, type World } from './world.ts';

export interface NewGroup {
  /** Given by the simulator when absent; negative, as on Telegram. */
  readonly id?: number;
  readonly title: string;
  /** People added before; the first one created the group. */
  readonly memberIds: readonly number[];
  /** `supergroup` when absent. */
  readonly kind?: GroupKind;
  /** Whether it has topics; a supergroup only. */
  readonly forum?: boolean;
  /** Whether the bot is added at once; true when absent. */
  readonly withBot?: boolean;
  readonly note?: string;
}

/** Adds a group, or renews title, members and note of the one with this id. */
export function addGroup(world: World, given: NewGroup): SimGroup {
  const { title, memberIds, kind = 'supergroup', forum = false, withBot = true } = given;
  if (memberIds.length === 0) throw new SimulatorRefusal('A group has at least one member.');
  if (forum && kind !== 'supergroup') throw new SimulatorRefusal('Only a supergroup has topics.');
  const number = world.state.counters.groupId;
  const id = given.id ?? (kind === 'group' ? -number : supergroupId(number));
  if (id >= 0) throw new SimulatorRefusal('The id of a group is negative.');
  const known = world.state.groups.get(id);
  const note = given.note === undefined ? {} : { note: given.note };
  if (known !== undefined) {
    const group = { ...known, title, memberIds, ...note };
    if (JSON.stringify(group) !== JSON.stringify(known)) world.commit({ type: 'group', group });
    return group;
  }
  const topics = forum ? { topics: [] } : {};
  const group: SimGroup = {
    id,
    kind,
    title,
    memberIds,
    bot: 'absent',
    botMayWrite: true,
    ...note,
    ...topics,
  };
  world.commit({ type: 'group', group });
  return withBot ? addBot(world, group) : group;
}

export function addBot(world: World, group: SimGroup): SimGroup {
  requireLiving(group);
  if (group.bot === 'member') return group;
  const joined = changeStanding(world, { ...group, botMayWrite: true }, 'member');
  postService(world, joined.id, creatorOf(group), { type: 'members_joined', memberIds: [world.bot.id] });
  return joined;
}

export function kickBot(world: World, group: SimGroup): void {
  if (group.bot !== 'member') throw new SimulatorRefusal('The bot is not in this group.');
  changeStanding(world, group, 'kicked');
  postService(world, group.id, creatorOf(group), { type: 'member_left', memberId: world.bot.id });
}

/** The bot goes by itself. */
export function leaveGroup(world: World, group: SimGroup): void {
  changeStanding(world, group, 'left');
  postService(world, group.id, 'bot', { type: 'member_left', memberId: world.bot.id });
}

export function forbidWriting(world: World, group: SimGroup, forbidden: boolean): void {
  if (group.botMayWrite === !forbidden) return;
  const changed = { ...group, botMayWrite: !forbidden };
  const change = memberUpdate(world, group, standingJson(world, group), standingJson(world, changed));
  world.commit({ type: 'group', group: changed }, ...change);
}

export function addMember(world: World, group: SimGroup, userId: number): void {
  if (group.memberIds.includes(userId)) return;
  world.commit({ type: 'group', group: { ...group, memberIds: [...group.memberIds, userId] } });
  postService(world, group.id, userId, { type: 'members_joined', memberIds: [userId] });
}

export function removeMember(world: World, group: SimGroup, userId: number): void {
  if (!group.memberIds.includes(userId)) return;
  const memberIds = group.memberIds.filter((id) => id !== userId);
  if (memberIds.length === 0) throw new SimulatorRefusal('A group has at least one member.');
  world.commit({ type: 'group', group: { ...group, memberIds } });
  postService(world, group.id, userId, { type: 'member_left', memberId: userId });
}

/** A group becomes a supergroup with a new id; both chats tell so, and the old one is dead. */
export function migrate(world: World, group: SimGroup): number {
  requireLiving(group);
  if (group.kind !== 'group') throw new SimulatorRefusal('Only a plain group can become a supergroup.');
  const id = supergroupId(world.state.counters.groupId);
  const successor: SimGroup = { ...group, id, kind: 'supergroup' };
  world.commit({ type: 'group', group: successor }, { type: 'group', group: { ...group, migratedTo: id } });
  const creator = creatorOf(group);
  postService(world, group.id, creator, { type: 'migrated_to', chatId: id });
  postService(world, id, creator, { type: 'migrated_from', chatId: group.id });
  return id;
}

export const creatorOf = (group: SimGroup): number => group.memberIds[0] ?? group.id;

export function requireLiving(group: SimGroup): void {
  if (group.migratedTo !== undefined) throw new SimulatorRefusal('This group has become a supergroup.');
}

/** Service messages reach the bot in spite of privacy mode, as long as it is there to see them. */
export function postService(
  world: World,
  chatId: number,
  from: 'bot' | number,
  service: SimService,
  threadId?: number,
): void {
  const id = nextMessageId(world, chatId);
  const date = nowInSeconds(world);
  const topic = threadId === undefined ? {} : { threadId };
  const message: SimMessage = {
    chatId,
    id,
    from,
    date,
    text: '',
    entities: [],
    buttons: [],
    service,
    ...topic,
  };
  const seen = world.state.groups.get(chatId)?.bot === 'member';
  const update = seen ? updateChanges(world, 'message', messageJson(world, message)) : [];
  world.commit({ type: 'message_added', message }, ...update);
}

function changeStanding(world: World, group: SimGroup, bot: BotStanding): SimGroup {
  const changed = { ...group, bot };
  const update = memberUpdate(world, group, standingJson(world, group), standingJson(world, changed));
  world.commit({ type: 'group', group: changed }, ...update);
  return changed;
}

function memberUpdate(world: World, group: SimGroup, before: unknown, after: unknown): Change[] {
  return updateChanges(world, 'my_chat_member', {
    chat: groupJson(group),
    from: accountJson(world, creatorOf(group)),
    date: nowInSeconds(world),
    old_chat_member: before,
    new_chat_member: after,
  });
}

/** The bot's own membership as Telegram shows it. */
export function standingJson(world: World, group: SimGroup): Record<string, unknown> {
  const user = botJson(world);
  if (group.bot === 'kicked') return { status: 'kicked', user, until_date: 0 };
  if (group.bot !== 'member') return { status: 'left', user };
  if (group.botMayWrite) return { status: 'member', user };
  return { status: 'restricted', user, is_member: true, can_send_messages: false, until_date: 0 };
}
