import { Temporal } from 'temporal-polyfill';
import type { Clock, ClaimedMessage, OutboxStore, SentMessage, Settlement } from '../../domain/ports.ts';
import type { Channel, DeliveryOutcome, ToDeliver } from '../channels/channel.ts';
import type { Delay } from '../delay.ts';
import type { Logger } from '../log.ts';
import { backOffMs } from './back-off.ts';

export interface SenderOptions {
  store: OutboxStore;
  /** By name. */
  channels: ReadonlyMap<string, Channel>;
  clock: Clock;
  delay: Delay;
  /** The office's (IANA): its day decides when a living message is posted anew. */
  timeZone: string;
  /** In [0, 1): spreads attempts that would otherwise come all at once. */
  random(): number;
  log: Logger;
}

export interface Sender {
  /** Something has been put into the outbox. Never lost, also while sending. */
  nudge(): void;
  /** Sends until nothing is due now; what waits for a later time is left. */
  drain(): Promise<void>;
  /** Deals with what was under way when the program ended, then looks every second and at every nudge. */
  start(): void;
  /**
   * Resolves when nothing is being sent to the chat and what was sent is recorded: until then nobody knows which question
   * the person had before them while they wrote.
   */
  settled(channel: string, chatId: string): Promise<void>;
  /** Lets the messages in hand finish. */
  stop(): Promise<void>;
}

/** Chats written to at the same time. */
const mostInFlight = 8;
/** The command line writes to the outbox as well, and it cannot nudge. */
const lookAgainMs = 1000;
/** How often to look for attempts that nobody ended. */
const recoverEveryMs = 10_000;

/** Takes messages out of the outbox, delivers them and records what became of them; in order within each chat. */
export function createSender(options: SenderOptions): Sender {
  const { store, channels, clock, delay, timeZone, random, log } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  /** By chat. */
  const inFlight = new Map<string, Promise<void>>();
  /** Parts of split messages that are out while the rest waits for another attempt. */
  const partsOut = new Map<number, SentMessage[]>();
  /** Replies tried once more although they may have arrived. */
  const repeated = new Set<number>();
  let asleep = sleep();
  /** Over when what the last life of the program left under way has been dealt with. */
  const recovered = sleep();
  let working: Promise<void> | undefined;
  let looping: Promise<void> | undefined;
  let askedAgain = false;

  /** One worker at a time; whoever asks meanwhile gets a further round. */
  async function work(): Promise<void> {
    askedAgain = true;
    while (askedAgain) await (working ??= sendAll().finally(() => (working = undefined)));
  }

  async function sendAll(): Promise<void> {
    while (askedAgain || inFlight.size > 0) {
      askedAgain = false;
      const free = mostInFlight - inFlight.size;
      const claimed = free > 0 && !signal.aborted ? await store.claim(clock.now(), free) : [];
      for (const message of claimed) {
        const chat = chatKey(message.address.channel, message.address.chatId);
        const sending = send(message).finally(() => {
          inFlight.delete(chat);
          // The chat is free for its next message, and there is room for another chat.
          askedAgain = true;
        });
        inFlight.set(chat, sending);
      }
      if (!askedAgain && inFlight.size > 0) await Promise.race([...inFlight.values(), asleep.over]);
    }
  }

  async function send(message: ClaimedMessage): Promise<void> {
    try {
      const settlement = await attempt(message);
      await store.settle(message, settlement, clock.now());
      if (settlement.kind !== 'retry') repeated.delete(message.id);
      tell(message, settlement);
    } catch (error) {
      // Left in flight: it may have been sent, and `recover` says what happens then.
      log.error({ outboxId: message.id, error: reasonOf(error) }, 'a message could not be settled');
    }
  }

  async function attempt(message: ClaimedMessage): Promise<Settlement> {
    const today = Temporal.Instant.from(clock.now()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
    try {
      return settlementOf(await deliver(message, today), message, today);
    } catch (error) {
      // A view that cannot be put into words will not be better next time.
      return { kind: 'rejected', error: reasonOf(error) };
    }
  }

  async function deliver(message: ClaimedMessage, today: string): Promise<DeliveryOutcome> {
    const { id, address, view, language } = message;
    const channel = channels.get(address.channel);
    if (channel === undefined) return { kind: 'rejected', error: `there is no channel ${address.channel}` };
    const whole: ToDeliver = {
      address,
      view,
      language,
      operation: { kind: 'send' },
      sentBefore: partsOut.get(id) ?? [],
    };
    partsOut.delete(id);
    const posted = editable(message, today);
    let outcome =
      posted === null
        ? await channel.deliver(whole)
        : await channel.deliver({ ...whole, operation: { kind: 'edit', messageId: posted.messageId } });
    if (outcome.kind === 'lost_original') outcome = await channel.deliver(whole);
    if (outcome.kind === 'retry' && outcome.sentSoFar.length > 0) partsOut.set(id, outcome.sentSoFar);
    return outcome;
  }

  function settlementOf(outcome: DeliveryOutcome, message: ClaimedMessage, day: string): Settlement {
    const retryAfter = (wait: number, error: string): Settlement => {
      const nextAttemptAt = new Date(Date.parse(clock.now()) + wait).toISOString();
      return { kind: 'retry', nextAttemptAt, error };
    };
    const backOff = () => backOffMs(message.attempts, random());
    switch (outcome.kind) {
      case 'sent':
        return { kind: 'sent', messages: outcome.messages, day };
      case 'retry':
        return retryAfter(outcome.afterMs ?? backOff(), outcome.error);
      case 'unknown':
        return mayRepeat(message) ? retryAfter(backOff(), outcome.error) : outcome;
      case 'lost_original':
        return { kind: 'rejected', error: outcome.error };
      case 'gone':
      case 'moved':
      case 'rejected':
        return outcome;
      default:
        return outcome satisfies never;
    }
  }

  /** A reply said twice is better than none: without it the officer waits for ever. Once only; a notice never. */
  function mayRepeat({ id, priority, operation }: ClaimedMessage): boolean {
    if (priority !== 0 || operation.kind !== 'send') return false;
    if (repeated.delete(id)) return false;
    repeated.add(id);
    return true;
  }

  function tell({ id, attempts }: ClaimedMessage, settlement: Settlement): void {
    if (settlement.kind === 'sent' || settlement.kind === 'moved') return;
    const level = settlement.kind === 'retry' ? 'warn' : 'error';
    log[level]({ outboxId: id, attempts, outcome: settlement.kind, error: settlement.error }, 'not sent');
  }

  async function loop(): Promise<void> {
    let recoveredAt: number | undefined;
    while (!signal.aborted) {
      const { signal: nudged } = asleep;
      try {
        const now = clock.now();
        const isTime = recoveredAt === undefined || Date.parse(now) - recoveredAt >= recoverEveryMs;
        // What is still being tried here, however slowly, has not been abandoned.
        if (isTime && inFlight.size === 0) {
          const found = await store.recover(now, recoveredAt === undefined);
          recoveredAt = Date.parse(now);
          recovered.wake();
          if (found.repeated + found.unknown > 0) log.warn(found, 'attempts with an unknown end');
        }
        // Not waited for: one slow chat must not keep this from looking again.
        void work().catch(cannotRead);
      } catch (error) {
        cannotRead(error);
      }
      await delay(lookAgainMs, nudged);
      nudge();
    }
  }

  function cannotRead(error: unknown): void {
    log.error({ error: reasonOf(error) }, 'the outbox cannot be read');
  }

  function nudge(): void {
    askedAgain = true;
    const { wake } = asleep;
    asleep = sleep();
    wake();
  }

  return {
    nudge,
    drain: work,
    start() {
      looping ??= loop();
    },
    async settled(channel, chatId) {
      await recovered.over;
      await inFlight.get(chatKey(channel, chatId));
    },
    async stop() {
      stopping.abort();
      recovered.wake();
      nudge();
      await looping;
      await working?.catch(() => undefined);
      await Promise.all(inFlight.values());
    },
  };
}

const chatKey = (channel: string, chatId: string): string => JSON.stringify([channel, chatId]);

/** The living message to edit; null to post one: there is none, or the one there is from another day. */
function editable({ operation }: ClaimedMessage, today: string): { messageId: string } | null {
  if (operation.kind === 'send' || operation.posted === null) return null;
  return operation.posted.day === today ? operation.posted : null;
}

/** Until somebody wakes it. */
function sleep() {
  const controller = new AbortController();
  const { signal } = controller;
  const over = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  return { signal, over, wake: () => controller.abort() };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
