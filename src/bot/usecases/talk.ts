import { scopeOf, type Scope } from '../../domain/access.ts';
import type { Language } from '../../domain/action.ts';
import type { InboundEvent } from '../../domain/inbound.ts';
import type { Awaited } from '../../domain/inspection/awaited.ts';
import { discreet } from '../../domain/inspection/discreet.ts';
import type { Message } from '../../domain/message.ts';
import type { ClaimedMessage, Outgoing, Reply } from '../../domain/outbox/ports.ts';
import type { Clock, Ids, Transaction } from '../../domain/ports.ts';
import type { Dialog, Sender } from '../../domain/organisation/ports.ts';
import type { View } from '../../domain/view.ts';

/** What every use case is given; put together in app.ts. */
export interface UseCaseTools {
  clock: Clock;
  ids: Ids;
  /** IANA name; days and hours are the office's. */
  timeZone: string;
  /** The label of a choice in a language, as a person would type it. */
  label: (message: Message, language: Language) => string;
}

/** How a reply relates to others that may be waiting. */
export interface SayOptions {
  /** Hold the reply back, in milliseconds; a later reply under the same key takes its place. */
  delayMs?: number;
  replaceKey?: string;
  /** What the message asks for, to be typed or sent next. */
  awaits?: Awaited;
  /** What was awaited goes on being awaited, as old as it is. */
  keepsAsking?: true;
}

/**
 * One event being answered: who writes, what they may reach, and how to say something back. Everything said goes to the
 * outbox in the event's own transaction.
 */
export interface Talk {
  tools: UseCaseTools;
  tx: Transaction;
  event: InboundEvent;
  sender: Sender | null;
  scope: Scope | null;
  language: Language;
  /**
   * The hidden inspection that is being talked about, or ordered: what is said then is discreet on a locked screen, and
   * nobody outside learns that it was said.
   */
  secret: string | null;
  /** A reply that was taken up where it was put; see `startTalk`. */
  taken: ClaimedMessage | null;
  say(view: View, options?: SayOptions): Promise<void>;
}

/** Key of the event for audit lines and answer sources. */
export function eventKey(event: InboundEvent): string {
  return `${event.channel}:${event.botId}:${event.updateId}`;
}

/** @param mayTake the sender keeps the chat free for a reply, so that it may be taken up in this transaction */
export async function startTalk(
  tools: UseCaseTools,
  tx: Transaction,
  event: InboundEvent,
  mayTake: boolean,
): Promise<Talk> {
  const sender = await tx.people.sender(event.channel, event.sender.externalId);
  if (sender?.gone === true && event.content.kind !== 'bot_removed') {
    // Whoever writes can be written to again.
    await tx.people.setGone(event.channel, event.sender.externalId, null);
  }
  const language = sender?.person?.language ?? 'vi';
  const scope = sender?.person == null ? null : await scopeFor(tx, sender.person.id, sender.roles);
  let replies = 0;
  let dialog = sender?.dialog ?? null;
  const talk: Talk = {
    tools,
    tx,
    event,
    sender,
    scope,
    language,
    secret: null,
    taken: null,
    async say(said, options = {}) {
      const view = talk.secret === null ? said : discreet(said);
      if (event.chat.kind === 'private') {
        const next =
          options.keepsAsking === true && dialog !== null
            ? { ...dialog, offered: view.choices.flat() }
            : dialogOf(view, options.awaits, event.receivedAt);
        if (next !== undefined && (next !== null || dialog !== null)) {
          await tx.people.setDialog(event.channel, event.sender.externalId, next);
          dialog = next;
        }
      }
      const { outgoing, isAtOnce } = reply(talk, view, options, replies++);
      if (isAtOnce && mayTake && talk.taken === null) {
        talk.taken = await tx.outbox.putTaken(outgoing);
      } else {
        await tx.outbox.put(outgoing, event.receivedAt);
      }
    },
  };
  return talk;
}

/** Questions are typed against their own choices; any other choices are remembered as offered; the rest changes nothing. */
function dialogOf(view: View, awaits: Awaited | undefined, at: string): Dialog | null | undefined {
  if (view.about !== undefined) return null;
  const offered = view.choices.flat();
  if (awaits !== undefined) {
    const { paragraphs, choices } = view;
    return { offered, awaits, asked: { at, view: { paragraphs, choices } } };
  }
  return offered.length === 0 ? undefined : { offered };
}

type ToSay = { isAtOnce: true; outgoing: Reply } | { isAtOnce: false; outgoing: Outgoing };

function reply(talk: Talk, view: View, options: SayOptions, nth: number): ToSay {
  const { event } = talk;
  const outgoing: Reply = {
    kind: 'reply',
    operation: { kind: 'send' },
    address: { channel: event.channel, chatId: event.chat.id, threadId: event.chat.threadId },
    ...(talk.secret !== null && { concerns: talk.secret }),
    view,
    language: talk.language,
    priority: 0,
    replaceKey: null,
    dedupeKey: `reply:${eventKey(event)}:${nth}`,
    stillTrue: null,
    dueAt: event.receivedAt,
  };
  const { replaceKey = null, delayMs = 0 } = options;
  if (replaceKey === null && delayMs === 0) return { isAtOnce: true, outgoing };
  const dueAt = new Date(Date.parse(event.receivedAt) + delayMs).toISOString();
  return { isAtOnce: false, outgoing: { ...outgoing, replaceKey, dueAt } };
}

async function scopeFor(tx: Transaction, personId: string, roles: Sender['roles']): Promise<Scope> {
  const below = new Map<string, string[]>();
  for (const { role, unitId } of roles) {
    if (role === 'leader') below.set(unitId, await tx.units.below(unitId));
  }
  return scopeOf(personId, roles, (unitId) => below.get(unitId) ?? [unitId]);
}
