import { GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import type { InboundEvent } from '../../../domain/inbound.ts';
import type { Delay } from '../../delay.ts';
import type { Logger } from '../../log.ts';
import type { Channel } from '../channel.ts';
import { backOffMs, isTokenRefused, TokenRefused } from './account.ts';
import { longPollSeconds, type TelegramApi } from './api.ts';
import { createInHand } from './in-hand.ts';
import { readUpdate, type BotAccount } from './inbound.ts';

export interface UpdateHandlers {
  /** Commits the event; a repeat changes nothing. */
  handle(event: InboundEvent): Promise<void>;
  /**
   * Commits that the event could not be handled, and tells the person. An event that names no chat (`chat.id` empty) is
   * an update nobody could read.
   */
  keepAside(event: InboundEvent, attempts: number, error: string): Promise<void>;
}

export interface PollerOptions {
  telegram: TelegramApi;
  channel: Pick<Channel, 'acknowledge'>;
  bot: BotAccount;
  handlers: UpdateHandlers;
  /** The time of receipt, ISO instant. */
  now(): string;
  delay: Delay;
  log: Logger;
}

export interface Poller {
  /**
   * Polls until stopped.
   *
   * @throws TokenRefused when the token is not, or no longer, good
   */
  run(): Promise<void>;
  /** Ends the waiting poll, lets what is in hand finish and confirms it. */
  stop(): Promise<void>;
}

const wanted = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;
/** Pauses between the tries of an update that fails, in milliseconds; after the last try it is kept aside. */
const betweenTries = [200, 500, 1000, 2000];
/** How long a poll waits for what is in hand, growing while nothing new comes; it returns at once otherwise. */
const shortestPauseMs = 20;
const longestPauseMs = 1000;

/**
 * Fetches updates and handles them: chats side by side, each chat in order. An update is confirmed to Telegram only when
 * it and all before it are committed, handled or kept aside.
 */
export function createPoller(options: PollerOptions): Poller {
  const { telegram, channel, bot, handlers, now, delay, log } = options;
  const { polling, describe } = telegram;
  const stopping = new AbortController();
  const { signal } = stopping;
  const inHand = createInHand(signal);
  const answering = new Set<Promise<void>>();
  let running: Promise<void> | undefined;

  const fetchUpdates = (timeout: number, abort?: AbortSignal): Promise<Update[]> =>
    polling.getUpdates(
      { ...inHand.offset(), limit: 100, timeout, allowed_updates: wanted },
      // grammY's own type of signal lacks members that it does not use.
      abort as Parameters<typeof polling.getUpdates>[1],
    );

  async function poll(): Promise<void> {
    let failures = 0;
    let pause = shortestPauseMs;
    while (!signal.aborted) {
      try {
        const updates = await fetchUpdates(longPollSeconds, signal);
        failures = 0;
        inHand.confirmed(updates.length === 0);
        const fresh = updates.filter((update) => !inHand.knows(update.update_id));
        for (const update of fresh) accept(update);
        pause = fresh.length > 0 ? shortestPauseMs : Math.min(pause * 2, longestPauseMs);
      } catch (error) {
        if (signal.aborted) return;
        if (isTokenRefused(error)) throw new TokenRefused(describe(error));
        failures += 1;
        await delay(waitAfter(error, failures), signal);
      }
      // What is not finished would come again at once.
      if (inHand.busy()) await waitAtMost(pause);
    }
  }

  async function waitAtMost(milliseconds: number): Promise<void> {
    const over = new AbortController();
    const end = () => over.abort();
    signal.addEventListener('abort', end, { signal: over.signal });
    await Promise.race([inHand.allDone(), delay(milliseconds, over.signal)]);
    end();
  }

  function waitAfter(error: unknown, failures: number): number {
    const isRefusal = error instanceof GrammyError;
    if (isRefusal && error.error_code === 409) {
      log.error({ error: describe(error) }, 'another program is polling with the same token');
    } else {
      log.warn({ error: describe(error), failures }, 'updates cannot be fetched');
    }
    const asked = isRefusal ? (error.parameters.retry_after ?? 0) * 1000 : 0;
    return Math.max(asked, backOffMs(failures));
  }

  function accept(update: Update): void {
    const { event, malformed } = readUpdate(update, bot, now());
    const callbackId = update.callback_query?.id;
    inHand.take(update.update_id, event.chat.id, () =>
      malformed === null
        ? settle(event, callbackId)
        : keepAside(event, 1, `the update cannot be read: ${malformed}`),
    );
  }

  /** @returns whether the event is committed; false only when the poller stops first */
  async function settle(event: InboundEvent, callbackId: string | undefined): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await handlers.handle(event);
        acknowledge(callbackId);
        return true;
      } catch (error) {
        const { updateId } = event;
        log.error({ updateId, attempt, error: reasonOf(error) }, 'an update could not be handled');
        const wait = betweenTries[attempt - 1];
        if (wait === undefined) {
          const isKept = await keepAside(event, attempt, reasonOf(error));
          acknowledge(callbackId);
          return isKept;
        }
        await delay(wait, signal);
        if (signal.aborted) return false;
      }
    }
  }

  /** Nothing is confirmed before it is kept, so this goes on while even that fails. */
  async function keepAside(event: InboundEvent, attempts: number, why: string): Promise<boolean> {
    for (let failures = 1; ; failures += 1) {
      try {
        await handlers.keepAside(event, attempts, why);
        log.error({ updateId: event.updateId, attempts, error: why }, 'an update was kept aside');
        return true;
      } catch (error) {
        const { updateId } = event;
        log.error({ updateId, error: reasonOf(error) }, 'an update could not even be kept aside');
        await delay(backOffMs(failures), signal);
        if (signal.aborted) return false;
      }
    }
  }

  /** Not waited for: a slow answer must not hold up the chat. */
  function acknowledge(callbackId: string | undefined): void {
    if (callbackId === undefined) return;
    const answer = channel.acknowledge(callbackId).finally(() => answering.delete(answer));
    answering.add(answer);
  }

  async function finish(): Promise<void> {
    await inHand.allDone();
    await Promise.all(answering);
    if (!inHand.toConfirm()) return;
    try {
      await fetchUpdates(0);
    } catch (error) {
      // They come again after the next start and change nothing then.
      log.warn({ error: describe(error) }, 'the last updates could not be confirmed');
    }
  }

  return {
    run: () => (running ??= poll()),
    async stop() {
      stopping.abort();
      // Whoever called `run` is told why it ended.
      await running?.catch(() => undefined);
      await finish();
    },
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
