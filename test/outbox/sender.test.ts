import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createTelegramChannel } from '../../src/bot/channels/telegram/deliver.ts';
import type { Channel } from '../../src/bot/channels/channel.ts';
import type { Delay } from '../../src/bot/delay.ts';
import { createSender } from '../../src/bot/outbox/sender.ts';
import { createOutboxStore } from '../../src/bot/store/outbox-store.ts';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import { say } from '../../src/domain/message.ts';
import type { Outgoing } from '../../src/domain/ports.ts';
import { view } from '../../src/domain/view.ts';
import { telegramFor, words } from '../channels/telegram/telegram.ts';
import { standingClock, started } from '../simulator/started.ts';
import { databases, freshDatabase, type DatabaseKind } from '../support/database.ts';
import { heldDelay } from '../support/delays.ts';

/** A database, a simulator with two people who have started the bot, and a sender between them. */
async function sending(kind: DatabaseKind, delay: Delay = heldDelay().delay) {
  const { database, dispose } = await freshDatabase(kind);
  onTestFinished(dispose);
  const milliseconds = standingClock();
  const { simulator } = await started({ clock: milliseconds });
  const { control } = simulator;
  const [an, binh] = ['An', 'Bình'].map((firstName) => control.addUser({ firstName }).id) as [number, number];
  for (const id of [an, binh]) control.start(id);

  const telegram = telegramFor(simulator);
  const channel = createTelegramChannel({ telegram, words, ignored: () => undefined });
  const store = createOutboxStore(database);
  const clock = { now: () => new Date(milliseconds.now()).toISOString() };
  const senderOn = (channels: Channel[]) => {
    const sender = createSender({
      store,
      channels: new Map(channels.map((one) => [one.name, one])),
      clock,
      delay,
      timeZone: 'Asia/Ho_Chi_Minh',
      random: () => 0,
      log: pino({ level: 'silent' }),
    });
    onTestFinished(() => sender.stop());
    return sender;
  };
  const unitOfWork = createUnitOfWork(database);
  const put = (chatId: number, text: string, how: Partial<Outgoing> = {}) =>
    unitOfWork.run((tx) =>
      tx.outbox.put(
        {
          operation: { kind: 'send' },
          address: { channel: 'telegram', chatId: String(chatId), threadId: null },
          view: view([say('answer_text.narrative', { text })]),
          language: 'vi',
          priority: 0,
          replaceKey: null,
          dedupeKey: null,
          dueAt: clock.now(),
          ...how,
        },
        clock.now(),
      ),
    );
  const heard = (chatId: number) =>
    control
      .history(chatId)
      .filter(({ from }) => from === 'bot')
      .map(({ text }) => text);
  const advance = (ms: number) => milliseconds.advance(ms);
  return {
    control,
    an,
    binh,
    channel,
    store,
    sender: senderOn([channel]),
    senderOn,
    put,
    heard,
    advance,
    clock,
  };
}

const living = { operation: { kind: 'living', key: 'progress:1' }, priority: 1 } as const;

describe.each(databases)('on %s', (kind) => {
  test('messages arrive in order in each chat, whatever the number of chats', async () => {
    const { an, binh, put, heard, sender, store } = await sending(kind);
    const texts = Array.from({ length: 6 }, (_, index) => `tin ${index}`);
    for (const text of texts) await Promise.all([put(an, text), put(binh, text)]);
    await sender.drain();
    expect(heard(an)).toEqual(texts);
    expect(heard(binh)).toEqual(texts);
    expect((await store.counts()).sent).toBe(12);
  });

  test('what is not yet due waits', async () => {
    const { an, put, heard, sender, advance, clock } = await sending(kind);
    await put(an, 'sau', { dueAt: new Date(Date.parse(clock.now()) + 1500).toISOString() });
    await sender.drain();
    expect(heard(an)).toEqual([]);
    advance(1500);
    await sender.drain();
    expect(heard(an)).toEqual(['sau']);
  });

  test('a chat told to slow down waits as long as asked and keeps its order; others do not wait', async () => {
    const { an, binh, put, heard, sender, control, advance } = await sending(kind);
    control.faults.add({ kind: 'too_many_requests', chatId: an, retryAfter: 7 });
    await put(an, 'một');
    await put(an, 'hai');
    await put(binh, 'khác');
    await sender.drain();
    expect([heard(an), heard(binh)]).toEqual([[], ['khác']]);
    advance(6999);
    await sender.drain();
    expect(heard(an)).toEqual([]);
    advance(1);
    await sender.drain();
    expect(heard(an)).toEqual(['một', 'hai']);
  });

  test('while Telegram fails the waits grow', async () => {
    const { an, put, heard, sender, control, advance } = await sending(kind);
    control.faults.add({ kind: 'bad_gateway', times: 2 });
    await put(an, 'một');
    await sender.drain();
    advance(1000);
    await sender.drain();
    advance(1999);
    await sender.drain();
    expect(heard(an)).toEqual([]);
    advance(1);
    await sender.drain();
    expect(heard(an)).toEqual(['một']);
  });

  test('a reply whose fate is unknown is said once more, a notice is not', async () => {
    const { an, binh, put, heard, sender, control, advance, store } = await sending(kind);
    control.faults.add({ kind: 'cut_before', chatId: an, times: 2 });
    control.faults.add({ kind: 'cut_after_accept', chatId: binh });
    await put(an, 'trả lời');
    await put(binh, 'thông báo', { priority: 1 });
    await sender.drain();
    advance(2000);
    await sender.drain();
    expect([heard(an), heard(binh)]).toEqual([[], ['thông báo']]);
    expect(await store.counts()).toMatchObject({ unknown: 2, waiting: 0 });
    control.faults.add({ kind: 'cut_after_accept', chatId: an });
    await put(an, 'lần nữa');
    await sender.drain();
    advance(2000);
    await sender.drain();
    expect(heard(an)).toEqual(['lần nữa', 'lần nữa']);
  });

  test('a split message held up in the middle is not begun anew', async () => {
    const { an, put, heard, sender, control, advance } = await sending(kind);
    const text = Array.from({ length: 2500 }, (_, index) => String(index)).join(' ');
    const stop = control.subscribe(({ type }) => {
      if (type !== 'message') return;
      stop();
      control.faults.add({ kind: 'too_many_requests' });
    });
    await put(an, text);
    await sender.drain();
    expect(heard(an)).toHaveLength(1);
    advance(1000);
    await sender.drain();
    expect(heard(an).join(' ')).toBe(text);
  });

  test('a living message is edited on its day, posted anew the next day, and when it has been deleted', async () => {
    const { an, put, heard, sender, control, advance } = await sending(kind);
    await put(an, 'một', living);
    await sender.drain();
    await put(an, 'hai', living);
    await sender.drain();
    expect(heard(an)).toEqual(['hai']);
    // 08:00 in Hà Nội; sixteen hours later it is tomorrow there.
    advance(16 * 60 * 60 * 1000);
    await put(an, 'ba', living);
    await sender.drain();
    expect(heard(an)).toEqual(['hai', 'ba']);
    const posted = control.history(an).at(-1)?.id ?? 0;
    control.deleteMessage(an, an, posted);
    await put(an, 'bốn', living);
    await sender.drain();
    expect(heard(an)).toEqual(['hai', 'bốn']);
  });

  test('a group that moved is written to under its new id', async () => {
    const { an, put, heard, sender, control } = await sending(kind);
    const { id: group } = control.addGroup({ title: 'Nhóm', memberIds: [an], kind: 'group' });
    const successor = control.migrate(group);
    await put(group, 'tiến độ', { priority: 1 });
    await sender.drain();
    expect(heard(successor)).toEqual(['tiến độ']);
  });

  test('what cannot be sent fails with its reason and holds up nothing', async () => {
    const { an, put, heard, sender, store, control, binh, senderOn, channel } = await sending(kind);
    control.block(binh);
    await put(binh, 'bị chặn');
    await put(an, '   ');
    await put(an, 'sau');
    await put(an, 'lạ', { address: { channel: 'pigeon', chatId: '1', threadId: null } });
    await sender.drain();
    expect(heard(an)).toEqual(['sau']);
    const errors = await store.listOutbox({ status: 'failed', limit: 10 });
    expect(errors.map(({ lastError }) => lastError).toSorted()).toEqual([
      'sendMessage: 403 Forbidden: bot was blocked by the user',
      'the message says nothing',
      'there is no channel pigeon',
    ]);
    const broken = { ...channel, deliver: () => Promise.reject(new Error('no such word')) };
    await put(an, 'hỏng');
    await senderOn([broken]).drain();
    expect((await store.listOutbox({ status: 'failed', limit: 1 }))[0]?.lastError).toBe('no such word');
  });

  test('a started sender repeats a reply that was under way when the program ended, then looks again by itself', async () => {
    const { delay, pass } = heldDelay();
    const { an, put, store, sender, control, clock } = await sending(kind, delay);
    await put(an, 'dở dang');
    await store.claim(clock.now(), 8);
    const arrived = (text: string) =>
      new Promise<void>((resolve) => {
        const stop = control.subscribe((event) => {
          if (event.type !== 'message' || event.message.text !== text) return;
          stop();
          resolve();
        });
      });
    const repeated = arrived('dở dang');
    sender.start();
    await repeated;
    const nudged = arrived('đã báo');
    await put(an, 'đã báo');
    sender.nudge();
    await nudged;
    const unannounced = arrived('từ dòng lệnh');
    await put(an, 'từ dòng lệnh');
    await pass();
    await unannounced;
    await sender.stop();
    expect((await store.counts()).sent).toBe(3);
  });
});
