import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { introduce, TokenRefused } from '../../../src/bot/channels/telegram/account.ts';
import { createTelegramChannel } from '../../../src/bot/channels/telegram/deliver.ts';
import { telegramRates } from '../../../src/bot/channels/telegram/rates.ts';
import { createPoller, type UpdateHandlers } from '../../../src/bot/channels/telegram/poller.ts';
import type { Delay } from '../../../src/bot/delay.ts';
import type { InboundEvent } from '../../../src/domain/inbound.ts';
import { heldDelay, noDelay } from '../../support/delays.ts';
import { noFiles, telegramFor, withPerson, words } from './telegram.ts';

const log = pino({ level: 'silent' });
const bot = { id: '1000000', username: 'don_doc_bot' };
const textOf = ({ content }: InboundEvent) => ('text' in content ? content.text : content.kind);

/** A list that can be waited for. */
function record<T>() {
  const items: T[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  return {
    items,
    push(item: T) {
      items.push(item);
      for (const { count, resolve } of waiting) if (items.length >= count) resolve();
    },
    reaches: (count: number) =>
      new Promise<void>((resolve) => {
        if (items.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
  };
}

type World = Awaited<ReturnType<typeof withPerson>>;

function polling(world: World, handlers: Partial<UpdateHandlers>, delay: Delay = noDelay) {
  const { telegram } = world;
  const channel = createTelegramChannel({
    telegram,
    words,
    rates: telegramRates,
    readFile: noFiles,
    ignored: () => undefined,
  });
  const aside = record<{ text: string; attempts: number; error: string }>();
  const poller = createPoller({
    telegram,
    channel,
    bot,
    delay,
    log,
    now: () => '2026-09-16T08:20:00.000Z',
    handlers: {
      handle: async () => undefined,
      keepAside: async (event, attempts, error) => aside.push({ text: textOf(event), attempts, error }),
      ...handlers,
    },
  });
  onTestFinished(() => poller.stop());
  return { poller, aside, running: poller.run() };
}

test('updates are handled in order and confirmed only when they are committed', async () => {
  const world = await withPerson();
  const { control, person } = world;
  control.sendText(person, person, 'một');
  control.sendText(person, person, 'hai');
  const handled = record<string>();
  let commit = () => {};
  const committed = new Promise<void>((resolve) => (commit = resolve));
  const { poller } = polling(world, {
    async handle(event) {
      handled.push(textOf(event));
      await committed;
    },
  });
  await handled.reaches(1);
  expect(control.pendingUpdates()).toHaveLength(3);
  commit();
  await handled.reaches(3);
  await poller.stop();
  expect(handled.items).toEqual(['/start', 'một', 'hai']);
  expect(control.pendingUpdates()).toEqual([]);
});

test('a chat that hangs holds up nobody else, and nothing is asked for in a hurry', async () => {
  const world = await withPerson();
  const { control, person } = world;
  const { id: other } = control.addUser({ firstName: 'Bình' });
  const handled = record<string>();
  let commit = () => {};
  const hanging = new Promise<void>((resolve) => (commit = resolve));
  const { delay, pass, asked } = heldDelay();
  const { poller } = polling(
    world,
    {
      async handle(event) {
        if (event.chat.id === String(person)) await hanging;
        handled.push(textOf(event));
      },
    },
    delay,
  );
  control.start(other);
  // The hanging chat's update keeps coming; each further request waits for a pause to pass.
  for (let round = 0; round < 3; round += 1) await pass();
  expect(control.apiCalls()['getUpdates']).toBeLessThanOrEqual(4);
  expect(asked.slice(0, 3)).toEqual([20, 40, 80]);
  control.sendText(other, other, 'vẫn chạy');
  while (handled.items.length < 2) await pass();
  expect(handled.items).toEqual(['/start', 'vẫn chạy']);
  expect(control.pendingUpdates()).toHaveLength(3);
  commit();
  await handled.reaches(3);
  await poller.stop();
  expect(control.pendingUpdates()).toEqual([]);
});

test('an update that fails is tried five times, kept aside, and then confirmed', async () => {
  const world = await withPerson();
  const { control, person } = world;
  const waits: number[] = [];
  const delay: Delay = async (milliseconds, signal) => {
    if (milliseconds >= 200) waits.push(milliseconds);
    await noDelay(milliseconds, signal);
  };
  let tries = 0;
  const after = record<string>();
  const { poller, aside } = polling(
    world,
    {
      async handle(event) {
        if (textOf(event) !== 'hỏng') {
          after.push(textOf(event));
          return;
        }
        tries += 1;
        throw new Error('database on fire');
      },
    },
    delay,
  );
  control.sendText(person, person, 'hỏng');
  control.sendText(person, person, 'lành');
  await after.reaches(2);
  await poller.stop();
  expect(tries).toBe(5);
  expect(waits.slice(0, 4)).toEqual([200, 500, 1000, 2000]);
  expect(aside.items).toEqual([{ text: 'hỏng', attempts: 5, error: 'database on fire' }]);
  expect(after.items).toEqual(['/start', 'lành']);
  expect(control.pendingUpdates()).toEqual([]);
});

test('what cannot even be kept aside is not confirmed', async () => {
  const world = await withPerson();
  const failures = record<number>();
  const { poller } = polling(world, {
    handle: () => Promise.reject(new Error('down')),
    keepAside(_event, attempts) {
      failures.push(attempts);
      return Promise.reject(new Error('down'));
    },
  });
  await failures.reaches(3);
  await poller.stop();
  expect(world.control.pendingUpdates()).toHaveLength(1);
});

test('an update nobody can read is kept aside at once', async () => {
  const world = await withPerson();
  world.control.injectUpdate({ message: { message_id: 'x' } });
  const { poller, aside } = polling(world, {});
  await aside.reaches(1);
  await poller.stop();
  expect(aside.items).toMatchObject([{ text: 'ignored', attempts: 1 }]);
  expect(aside.items[0]?.error).toContain('cannot be read');
  expect(world.control.pendingUpdates()).toEqual([]);
});

test('a tapped button is answered after commit', async () => {
  const world = await withPerson();
  const { control, person, telegram } = world;
  const reply_markup = { inline_keyboard: [[{ text: 'Tiếp', callback_data: 'rp' }]] };
  await telegram.api.sendMessage(person, 'chọn', { reply_markup });
  const { callbackId } = control.tap(person, person, 2, 'rp');
  const handled = record<string>();
  const { poller } = polling(world, {
    async handle(event) {
      expect(control.callbackAnswers(callbackId)).toEqual([]);
      handled.push(event.updateId);
    },
  });
  await handled.reaches(2);
  await poller.stop();
  expect(control.callbackAnswers(callbackId)).toHaveLength(1);
});

test('an update that comes once more, long confirmed, is handled again', async () => {
  const world = await withPerson();
  const first = world.control.pendingUpdates()[0]?.update_id ?? 0;
  const handled = record<string>();
  const { poller } = polling(world, {
    async handle(event) {
      handled.push(event.updateId);
    },
  });
  world.control.sendText(world.person, world.person, 'sau');
  await handled.reaches(2);
  world.control.redeliver(first);
  await handled.reaches(3);
  await poller.stop();
  expect(handled.items.at(-1)).toBe(String(first));
  expect(world.control.pendingUpdates()).toEqual([]);
});

test('while Telegram fails, polling waits longer each time and then goes on', async () => {
  const world = await withPerson();
  const waits: number[] = [];
  const delay: Delay = async (milliseconds, signal) => {
    waits.push(milliseconds);
    await noDelay(milliseconds, signal);
  };
  world.control.faults.add({ kind: 'cut_before', method: 'getUpdates', times: 3 });
  world.control.faults.add({ kind: 'bad_gateway', method: 'getUpdates', times: 3 });
  world.control.faults.add({ kind: 'too_many_requests', method: 'getUpdates', retryAfter: 40 });
  const handled = record<string>();
  const { poller } = polling(
    world,
    {
      async handle(event) {
        handled.push(textOf(event));
      },
    },
    delay,
  );
  await handled.reaches(1);
  await poller.stop();
  expect(waits.slice(0, 7)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 40_000]);
});

test('a refused token ends the polling with an error that does not show it', async () => {
  const world = await withPerson();
  const refused = { ...world, telegram: telegramFor(world.simulator, '1000000:wrong') };
  const { running } = polling(refused, {});
  await expect(running).rejects.toThrow(TokenRefused);
  await expect(running).rejects.toThrow(/^(?!.*1000000:wrong).*401/);
});

test('stopping ends the waiting poll and lets what is in hand finish', async () => {
  const world = await withPerson();
  const begun = record<string>();
  let commit = () => {};
  const committed = new Promise<void>((resolve) => (commit = resolve));
  const { poller } = polling(
    world,
    {
      async handle(event) {
        begun.push(textOf(event));
        await committed;
      },
    },
    heldDelay().delay,
  );
  await begun.reaches(1);
  const stopped = poller.stop();
  expect(world.control.pendingUpdates()).toHaveLength(1);
  commit();
  await stopped;
  expect(world.control.pendingUpdates()).toEqual([]);
});

test('the bot introduces itself with a command menu in both languages', async () => {
  const { telegram, control } = await withPerson();
  control.faults.add({ kind: 'bad_gateway', method: 'getMe' });
  const { signal } = new AbortController();
  const account = await introduce({ telegram, words, delay: noDelay, log, signal });
  expect(account).toEqual(bot);
  expect(control.commands()[0]).toEqual({ command: 'start', description: 'Bắt đầu, tham gia bằng mã mời' });
  const english = await telegram.api.getMyCommands({ language_code: 'en' });
  expect(english[0]?.description).toBe('Start, join with a code');
});

test('a refused token ends the introduction', async () => {
  const { simulator } = await withPerson();
  const telegram = telegramFor(simulator, '1000000:wrong');
  const { signal } = new AbortController();
  await expect(introduce({ telegram, words, delay: noDelay, log, signal })).rejects.toThrow(TokenRefused);
});
