import type { Language } from '../../domain/action.ts';
import type { ChatAddress } from '../../domain/inbound.ts';
import type { GroupLoss } from '../../domain/group/loss.ts';
import type { SentMessage } from '../../domain/outbox/ports.ts';
import type { View } from '../../domain/view.ts';

/** One message to show. The channel renders it: wording, escaping, buttons and splitting are its own. */
export interface ToDeliver {
  address: ChatAddress;
  view: View;
  language: Language;
  operation: { kind: 'send' } | { kind: 'edit'; messageId: string };
  /** The parts of a split message (texts, then files) that an earlier attempt has sent; they are not sent again. */
  sentBefore: SentMessage[];
  /** Asked before each call to the network but the first: counts it, or says that its pace does not allow it now. */
  mayGoOn(): boolean;
}

/**
 * What became of a delivery. Only the channel reads its library's errors.
 *
 * - `sent`: the messages it became, in order; a long text is split
 * - `retry`: not accepted; `afterMs` when the channel says how long to wait, else the sender backs off. `sentSoFar` are the
 *   parts of a split message that are out
 * - `held`: the pace did not allow the next part; `sentSoFar` as above
 * - `gone`: this chat cannot be written to (blocked, kicked, never started); `loss` when the bot is there but may not
 *   write, or the topic is closed or deleted
 * - `moved`: the chat goes on under another id
 * - `rejected`: this message will never be accepted
 * - `unknown`: the connection was cut after the request had gone out; it may have been shown. `sentSoFar` are the parts
 *   before it that a repeat leaves out; without it all are repeated
 * - `lost_original`: the message to edit is not there any more, or cannot be edited; post it anew
 *
 * Error texts carry neither secrets nor what was said.
 */
export type DeliveryOutcome =
  | { kind: 'sent'; messages: [SentMessage, ...SentMessage[]] }
  | { kind: 'retry'; afterMs: number | null; error: string; sentSoFar: SentMessage[] }
  | { kind: 'held'; sentSoFar: SentMessage[] }
  | { kind: 'gone'; error: string; loss?: Exclude<GroupLoss, 'removed'> }
  | { kind: 'moved'; toChatId: string }
  | { kind: 'rejected'; error: string }
  | { kind: 'unknown'; error: string; sentSoFar?: SentMessage[] }
  | { kind: 'lost_original'; error: string };

/** At most so many calls within any stretch of time of this length, in milliseconds. */
export interface Rate {
  calls: number;
  withinMs: number;
}

/** How fast a network may be written to; sending and editing count alike. */
export interface Rates {
  overall: Rate;
  /** In each chat. */
  chat: Rate;
  /** Instead of `chat` for replies to a person, who waits for them. */
  conversation: Rate;
  /** In each group, besides `chat`. */
  group: Rate;
}

/** One chat network. */
export interface Channel {
  name: string;
  rates: Rates;
  isGroup(chatId: string): boolean;
  /** Never throws for what the network or the chat does. */
  deliver(message: ToDeliver): Promise<DeliveryOutcome>;
  /**
   * The bytes of a file that a message has brought; null when there are more than `atMost`.
   *
   * @throws when they cannot be fetched now; the error carries no secrets
   */
  fetch(remoteId: string, atMost: number, signal: AbortSignal): Promise<Uint8Array | null>;
  /** Answers a tapped button, so that the app stops waiting. Never throws: a missed answer harms nobody. */
  acknowledge(callbackId: string): Promise<void>;
}
