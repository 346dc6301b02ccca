import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Channel } from '../../src/bot/channels/channel.ts';
import { createTelegramChannel } from '../../src/bot/channels/telegram/deliver.ts';
import { telegramRates } from '../../src/bot/channels/telegram/rates.ts';
import type { Delay } from '../../src/bot/delay.ts';
import { createSender } from '../../src/bot/outbox/sender.ts';
import { createOutboxStore } from '../../src/bot/store/outbox/store.ts';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import { say } from '../../src/domain/message.ts';
import type { Outgoing, OutboxStore } from '../../src/domain/outbox/ports.ts';
import { view, type View } from '../../src/domain/view.ts';
import { noFiles, telegramFor, words } from '../channels/telegram/telegram.ts';
import { standingClock, started } from '../simulator/started.ts';
import { freshDatabase, type DatabaseKind } from '../support/database.ts';
import { heldDelay } from '../support/delays.ts';

/** A reply to a chat, due now unless told otherwise. */
export function toSay(chatId: number, text: string, dueAt: string, how: Partial<Outgoing>): Outgoing {
  return {
    kind: 'reply',
    operation: { kind: 'send' },
    address: { channel: 'telegram', chatId: String(chatId), threadId: null },
    view: view([say('answer_text.narrative', { text })]),
    language: 'vi',
    priority: 0,
    replaceKey: null,
    dedupeKey: null,
    stillTrue: null,
    dueAt,
    ...how,
  };
}

/** A database, a simulator with two people who have started the bot, and a sender between them. */
export async function sending(kind: DatabaseKind, delay: Delay = heldDelay().delay) {
  const { database, dispose } = await freshDatabase(kind);
  onTestFinished(dispose);
  const milliseconds = standingClock();
  const { simulator } = await started({ clock: milliseconds });
  const { control } = simulator;
  const [an, binh] = ['An', 'Bình'].map((firstName) => control.addUser({ firstName }).id) as [number, number];
  for (const id of [an, binh]) control.start(id);

  const telegram = telegramFor(simulator);
  const channel = createTelegramChannel({
    telegram,
    words,
    rates: telegramRates,
    readFile: noFiles,
    ignored: () => undefined,
  });
  const store = createOutboxStore(database);
  const clock = { now: () => new Date(milliseconds.now()).toISOString() };
  const senderOn = (
    channels: Channel[],
    compose: () => Promise<View | null> = () => Promise.resolve(null),
    on: OutboxStore = store,
  ) => {
    const sender = createSender({
      store: on,
      channels: new Map(channels.map((one) => [one.name, one])),
      clock,
      delay,
      timeZone: 'Asia/Ho_Chi_Minh',
      random: () => 0,
      compose,
      opening: () => Promise.resolve(null),
      log: pino({ level: 'silent' }),
    });
    onTestFinished(() => sender.stop());
    return sender;
  };
  const unitOfWork = createUnitOfWork(database);
  const put = (chatId: number, text: string, how: Partial<Outgoing> = {}) =>
    unitOfWork.run((tx) => tx.outbox.put(toSay(chatId, text, clock.now(), how), clock.now()));
  const heard = (chatId: number) =>
    control
      .history(chatId)
      .filter(({ from }) => from === 'bot')
      .map(({ text }) => text);
  const advance = (ms: number) => milliseconds.advance(ms);
  const first = senderOn([channel]);
  /** Sends everything that is due, moving the clock as the pace asks. @returns how long that took, in milliseconds */
  const drainPaced = async () => {
    const startedAt = milliseconds.now();
    for (let held = await first.drain(); held !== null; held = await first.drain()) {
      milliseconds.advance(Date.parse(held) - milliseconds.now());
    }
    return milliseconds.now() - startedAt;
  };
  return {
    control,
    an,
    binh,
    channel,
    store,
    sender: first,
    drainPaced,
    unitOfWork,
    /** A sender that makes words so, after some time. */
    composing(compose: () => Promise<View | null>, afterMs = 0) {
      advance(afterMs);
      return senderOn([channel], compose);
    },
    senderOn,
    put,
    heard,
    advance,
    clock,
  };
}
