/** The simulator in the hands of a test or of the chat page: everything people and chance can do. */
import type { Faults } from './faults.ts';
import {
  addBot,
  addGroup,
  addMember,
  forbidWriting,
  kickBot,
  migrate,
  removeMember,
  type NewGroup,
} from './groups.ts';
import { everybody } from './bot-api/account.ts';
import { onePixel } from './images.ts';
import type { Limits } from './limits.ts';
import {
  SimulatorRefusal,
  type BotCommand,
  type CallbackAnswer,
  type SimFile,
  type SimGroup,
  type SimMessage,
  type SimUser,
  type SpecialKind,
  type Update,
} from './model.ts';
import * as people from './people.ts';
import type { SentFile, Writing } from './people.ts';
import { createTopic, deleteTopic, enableTopics, setTopicClosed } from './topics.ts';
import { queueChange } from './updates.ts';
import type { SimListener, World } from './world.ts';

export interface NewUser {
  /** Given by the simulator when absent. */
  readonly id?: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly languageCode?: string;
  readonly note?: string;
  readonly invitation?: { readonly payload: string };
}

/** Throws SimulatorRefusal, with a sentence, for what a person or their app could not do. */
export interface SimulatorControl {
  /** Adds a person, or renews name, note and invitation of the one with this id. */
  readonly addUser: (user: NewUser) => SimUser;
  /** Adds a group, with the bot unless told otherwise, or renews the one with this id. */
  readonly addGroup: (group: NewGroup) => SimGroup;
  readonly users: () => SimUser[];
  readonly groups: () => SimGroup[];
  /** The ids of all private chats and groups. */
  readonly chats: () => number[];

  /** A private chat has the id of its person. A text longer than 4096 goes as several messages. */
  readonly sendText: (userId: number, chatId: number, text: string, writing?: Writing) => SimMessage[];
  readonly start: (userId: number, payload?: string) => SimMessage;
  readonly sendSticker: (userId: number, chatId: number, writing?: Writing) => SimMessage;
  /** A second of silence when no sound is given. */
  readonly sendVoice: (userId: number, chatId: number, writing?: Writing, content?: Uint8Array) => SimMessage;
  readonly sendContact: (userId: number, chatId: number, writing?: Writing) => SimMessage;
  readonly sendLocation: (userId: number, chatId: number, writing?: Writing) => SimMessage;
  /** A picture of one pixel when no file is given. */
  readonly sendPhoto: (userId: number, chatId: number, file?: SentFile, writing?: Writing) => SimMessage;
  readonly sendDocument: (userId: number, chatId: number, file: SentFile, writing?: Writing) => SimMessage;
  readonly editText: (userId: number, chatId: number, messageId: number, text: string) => SimMessage;
  readonly deleteMessage: (userId: number, chatId: number, messageId: number) => void;
  /** Refused when the message has no such button, unless `forged`. */
  readonly tap: (
    userId: number,
    chatId: number,
    messageId: number,
    data: string,
    how?: { readonly forged?: boolean },
  ) => { readonly callbackId: string };
  readonly block: (userId: number) => void;
  readonly unblock: (userId: number) => void;

  readonly kickBot: (groupId: number) => void;
  readonly addBot: (groupId: number) => void;
  readonly addMember: (groupId: number, userId: number) => void;
  readonly removeMember: (groupId: number, userId: number) => void;
  readonly forbidWriting: (groupId: number) => void;
  readonly allowWriting: (groupId: number) => void;
  /** @returns the id of the supergroup the group has become */
  readonly migrate: (groupId: number) => number;
  /** A supergroup becomes a forum. */
  readonly enableTopics: (groupId: number) => void;
  /** @returns the id of the topic */
  readonly createTopic: (groupId: number, userId: number, name: string) => number;
  readonly closeTopic: (groupId: number, topicId: number) => void;
  readonly reopenTopic: (groupId: number, topicId: number) => void;
  /** With everything said in it; the bot is not told. */
  readonly deleteTopic: (groupId: number, topicId: number) => void;

  /** Oldest first; deleted messages are not in it. */
  readonly history: (chatId: number) => SimMessage[];
  /** What the bot answered to a press: nothing yet, or the one answer Telegram takes. */
  readonly callbackAnswers: (callbackId: string) => CallbackAnswer[];
  /** Updates queued and not yet confirmed, in order. */
  readonly pendingUpdates: () => Update[];
  /** Queues a known update once more under its own id, even when it was confirmed long ago. */
  readonly redeliver: (updateId: number) => void;
  /** Queues a made-up update; one that brings its own id is given out whatever the offset says. @returns its id */
  readonly injectUpdate: (update: Readonly<Record<string, unknown>>) => number;
  /** The commands everybody sees, as last set. */
  readonly commands: () => readonly BotCommand[];
  /** How often each Bot API method was called so far. */
  readonly apiCalls: () => Record<string, number>;
  readonly file: (fileId: string) => { readonly file: SimFile; readonly content: Uint8Array } | undefined;
  /** Moves the clock forward and tells the chat page. */
  readonly advance: (milliseconds: number) => void;
  /** @returns how to stop listening */
  readonly subscribe: (listener: SimListener) => () => void;
  readonly faults: Pick<Faults, 'add' | 'clear'>;
  /** Telegram's rates; not enforced unless switched on. */
  readonly limits: Pick<Limits, 'enforced'>;
}

export function createControl(world: World, faults: Faults, limits: Limits): SimulatorControl {
  const { state } = world;
  const group = (id: number): SimGroup => {
    const found = state.groups.get(id);
    if (found === undefined) throw new SimulatorRefusal(`There is no group ${id}.`);
    return found;
  };
  const special =
    (kind: SpecialKind) =>
    (userId: number, chatId: number, writing?: Writing): SimMessage =>
      people.sendSpecial(world, userId, chatId, kind, writing);
  return {
    addUser(given) {
      const id = given.id ?? state.counters.userId;
      if (id <= 0) throw new SimulatorRefusal('The id of a person is positive.');
      const known = state.users.get(id);
      const user: SimUser = { started: false, blocked: false, ...known, ...given, id };
      if (JSON.stringify(user) !== JSON.stringify(known)) world.commit({ type: 'user', user });
      return user;
    },
    addGroup: (given) => addGroup(world, given),
    users: () => [...state.users.values()],
    groups: () => [...state.groups.values()],
    chats: () => [...state.users.keys(), ...state.groups.keys()],

    sendText: (userId, chatId, text, writing) => people.sendText(world, userId, chatId, text, writing),
    start: (userId, payload) => people.start(world, userId, payload),
    sendSticker: special('sticker'),
    sendVoice: (userId, chatId, writing, content) =>
      people.sendVoice(world, userId, chatId, writing, content),
    sendContact: special('contact'),
    sendLocation: special('location'),
    sendPhoto: (userId, chatId, sent = { fileName: 'photo.png', content: onePixel }, writing) =>
      people.sendFile(world, userId, chatId, 'photo', sent, writing),
    sendDocument: (userId, chatId, sent, writing) =>
      people.sendFile(world, userId, chatId, 'document', sent, writing),
    editText: (userId, chatId, messageId, text) => people.editText(world, userId, chatId, messageId, text),
    deleteMessage: (userId, chatId, messageId) => people.deleteMessage(world, userId, chatId, messageId),
    tap: (userId, chatId, messageId, data, how) => ({
      callbackId: people.tap(world, userId, chatId, messageId, data, how?.forged ?? false),
    }),
    block: (userId) => people.setBlocked(world, userId, true),
    unblock: (userId) => people.setBlocked(world, userId, false),

    kickBot: (id) => kickBot(world, group(id)),
    addBot: (id) => void addBot(world, group(id)),
    addMember: (id, userId) => addMember(world, group(id), people.requireUser(world, userId).id),
    removeMember: (id, userId) => removeMember(world, group(id), userId),
    forbidWriting: (id) => forbidWriting(world, group(id), true),
    allowWriting: (id) => forbidWriting(world, group(id), false),
    migrate: (id) => migrate(world, group(id)),
    enableTopics: (id) => enableTopics(world, group(id)),
    createTopic: (id, userId, name) => createTopic(world, group(id), userId, name),
    closeTopic: (id, topicId) => setTopicClosed(world, group(id), topicId, true),
    reopenTopic: (id, topicId) => setTopicClosed(world, group(id), topicId, false),
    deleteTopic: (id, topicId) => deleteTopic(world, group(id), topicId),

    history: (chatId) => [...(state.histories.get(chatId)?.values() ?? [])],
    callbackAnswers(callbackId) {
      const answer = state.callbacks.get(callbackId)?.answer;
      return answer === undefined ? [] : [answer];
    },
    pendingUpdates: () => [...state.queue.values()].map(({ update }) => update),
    redeliver(updateId) {
      const update = state.recentUpdates.get(updateId);
      if (update === undefined)
        throw new SimulatorRefusal(`There is no update ${updateId} to deliver again.`);
      world.commit(queueChange(world, update, true));
    },
    injectUpdate(given) {
      const { update_id: own } = given;
      if (own !== undefined && !Number.isSafeInteger(own)) {
        throw new SimulatorRefusal('update_id is a whole number.');
      }
      const id = own === undefined ? state.counters.updateId : Number(own);
      world.commit(queueChange(world, { ...given, update_id: id }, own !== undefined));
      return id;
    },
    commands: () => state.commands.get(everybody) ?? [],
    apiCalls: () => Object.fromEntries(world.apiCalls),
    file(fileId) {
      const known = state.files.get(fileId);
      const content = known && world.files.get(fileId);
      return known && content && { file: known, content };
    },
    advance(milliseconds) {
      if (!(milliseconds >= 0)) throw new SimulatorRefusal('The clock moves forward only.');
      world.clock.advance(milliseconds);
      world.announce({ type: 'clock', now: world.clock.now() });
    },
    subscribe: world.subscribe,
    faults: { add: faults.add, clear: faults.clear },
    limits,
  };
}
