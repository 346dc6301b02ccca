/** Everything the simulator remembers, and the only changes that can happen to it. */
import type {
  BotCommand,
  CallbackAnswer,
  SimCallback,
  SimEvent,
  SimFile,
  SimGroup,
  SimMessage,
  SimUser,
  Update,
} from './model.ts';

/** One update waiting for the bot. `again` marks a second delivery, given out whatever the offset says. */
export interface QueuedUpdate {
  readonly entry: number;
  readonly update: Update;
  /** Unix milliseconds. */
  readonly queuedAt: number;
  readonly again: boolean;
}

/** One journal entry: what changed, in full, so that replaying needs no other knowledge. */
export type Change =
  | { readonly type: 'user'; readonly user: SimUser }
  | { readonly type: 'group'; readonly group: SimGroup }
  | { readonly type: 'message_added'; readonly message: SimMessage }
  | { readonly type: 'message_edited'; readonly message: SimMessage }
  | { readonly type: 'message_deleted'; readonly chatId: number; readonly messageId: number }
  | { readonly type: 'update_queued'; readonly queued: QueuedUpdate }
  | { readonly type: 'updates_confirmed'; readonly entries: readonly number[] }
  | { readonly type: 'callback_asked'; readonly callback: SimCallback }
  | { readonly type: 'callback_answered'; readonly callbackId: string; readonly answer: CallbackAnswer }
  | { readonly type: 'file_stored'; readonly file: SimFile }
  | { readonly type: 'commands_set'; readonly audience: string; readonly commands: readonly BotCommand[] }
  | { readonly type: 'allowed_updates_set'; readonly names: readonly string[] }
  | { readonly type: 'counted'; readonly counters: Counters; readonly lastMessageIds: [number, number][] };

/** The next number of each kind; kept apart from the things themselves so that none is used twice. */
export interface Counters {
  updateId: number;
  queueEntry: number;
  callbackId: number;
  fileId: number;
  userId: number;
  groupId: number;
}

export interface State {
  readonly users: Map<number, SimUser>;
  readonly groups: Map<number, SimGroup>;
  readonly histories: Map<number, Map<number, SimMessage>>;
  readonly lastMessageIds: Map<number, number>;
  readonly queue: Map<number, QueuedUpdate>;
  /** Updates that can be delivered again; the oldest are forgotten. */
  readonly recentUpdates: Map<number, Update>;
  readonly callbacks: Map<string, SimCallback>;
  readonly files: Map<string, SimFile>;
  readonly commands: Map<string, readonly BotCommand[]>;
  allowedUpdates: readonly string[];
  readonly counters: Counters;
}

const rememberedUpdates = 1000;
const supergroupIdBase = -1_000_000_000_000;

export function emptyState(): State {
  return {
    users: new Map(),
    groups: new Map(),
    histories: new Map(),
    lastMessageIds: new Map(),
    queue: new Map(),
    recentUpdates: new Map(),
    callbacks: new Map(),
    files: new Map(),
    commands: new Map(),
    allowedUpdates: [],
    counters: { updateId: 1, queueEntry: 1, callbackId: 1, fileId: 1, userId: 1001, groupId: 2001 },
  };
}

/** The id of the supergroup numbered `counter`, spelled as Telegram spells it (-100…). */
export const supergroupId = (counter: number): number => supergroupIdBase - counter;

/** Carries out one change and says what is to be announced. Replay and live use are the same code. */
export function applyChange(state: State, change: Change): SimEvent[] {
  switch (change.type) {
    case 'user':
      state.users.set(change.user.id, change.user);
      state.counters.userId = Math.max(state.counters.userId, change.user.id + 1);
      return [{ type: 'chat', chatId: change.user.id }];
    case 'group':
      state.groups.set(change.group.id, change.group);
      state.counters.groupId = Math.max(state.counters.groupId, groupCounter(change.group.id) + 1);
      return [{ type: 'chat', chatId: change.group.id }];
    case 'message_added':
      putMessage(state, change.message);
      return [{ type: 'message', chatId: change.message.chatId, message: change.message }];
    case 'message_edited':
      putMessage(state, change.message);
      return [{ type: 'edit', chatId: change.message.chatId, message: change.message }];
    case 'message_deleted':
      state.histories.get(change.chatId)?.delete(change.messageId);
      return [{ type: 'delete', chatId: change.chatId, messageId: change.messageId }];
    case 'update_queued':
      return queueUpdate(state, change.queued);
    case 'updates_confirmed':
      for (const entry of change.entries) state.queue.delete(entry);
      return [{ type: 'updates_confirmed', pending: state.queue.size }];
    case 'callback_asked':
      state.callbacks.set(change.callback.id, change.callback);
      state.counters.callbackId = Math.max(state.counters.callbackId, Number(change.callback.id) + 1);
      return [];
    case 'callback_answered':
      return answerCallback(state, change.callbackId, change.answer);
    case 'file_stored':
      state.files.set(change.file.fileId, change.file);
      state.counters.fileId = Math.max(state.counters.fileId, Number(change.file.uniqueId) + 1);
      return [];
    case 'commands_set':
      state.commands.set(change.audience, change.commands);
      return [];
    case 'allowed_updates_set':
      state.allowedUpdates = change.names;
      return [];
    case 'counted':
      Object.assign(state.counters, change.counters);
      for (const [chatId, id] of change.lastMessageIds) state.lastMessageIds.set(chatId, id);
      return [];
    default:
      return change satisfies never;
  }
}

/** The shortest list of changes that leads from nothing to this state; the journal is compacted to it. */
export function changesTo(state: State): Change[] {
  const changes: Change[] = [];
  for (const user of state.users.values()) changes.push({ type: 'user', user });
  for (const group of state.groups.values()) changes.push({ type: 'group', group });
  for (const file of state.files.values()) changes.push({ type: 'file_stored', file });
  for (const history of state.histories.values())
    for (const message of history.values()) changes.push({ type: 'message_added', message });
  for (const queued of state.queue.values()) changes.push({ type: 'update_queued', queued });
  for (const callback of state.callbacks.values()) {
    // An answered one is refused like an unknown one.
    if (callback.answer === undefined) changes.push({ type: 'callback_asked', callback });
  }
  for (const [audience, commands] of state.commands)
    changes.push({ type: 'commands_set', audience, commands });
  changes.push({ type: 'allowed_updates_set', names: state.allowedUpdates });
  changes.push({ type: 'counted', counters: state.counters, lastMessageIds: [...state.lastMessageIds] });
  return changes;
}

function groupCounter(groupId: number): number {
  return groupId < supergroupIdBase ? supergroupIdBase - groupId : -groupId;
}

function putMessage(state: State, message: SimMessage): void {
  let history = state.histories.get(message.chatId);
  if (history === undefined) state.histories.set(message.chatId, (history = new Map<number, SimMessage>()));
  history.set(message.id, message);
  const last = state.lastMessageIds.get(message.chatId) ?? 0;
  state.lastMessageIds.set(message.chatId, Math.max(last, message.id));
}

function queueUpdate(state: State, queued: QueuedUpdate): SimEvent[] {
  const { update, entry } = queued;
  state.queue.set(entry, queued);
  state.recentUpdates.set(update.update_id, update);
  for (const oldest of state.recentUpdates.keys()) {
    if (state.recentUpdates.size <= rememberedUpdates) break;
    state.recentUpdates.delete(oldest);
  }
  state.counters.queueEntry = Math.max(state.counters.queueEntry, entry + 1);
  state.counters.updateId = Math.max(state.counters.updateId, update.update_id + 1);
  return [{ type: 'update_queued', updateId: update.update_id }];
}

function answerCallback(state: State, callbackId: string, answer: CallbackAnswer): SimEvent[] {
  const callback = state.callbacks.get(callbackId);
  if (callback === undefined) return [];
  state.callbacks.set(callbackId, { ...callback, answer });
  return [{ type: 'callback_answer', chatId: callback.chatId, callbackId, answer }];
}
