import type { ClaimedMessage, OutboxStore, Settlement } from '../../domain/outbox/ports.ts';
import type { Channel } from '../channels/channel.ts';
import type { Delay } from '../delay.ts';
import type { Logger } from '../log.ts';
import { attempt, reasonOf, type AttemptOptions, type Route } from './attempt.ts';
import { backOffMs } from './back-off.ts';
import { createPacer } from './pacer.ts';
import { createPlan } from './plan.ts';
import { createTurns, type Turn } from './turns.ts';
import { until } from './until.ts';

export interface SenderOptions extends AttemptOptions {
  store: OutboxStore;
  /** By name. */
  channels: ReadonlyMap<string, Channel>;
  delay: Delay;
  log: Logger;
}

export interface Sender {
  /** Something has been put into the outbox. Never lost, also while sending. */
  nudge(): void;
  /**
   * Sends until nothing may be sent at this instant; what waits for a later time is left.
   *
   * @returns when more may be sent that only the pace holds back (ISO instant); null when it holds back nothing
   */
  drain(): Promise<string | null>;
  /**
   * Deals with what was under way when the program ended, then sends whatever comes due: at its time, at every nudge,
   * and looking every second.
   */
  start(): void;
  /**
   * Keeps a chat free for a reply that is put and taken up in one transaction. Null when a reply has to wait its turn: for
   * another message, or for the pace.
   */
  hold(channel: string, chatId: string): Hold | null;
  /**
   * Resolves when nothing is being sent to the chat and what was sent is recorded: until then nobody knows which question
   * the person had before them while they wrote.
   */
  settled(channel: string, chatId: string): Promise<void>;
  /** Lets the messages in hand finish. */
  stop(): Promise<void>;
}

/** A chat that is kept free. Either is called, once. */
export interface Hold {
  /** Delivers what has been taken up. */
  send(message: ClaimedMessage): void;
  /** There is nothing to say. */
  release(): void;
}

/** Chats written to at the same time. */
const mostInFlight = 16;
/** The command line writes to the outbox as well, and it cannot nudge. */
const lookAgainMs = 1000;
/** How far ahead the plan knows what comes due: longer than until the next look. */
const planAheadMs = 3 * lookAgainMs;
/** How often to look for attempts that nobody ended. */
const recoverEveryMs = 10_000;
/** How often the end of an attempt is tried to be recorded: for about four minutes. */
const mostRecordings = 9;
/** The longest that a pace looks back. */
const paceMs = 61_000;

/** Takes messages out of the outbox, delivers them and records what became of them; in order within each chat. */
export function createSender(options: SenderOptions): Sender {
  const { store, channels, clock, delay, random, log } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const routes = new Map<string, Route>();
  for (const [name, channel] of channels) {
    routes.set(name, { channel, pacer: createPacer(channel.rates, channel.isGroup) });
  }
  const plan = createPlan((channel) => routes.get(channel)?.pacer);
  // A chat that is free again may have its next message, and there is room for another chat.
  const turns = createTurns(() => wake());
  const nowMs = () => Date.parse(clock.now());
  const isoOf = (ms: number) => new Date(ms).toISOString();

  let asleep = until();
  /** Over when what the last life of the program left under way has been dealt with. */
  const recovered = until();
  let looping: Promise<void> | undefined;
  /** When the outbox was last looked at; null when it has changed since. */
  let lookedAt: number | null = null;
  let recoveredAt: number | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** One at a time, whoever asks. */
  function step(): Promise<boolean> {
    const next = turn.then(begin);
    turn = next.catch(() => undefined);
    return next;
  }

  /** Begins to send what may be sent now; false when there was nothing. */
  async function begin(): Promise<boolean> {
    const now = nowMs();
    if (lookedAt === null || Math.abs(now - lookedAt) >= lookAgainMs) {
      lookedAt = now;
      plan.renew(await store.waiting(isoOf(now + planAheadMs)).catch(lookAgain));
    }
    const free = signal.aborted ? 0 : mostInFlight - turns.many();
    const chosen = plan.choose(now, free, turns.isBusy);
    if (chosen.length === 0) return false;
    const ids = chosen.map(({ id }) => id);
    const replies = chosen.every(({ priority }) => priority === 0);
    // Occupied from here on: while the claim is under way nobody else may take the chat for free.
    const taken = chosen.map(({ id, channel, chatId }) => ({ id, turn: turns.occupy(channel, chatId) }));
    const claimed = new Map<number, ClaimedMessage>();
    try {
      const { messages, blocked } = await store.claim(isoOf(now), ids, replies);
      for (const message of messages) claimed.set(message.id, message);
      for (const message of chosen) {
        if (blocked.includes(message.id)) plan.setAside(message);
        else plan.remove(message);
      }
    } finally {
      for (const { id, turn } of taken) {
        const message = claimed.get(id);
        if (message === undefined) turn.end();
        else deliver(turn, message, now);
      }
    }
    return true;
  }

  function deliver(turn: Turn, message: ClaimedMessage, now: number): void {
    const { channel, chatId } = message.address;
    turn.id = message.id;
    routes.get(channel)?.pacer.begin(chatId, now);
    void send(message).finally(turn.end);
  }

  function hold(channel: string, chatId: string): Hold | null {
    const pacer = routes.get(channel)?.pacer;
    const mayWrite = () => pacer !== undefined && pacer.waitFor({ chatId, isReply: true }, nowMs()) === 0;
    if (signal.aborted || recoveredAt === undefined) return null;
    if (turns.isBusy(channel, chatId) || turns.many() >= mostInFlight || !mayWrite()) return null;
    const turn = turns.occupy(channel, chatId);
    return {
      release: turn.end,
      send(message) {
        if (mayWrite()) return deliver(turn, message, nowMs());
        // Others have used up the pace meanwhile.
        turn.id = message.id;
        const nextAttemptAt = isoOf(nowMs());
        const held: Settlement = { kind: 'retry', nextAttemptAt, error: null, sentSoFar: [] };
        void conclude(message, held).finally(turn.end);
      },
    };
  }

  function lookAgain(error: unknown): never {
    lookedAt = null;
    throw error;
  }

  async function send(message: ClaimedMessage): Promise<void> {
    const { channel } = message.address;
    const route = routes.get(channel);
    await conclude(
      message,
      route === undefined
        ? { kind: 'rejected', error: `there is no channel ${channel}` }
        : await attempt(options, message, route),
    );
  }

  async function conclude(message: ClaimedMessage, settlement: Settlement): Promise<void> {
    try {
      await record(message, settlement);
      // It may wait again, or have made others wait.
      if (settlement.kind !== 'sent') lookedAt = null;
      tell(message, settlement);
    } catch (error) {
      // Left in flight: it may have been sent, and `recover` says what happens then.
      log.error({ outboxId: message.id, error: reasonOf(error) }, 'a message could not be settled');
    }
  }

  /** What became of it is known here and nowhere else: while the database is busy it is kept, and recorded later. */
  async function record(message: ClaimedMessage, settlement: Settlement): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      try {
        return await store.settle(message, settlement, clock.now());
      } catch (error) {
        if (signal.aborted || failures === mostRecordings) throw error;
        log.warn({ outboxId: message.id, failures, error: reasonOf(error) }, 'a message is not yet settled');
        await delay(backOffMs(failures, random()), signal);
      }
    }
  }

  function tell({ id, attempts }: ClaimedMessage, settlement: Settlement): void {
    if (!('error' in settlement) || settlement.error === null) return;
    const { kind, error } = settlement;
    const level = kind === 'retry' || kind === 'lost_original' ? 'warn' : 'error';
    log[level]({ outboxId: id, attempts, outcome: kind, error }, 'not sent');
  }

  async function drain(): Promise<string | null> {
    lookedAt = null;
    for (;;) {
      const { over } = asleep;
      if ((await step()) || lookedAt === null) continue;
      if (turns.many() > 0) {
        await Promise.race([...turns.all(), over]);
        continue;
      }
      const { byPace } = plan.next(nowMs(), turns.isBusy);
      return byPace === Infinity ? null : isoOf(byPace);
    }
  }

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      const { signal: woken } = asleep;
      let waitMs = lookAgainMs;
      try {
        await recover();
        if (await step()) continue;
        // With as many under way as there may be, the first to end wakes this.
        if (turns.many() < mostInFlight) {
          waitMs = Math.min(lookAgainMs, Math.max(1, plan.next(nowMs(), turns.isBusy).at - nowMs()));
        }
      } catch (error) {
        log.error({ error: reasonOf(error) }, 'the outbox cannot be read');
      }
      await delay(waitMs, woken);
      if (waitMs === lookAgainMs) lookedAt = null;
    }
  }

  async function recover(): Promise<void> {
    const now = nowMs();
    const restarted = recoveredAt === undefined;
    if (recoveredAt !== undefined && now - recoveredAt < recoverEveryMs) return;
    if (restarted) await recallPace(now);
    // What is still being tried here, however slowly, has not been abandoned.
    const inHand = turns.ids();
    const found = await store.recover(isoOf(now), restarted, inHand);
    recoveredAt = now;
    recovered.tell();
    if (found.repeated + found.unknown === 0) return;
    lookedAt = null;
    log.warn(found, 'attempts with an unknown end');
  }

  /** The network remembers what the last life of the program sent. */
  async function recallPace(now: number): Promise<void> {
    const calls = (await store.attemptsSince(isoOf(now - paceMs))).map(({ endedAt, ...chat }) => ({
      ...chat,
      endedAt: endedAt === null ? now : Math.min(now, Date.parse(endedAt)),
    }));
    for (const { channel, chatId, endedAt } of calls.sort((a, b) => a.endedAt - b.endedAt)) {
      routes.get(channel)?.pacer.begin(chatId, endedAt);
      routes.get(channel)?.pacer.end(chatId, endedAt);
    }
  }

  function wake(): void {
    const { tell: end } = asleep;
    asleep = until();
    end();
  }

  function nudge(): void {
    lookedAt = null;
    wake();
  }

  return {
    nudge,
    drain,
    hold,
    start() {
      looping ??= loop();
    },
    async settled(channel, chatId) {
      await recovered.over;
      await turns.over(channel, chatId);
    },
    async stop() {
      stopping.abort();
      recovered.tell();
      wake();
      await looping;
      await turn;
      await Promise.all(turns.all());
    },
  };
}
