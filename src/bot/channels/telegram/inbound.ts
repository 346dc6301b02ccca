import { z } from 'zod';
import type { InboundEvent } from '../../../domain/inbound.ts';
import type { UnreadableContent } from '../../../domain/interview/event.ts';
import { sentFileIn } from './sent-file.ts';

const userSchema = z.object({ id: z.int(), first_name: z.string(), last_name: z.string().optional() });
const chatSchema = z.object({ id: z.int(), type: z.string(), title: z.string().optional() });
/** Also what is left of a message the bot can no longer reach (`date` is 0 then). */
const messageSchema = z.looseObject({
  message_id: z.int(),
  date: z.int(),
  chat: chatSchema,
  from: userSchema.optional(),
  message_thread_id: z.int().optional(),
  is_topic_message: z.boolean().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  media_group_id: z.string().optional(),
  reply_to_message: z.object({ message_id: z.int(), from: userSchema.optional() }).optional(),
  migrate_to_chat_id: z.int().optional(),
});
/** What is used of an update; the rest of it is not looked at. */
const updateSchema = z.object({
  update_id: z.int(),
  message: messageSchema.optional(),
  edited_message: messageSchema.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: userSchema,
      message: messageSchema.optional(),
      data: z.string().optional(),
    })
    .optional(),
  my_chat_member: z
    .object({
      chat: chatSchema,
      from: userSchema,
      date: z.int(),
      new_chat_member: z.object({ status: z.string(), can_send_messages: z.boolean().optional() }),
    })
    .optional(),
});
type Message = z.infer<typeof messageSchema>;
type Content = InboundEvent['content'];

/** The account updates are for. */
export interface BotAccount {
  id: string;
  /** Without "@". */
  username: string;
}

export interface ReadUpdate {
  event: InboundEvent;
  /** What is wrong with an update that cannot be read; its event is `ignored` and names no chat. */
  malformed: string | null;
}

/**
 * A Telegram update as an event of the domain.
 *
 * @param update as it came; `update_id` is known to be a whole number
 * @param receivedAt ISO instant
 */
export function readUpdate(
  update: { update_id: number },
  { id: botId, username }: BotAccount,
  receivedAt: string,
): ReadUpdate {
  const base = { channel: 'telegram', botId, updateId: String(update.update_id), receivedAt };
  const nowhere: InboundEvent = {
    ...base,
    chat: { id: '', kind: 'private', threadId: null, title: null },
    sender: { externalId: '', displayName: '' },
    sentAt: receivedAt,
    content: { kind: 'ignored' },
  };
  const read = updateSchema.safeParse(update);
  if (!read.success) return { event: nowhere, malformed: z.prettifyError(read.error) };
  const { message, edited_message: edited, callback_query: callback, my_chat_member: member } = read.data;

  const told = message ?? edited;
  if (told !== undefined) {
    const content = edited === undefined ? contentOf(told, { id: botId, username }) : editedContent(told);
    const sentAt = new Date(told.date * 1000).toISOString();
    return event({ chat: chatOf(told), sender: senderOf(told.from), sentAt, content });
  }
  if (callback !== undefined) {
    const { data, id: callbackId, from, message: shownWith } = callback;
    const chat = shownWith === undefined ? nowhere.chat : chatOf(shownWith);
    const content: Content =
      data === undefined || shownWith === undefined
        ? { kind: 'ignored' }
        : { kind: 'tap', data, messageId: String(shownWith.message_id), callbackId };
    return event({ chat, sender: senderOf(from), sentAt: receivedAt, content });
  }
  if (member !== undefined) {
    const { chat, from, date, new_chat_member: now } = member;
    return event({
      chat: { ...chatPlace(chat), threadId: null },
      sender: senderOf(from),
      sentAt: new Date(date * 1000).toISOString(),
      content: chat.type === 'channel' ? { kind: 'ignored' } : standingContent(now),
    });
  }
  return { event: nowhere, malformed: null };

  function event(found: Pick<InboundEvent, 'chat' | 'sender' | 'sentAt' | 'content'>): ReadUpdate {
    return { event: { ...base, ...found }, malformed: null };
  }
}

function chatPlace({ id, type, title }: z.infer<typeof chatSchema>) {
  const kind = type === 'private' ? ('private' as const) : ('group' as const);
  return { id: String(id), kind, title: title ?? null };
}

/** `message_thread_id` stands on plain replies too; only in a topic does it name one. */
function chatOf({ chat, message_thread_id: thread, is_topic_message: inTopic }: Message) {
  return { ...chatPlace(chat), threadId: inTopic && thread !== undefined ? String(thread) : null };
}

function senderOf(user: z.infer<typeof userSchema> | undefined): InboundEvent['sender'] {
  if (user === undefined) return { externalId: '', displayName: '' };
  const { id, first_name: first, last_name: last } = user;
  return { externalId: String(id), displayName: last === undefined ? first : `${first} ${last}` };
}

/** A name of Telegram's form, an optional addressee, then the argument: "/gui@bot", "/start abc", but not "/12/14". */
const commandForm = /^\/([a-z0-9_]{1,32})(?:@([a-z0-9_]+))?(?:\s+([^]*))?$/i;

function standingContent(now: { status: string; can_send_messages?: boolean | undefined }): Content {
  if (now.status === 'kicked' || now.status === 'left') return { kind: 'bot_removed' };
  return { kind: 'bot_standing', mayWrite: now.status !== 'restricted' || now.can_send_messages === true };
}

function contentOf(message: Message, { id: botId, username }: BotAccount): Content {
  const { text, message_id: id, chat, from, reply_to_message: replyTo } = message;
  if (message.migrate_to_chat_id !== undefined) {
    return { kind: 'group_moved', toChatId: String(message.migrate_to_chat_id) };
  }
  if (message['forum_topic_reopened'] !== undefined) return { kind: 'topic_reopened' };
  if (from === undefined || chat.type === 'channel') return { kind: 'ignored' };
  const isPrivate = chat.type === 'private';
  const place = { messageId: String(id), order: id };
  const repliedTo = replyTo === undefined ? null : String(replyTo.message_id);
  if (text !== undefined) {
    const command = commandForm.exec(text);
    const [, name = '', addressee = username, argument = ''] = command ?? [];
    const isOurs = addressee.toLowerCase() === username.toLowerCase() || isPrivate;
    if (command !== null && isOurs) {
      return { kind: 'command', name: name.toLowerCase(), argument: argument.trim(), text, ...place };
    }
    // In a group a person speaks to the bot by replying to it; an administrator bot sees the rest of the talk as well.
    if (!isPrivate && String(replyTo?.from?.id) !== botId) return { kind: 'ignored' };
    return { kind: 'text', text, ...place, replyTo: repliedTo };
  }
  if (!isPrivate) return { kind: 'ignored' };
  const file = sentFileIn(message);
  if (file !== null) {
    const { caption = '', media_group_id: albumId = null } = message;
    return { kind: 'file', file, caption, ...place, replyTo: repliedTo, albumId, received: null };
  }
  const content = unreadableIn(message);
  if (content === undefined) return { kind: 'ignored' };
  return { kind: 'unreadable', content, messageId: place.messageId };
}

/** Of a message with a file its words are what can be edited; they may be taken away altogether. */
function editedContent(message: Message): Content {
  const { message_id: id, chat, from, caption = '' } = message;
  const text = message.text ?? (sentFileIn(message) === null ? undefined : caption);
  if (text === undefined || from === undefined || chat.type !== 'private') return { kind: 'ignored' };
  return { kind: 'edited_text', text, messageId: String(id), order: id };
}

/**
 * What is no file, or none that can be fetched. In this order: an animation also stands as `document`, a venue also as
 * `location`. Service messages are none of them.
 */
const unreadableKeys: Record<string, UnreadableContent> = {
  sticker: 'sticker',
  voice: 'voice',
  video: 'video',
  video_note: 'video',
  animation: 'video',
  photo: 'photo',
  document: 'document',
  contact: 'contact',
  venue: 'location',
  location: 'location',
  audio: 'other',
  poll: 'other',
  dice: 'other',
  game: 'other',
  story: 'other',
  paid_media: 'other',
  checklist: 'other',
};

function unreadableIn(message: Message): UnreadableContent | undefined {
  const key = Object.keys(unreadableKeys).find((name) => message[name] !== undefined);
  return key === undefined ? undefined : unreadableKeys[key];
}
