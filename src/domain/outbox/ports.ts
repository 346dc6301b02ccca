import type { Language } from '../action.ts';
import type { GroupLoss } from '../group/loss.ts';
import type { ChatAddress } from '../inbound.ts';
import type { StillTrue } from '../notice/still-true.ts';
import type { View } from '../view.ts';

/**
 * What a message is; it decides what an unknown outcome leads to (docs/operators.md):
 *
 * - `reply`: answers a person; tried once more, since without it the person waits for ever
 * - `notice`, `conclusion`: a deadline's notice, an inspection's conclusion; sent once more, marked as a possible repeat
 * - `living`, `summary`: not sent again; the next refresh takes its place
 */
export type OutgoingKind = 'reply' | 'notice' | 'conclusion' | 'living' | 'summary';

/** One message to go out. */
export interface Outgoing {
  kind: OutgoingKind;
  /** `send`: a message of its own. `living`: one message per key and chat, edited in place, re-posted on a new day. */
  operation: { kind: 'send' } | { kind: 'living'; key: string };
  address: ChatAddress;
  /** The bound group it is for; what that group cannot be told goes to its people. */
  groupId?: string;
  /**
   * The inspection it is about while that is hidden, or being ordered: until it is started, nobody outside learns that
   * there is such a message, nor what became of it.
   */
  concerns?: string;
  view: View;
  language: Language;
  /** 0 replies, 1 what is due today, 2 the rest. */
  priority: 0 | 1 | 2;
  /** A waiting row with the same key is replaced. */
  replaceKey: string | null;
  /** A row with the same key, sent or not, makes this one superfluous. */
  dedupeKey: string | null;
  /** Checked when its turn has come; what is no longer true is not said. Null: always true. */
  stillTrue: StillTrue | null;
  dueAt: string;
}

/** A message that answers a person, due when it is put; it takes the place of no other. */
export type Reply = Outgoing & {
  kind: 'reply';
  operation: { kind: 'send' };
  replaceKey: null;
  stillTrue: null;
};

export interface OutboxQueue {
  put(outgoing: Outgoing, at: string): Promise<void>;
  /** Puts many with one statement, in this order. @returns how many were not superfluous */
  putMany(outgoing: readonly Outgoing[], at: string): Promise<number>;
  /**
   * Puts a reply and takes it up in the same transaction, for the sender to deliver after the commit. Null when something
   * of its chat is under way or stands before it: then it waits as well.
   */
  putTaken(reply: Reply): Promise<ClaimedMessage | null>;
  /** Whether something was put here that waits to be taken. */
  hasWaiting(): boolean;
  /** Where a row stands; null when there is none, or when it is about a hidden inspection. */
  statusOf(id: number): Promise<OutboxStatus | null>;
  /** Whether the message with this dedupe key has arrived. */
  wasSent(dedupeKey: string): Promise<boolean>;
  /** Puts a failed row or one of unknown outcome back to waiting; the latter is marked as a possible repeat. */
  retry(id: number, at: string): Promise<void>;
  /** Ends a row that waits, failed or has an unknown outcome: it is not sent any more. */
  drop(id: number, at: string): Promise<void>;
}

/** A message that waits, as far as the sender needs it to choose. */
export interface WaitingMessage {
  id: number;
  channel: string;
  chatId: string;
  priority: Outgoing['priority'];
  /** From then on it holds back those after it in its chat. */
  dueAt: string;
  /** Not before this instant. */
  nextAttemptAt: string;
}

/** A message the sender has taken: it is being tried, for the `attempts`-th time. */
export interface ClaimedMessage {
  id: number;
  kind: OutgoingKind;
  /** `posted` is the living message as it stands in the chat, with the office day on which it was posted. */
  operation:
    { kind: 'send' } | { kind: 'living'; key: string; posted: { messageId: string; day: string } | null };
  address: ChatAddress;
  view: View;
  language: Language;
  priority: Outgoing['priority'];
  attempts: number;
  /** An earlier attempt may have arrived. */
  mayRepeat: boolean;
  /** The parts of a split message that are out already. */
  sentBefore: SentMessage[];
  dueAt: string;
}

/** How an attempt ended. Instants are ISO; `error` is for the administrator and the log. */
export type Settlement =
  /**
   * The messages it became, in order: one, or more when a long text was split. `day` is the office's day of a posted
   * living message (ISO date); an edited one keeps the day it was posted on.
   */
  | { kind: 'sent'; messages: [SentMessage, ...SentMessage[]]; day: string }
  /** To be tried again; `error` is null when only the pace held it up. `sentSoFar` are the parts that are out. */
  | { kind: 'retry'; nextAttemptAt: string; error: string | null; sentSoFar: SentMessage[] }
  /** The person or group cannot be written to any more; `loss` when the bot is still there (see `DeliveryOutcome`). */
  | { kind: 'gone'; error: string; loss?: Exclude<GroupLoss, 'removed'> }
  /** There is nothing true left to say. */
  | { kind: 'obsolete' }
  /** The office's hours are over: due anew when they begin, and until then it holds back nothing. */
  | { kind: 'postponed'; until: string }
  | { kind: 'rejected'; error: string }
  | { kind: 'moved'; toChatId: string }
  /** The living message to edit is not there any more: it is posted anew. */
  | { kind: 'lost_original'; error: string }
  /**
   * Nobody knows whether it arrived; `repeatAt` is when to send it again if its kind is sent again, `sentSoFar` the parts
   * that are then left out.
   */
  | { kind: 'unknown'; error: string; repeatAt: string; sentSoFar?: SentMessage[] };

export interface SentMessage {
  messageId: string;
  /** Its place among the messages of the chat. */
  order: number;
}

/**
 * `replaced`: by a newer message with the same key. `obsolete`: no longer true when its turn came. `dropped`: by the
 * administrator.
 */
export const outboxStatuses = [
  'waiting',
  'in_flight',
  'sent',
  'replaced',
  'obsolete',
  'dropped',
  'failed',
  'unknown',
] as const;

export type OutboxStatus = (typeof outboxStatuses)[number];

/** A row of the outbox as an administrator sees it: never what it says. */
export interface OutboxRow {
  id: number;
  kind: OutgoingKind;
  operation: 'send' | 'living';
  address: ChatAddress;
  priority: Outgoing['priority'];
  status: OutboxStatus;
  attempts: number;
  mayRepeat: boolean;
  dueAt: string;
  nextAttemptAt: string;
  settledAt: string | null;
  lastError: string | null;
}

/** What became of the messages the sender asked for. */
export interface Claim {
  messages: ClaimedMessage[];
  /** Still waiting, but their chat is busy or has an earlier message; look at the outbox again before asking again. */
  blocked: number[];
}

/** The sender's side of the outbox; every call is a transaction of its own. */
export interface OutboxStore {
  /** Every waiting message that is due by then, in the order in which it was put. */
  waiting(dueBy: string): Promise<WaitingMessage[]>;
  /**
   * Takes these messages, of each chat the first that waits; only one of a chat is ever under way. What is no longer
   * true, and what this program cannot read, is ended instead. A message that waits for another attempt holds back those
   * after it in its chat; one that is not yet due holds back nothing.
   *
   * @param replies all of them are: a power cut may then undo the taking, and a reply be said once more
   */
  claim(now: string, ids: readonly number[], replies: boolean): Promise<Claim>;
  /**
   * A permanent refusal is told to the administrators (where there are none, the coordinators) in the same transaction;
   * of what is about a hidden inspection to its team's head and whoever ordered it, in neutral words.
   */
  settle(claimed: ClaimedMessage, settlement: Settlement, at: string): Promise<void>;
  /**
   * Deals with attempts whose end nobody recorded: those whose lease is over at `now`, or all of them when the sender
   * has just started (`restarted`: there is one sender a database, so nobody else is trying); never with those `inHand`.
   * Their outcome is unknown: see `OutgoingKind`.
   */
  recover(
    now: string,
    restarted: boolean,
    inHand: readonly number[],
  ): Promise<{ repeated: number; unknown: number }>;
  /** Attempts begun since an instant, with when they ended; null when that was not recorded. */
  attemptsSince(since: string): Promise<{ channel: string; chatId: string; endedAt: string | null }[]>;
  /** Rows by status, and how many of them were sent again after an unknown outcome; none about a hidden inspection. */
  counts(): Promise<Record<OutboxStatus | 'repeated', number>>;
  /** Newest first; none about a hidden inspection. */
  listOutbox(filter: { status?: OutboxStatus; limit: number }): Promise<OutboxRow[]>;
}
