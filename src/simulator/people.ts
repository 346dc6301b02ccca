/** What people do in their app: write, send, edit, delete, press, block. */
import { storeFile } from './files.ts';
import { pictureSize } from './images.ts';
import { silence } from './sounds.ts';
import { SimulatorRefusal, type SimMessage, type SimUser, type SpecialKind } from './model.ts';
import { privateStandingUpdate, visibleToBot } from './privacy.ts';
import type { Change } from './state.ts';
import { accountJson, chatJson, messageJson } from './telegram-json.ts';
import { longestCaption, longestText, splitPaste, trimFormatted, withFoundEntities } from './text.ts';
import { requireOpenTopic } from './topics.ts';
import { updateChanges } from './updates.ts';
import { nextMessageId, nowInSeconds, type World } from './world.ts';

const editableSeconds = 48 * 60 * 60;

export interface Writing {
  /** The message this one answers; a deleted one is left out, as the apps do. */
  readonly replyTo?: number;
  /** The topic of a forum; that of the answered message when absent, else "General". */
  readonly threadId?: number;
  /** Unix seconds; now when absent. For messages sent while the bot was away. */
  readonly messageDate?: number;
  /** Of pictures and files that are sent at once. */
  readonly albumId?: string;
}

/** What a person sends as a file. */
export interface SentFile {
  readonly fileName: string;
  readonly content: Uint8Array | string;
  readonly mimeType?: string;
  readonly caption?: string;
}

/** Sends a text; a long one goes as several messages at once, cut the way the apps cut it. */
export function sendText(
  world: World,
  userId: number,
  chatId: number,
  text: string,
  writing: Writing = {},
): SimMessage[] {
  const pieces = splitPaste(text);
  if (pieces.length === 0) throw new SimulatorRefusal('An empty message cannot be sent.');
  return pieces.map((piece, index) => {
    const { replyTo, ...rest } = writing;
    const own = index === 0 && replyTo !== undefined ? { ...rest, replyTo } : rest;
    return post(world, userId, chatId, withFoundEntities({ text: piece, entities: [] }), own);
  });
}

/** Presses Start, or Restart after blocking, with the payload of a deep link. */
export function start(world: World, userId: number, payload?: string): SimMessage {
  if (payload !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(payload)) {
    throw new SimulatorRefusal('A start payload is 1 to 64 of A-Z, a-z, 0-9, _ and -.');
  }
  setBlocked(world, userId, false);
  const text = payload === undefined ? '/start' : `/start ${payload}`;
  return post(world, userId, userId, withFoundEntities({ text, entities: [] }), {});
}

export function sendSpecial(
  world: World,
  userId: number,
  chatId: number,
  special: SpecialKind,
  writing: Writing = {},
): SimMessage {
  return post(world, userId, chatId, { text: '', entities: [], special }, writing);
}

/** A voice message; a second of silence when there is no sound. */
export function sendVoice(
  world: World,
  userId: number,
  chatId: number,
  writing: Writing = {},
  content: Uint8Array = silence,
): SimMessage {
  requireMayWrite(world, userId, chatId);
  const voice = storeFile(world, 'voice.ogg', content);
  return post(world, userId, chatId, { text: '', entities: [], special: 'voice', voice }, writing);
}

export function sendFile(
  world: World,
  userId: number,
  chatId: number,
  kind: 'document' | 'photo',
  { fileName, content, mimeType, caption = '' }: SentFile,
  writing: Writing = {},
): SimMessage {
  requireMayWrite(world, userId, chatId);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  if (bytes.byteLength === 0) throw new SimulatorRefusal('An empty file cannot be sent.');
  const formatted = withFoundEntities(trimFormatted({ text: caption, entities: [] }));
  if (formatted.text.length > longestCaption) {
    throw new SimulatorRefusal(`A caption has at most ${longestCaption} characters.`);
  }
  const size = kind === 'photo' ? pictureSize(bytes) : undefined;
  if (kind === 'photo' && size === undefined) {
    throw new SimulatorRefusal('Only a PNG or JPEG can be sent as a photo.');
  }
  const file = storeFile(world, fileName, bytes, mimeType);
  const captioned =
    formatted.text === '' ? {} : { caption: formatted.text, captionEntities: formatted.entities };
  const carried = size === undefined ? { document: file } : { photo: { ...file, ...size } };
  return post(world, userId, chatId, { text: '', entities: [], ...carried, ...captioned }, writing);
}

/** Changes one's own message; the same words again change nothing, as in the apps. */
export function editText(
  world: World,
  userId: number,
  chatId: number,
  messageId: number,
  text: string,
): SimMessage {
  const message = requireMessage(world, chatId, messageId);
  if (message.from !== userId || message.text === '') {
    throw new SimulatorRefusal('People can edit the text of their own messages only.');
  }
  requireMayWrite(world, userId, chatId);
  if (nowInSeconds(world) - message.date > editableSeconds) {
    throw new SimulatorRefusal('A message can be edited for 48 hours only.');
  }
  const formatted = withFoundEntities(trimFormatted({ text, entities: [] }));
  if (formatted.text === '') throw new SimulatorRefusal('An empty message cannot be sent.');
  if (formatted.text.length > longestText) {
    throw new SimulatorRefusal(`An edited message has at most ${longestText} characters.`);
  }
  if (formatted.text === message.text) return message;
  const edited = { ...message, ...formatted, editedAt: nowInSeconds(world) };
  const update = visibleToBot(world, edited)
    ? updateChanges(world, 'edited_message', messageJson(world, edited))
    : [];
  world.commit({ type: 'message_edited', message: edited }, ...update);
  return edited;
}

/** Deletes a message for everybody. The bot is not told, as on Telegram. */
export function deleteMessage(world: World, userId: number, chatId: number, messageId: number): void {
  const message = requireMessage(world, chatId, messageId);
  if (message.from !== userId && chatId !== userId) {
    throw new SimulatorRefusal('In a group people can delete their own messages only.');
  }
  world.commit({ type: 'message_deleted', chatId, messageId });
}

/** Presses a button. `forged`: a client that makes up a button, or a message, that is not there. */
export function tap(
  world: World,
  userId: number,
  chatId: number,
  messageId: number,
  data: string,
  forged: boolean,
): string {
  requireMember(world, userId, chatId);
  const message = world.state.histories.get(chatId)?.get(messageId);
  const has = message?.buttons.flat().some((button) => button.data === data) ?? false;
  if (!has && !forged)
    throw new SimulatorRefusal(`Message ${messageId} has no button with the data ${data}.`);
  if (requireUser(world, userId).blocked) throw new SimulatorRefusal('This person has blocked the bot.');
  const id = String(world.state.counters.callbackId);
  const chat = chatJson(world, chatId);
  const update = updateChanges(world, 'callback_query', {
    id,
    from: accountJson(world, userId),
    // A message that cannot be reached any more has the date 0.
    message: message === undefined ? { chat, message_id: messageId, date: 0 } : messageJson(world, message),
    chat_instance: String(chatId),
    data,
  });
  const callback = { id, userId, chatId, messageId, data, askedAt: world.clock.now() };
  world.commit({ type: 'callback_asked', callback }, ...update);
  return id;
}

export function setBlocked(world: World, userId: number, blocked: boolean): void {
  const user = requireUser(world, userId);
  if (user.blocked === blocked) return;
  const changed = { ...user, blocked };
  world.commit({ type: 'user', user: changed }, ...privateStandingUpdate(world, changed));
}

export function requireUser(world: World, userId: number): SimUser {
  const user = world.state.users.get(userId);
  if (user === undefined) throw new SimulatorRefusal(`There is no person ${userId}.`);
  return user;
}

function requireMessage(world: World, chatId: number, messageId: number): SimMessage {
  const message = world.state.histories.get(chatId)?.get(messageId);
  if (message === undefined)
    throw new SimulatorRefusal(`There is no message ${messageId} in chat ${chatId}.`);
  return message;
}

function requireMember(world: World, userId: number, chatId: number): void {
  requireUser(world, userId);
  if (chatId === userId) return;
  const group = world.state.groups.get(chatId);
  if (group === undefined) throw new SimulatorRefusal(`Person ${userId} has no chat ${chatId}.`);
  if (!group.memberIds.includes(userId)) {
    throw new SimulatorRefusal(`Person ${userId} is not in the group ${group.title}.`);
  }
}

function requireMayWrite(world: World, userId: number, chatId: number): void {
  requireMember(world, userId, chatId);
  if (chatId === userId && requireUser(world, userId).blocked) {
    throw new SimulatorRefusal('This person has blocked the bot; they have to unblock or restart it first.');
  }
  if (world.state.groups.get(chatId)?.migratedTo !== undefined) {
    throw new SimulatorRefusal('This group has become a supergroup.');
  }
}

type Content = Omit<SimMessage, 'chatId' | 'id' | 'from' | 'date' | 'buttons' | 'replyTo'>;

function post(world: World, userId: number, chatId: number, content: Content, writing: Writing): SimMessage {
  requireMayWrite(world, userId, chatId);
  const id = nextMessageId(world, chatId);
  const { replyTo, albumId, messageDate = nowInSeconds(world) } = writing;
  if (replyTo !== undefined && replyTo >= id) {
    throw new SimulatorRefusal(`There never was a message ${replyTo} in chat ${chatId}.`);
  }
  const answered = replyTo === undefined ? undefined : world.state.histories.get(chatId)?.get(replyTo);
  const threadId = writing.threadId ?? answered?.threadId;
  requireOpenTopic(world.state.groups.get(chatId), threadId);
  const message: SimMessage = {
    chatId,
    id,
    from: userId,
    date: messageDate,
    buttons: [],
    ...content,
    ...(answered === undefined ? {} : { replyTo: answered.id }),
    ...(threadId === undefined ? {} : { threadId }),
    ...(albumId === undefined ? {} : { albumId }),
  };
  const changes: Change[] = [{ type: 'message_added', message }];
  const user = requireUser(world, userId);
  if (chatId === userId && !user.started) changes.unshift({ type: 'user', user: { ...user, started: true } });
  if (visibleToBot(world, message)) {
    changes.push(...updateChanges(world, 'message', messageJson(world, message)));
  }
  world.commit(...changes);
  return message;
}
