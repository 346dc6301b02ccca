import type { ReceivedFile, SentFile } from './file/file.ts';
import type { UnreadableContent } from './interview/event.ts';

/** A message with a file. Each picture of an album is a message of its own. */
export interface FileMessage {
  kind: 'file';
  file: SentFile;
  /** The words under it; empty when there are none. */
  caption: string;
  messageId: string;
  order: number;
  replyTo: string | null;
  /** The same for all messages of an album; null when it came alone. */
  albumId: string | null;
  /** What became of the file; null when it was not fetched: nobody has joined behind the chat, or it is marked as classified. */
  received: ReceivedFile | null;
}

/** A chat address: opaque strings, so that nothing depends on one channel. */
export interface ChatAddress {
  channel: string;
  chatId: string;
  /** Topic of a forum group. */
  threadId: string | null;
}

/**
 * One event from a chat, whatever the channel. `updateId` is unique for (channel, bot); `order` grows with every message
 * of a chat, the bot's own included.
 */
export interface InboundEvent {
  channel: string;
  botId: string;
  updateId: string;
  chat: { id: string; kind: 'private' | 'group'; threadId: string | null; title: string | null };
  sender: { externalId: string; displayName: string };
  /** The chat message's own time, ISO instant (of receipt where the channel gives none, as for buttons). */
  sentAt: string;
  /** When this program received it, ISO instant. */
  receivedAt: string;
  content:
    | { kind: 'text'; text: string; messageId: string; order: number; replyTo: string | null }
    | { kind: 'command'; name: string; argument: string; text: string; messageId: string; order: number }
    | { kind: 'edited_text'; text: string; messageId: string; order: number }
    | { kind: 'tap'; data: string; messageId: string | null; callbackId: string }
    | FileMessage
    | { kind: 'unreadable'; content: UnreadableContent; messageId: string }
    | { kind: 'group_moved'; toChatId: string }
    | { kind: 'bot_removed' }
    /** The bot has been added, or what it may do there has changed. */
    | { kind: 'bot_standing'; mayWrite: boolean }
    /** A closed topic of a forum group, named by the chat, is open again. */
    | { kind: 'topic_reopened' }
    /** Something the product has no use for; recorded so that it is confirmed, and otherwise ignored. */
    | { kind: 'ignored' };
}
