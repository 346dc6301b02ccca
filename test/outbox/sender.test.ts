import { describe, expect, test } from 'vitest';
import { composedView } from '../../src/domain/view.ts';
import { databases } from '../support/database.ts';
import { heldDelay } from '../support/delays.ts';
import { sending, toSay } from './sending.ts';

const living = { kind: 'living', operation: { kind: 'living', key: 'progress:1' }, priority: 1 } as const;
const notice = { kind: 'notice', priority: 1 } as const;

describe.each(databases)('on %s', (kind) => {
  test('messages arrive in order in each chat, whatever the number of chats', async () => {
    const { an, binh, put, heard, drainPaced, store } = await sending(kind);
    const texts = Array.from({ length: 6 }, (_, index) => `tin ${index}`);
    for (const text of texts) await Promise.all([put(an, text), put(binh, text)]);
    await drainPaced();
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

  test('what has an unknown fate is said once more: a reply as it was, a notice with a mark; a summary is not', async () => {
    const { an, binh, put, heard, sender, control, advance, store } = await sending(kind);
    control.faults.add({ kind: 'cut_before', chatId: an, times: 2 });
    control.faults.add({ kind: 'cut_after_accept', chatId: binh });
    await put(an, 'trả lời');
    await put(binh, 'thông báo', notice);
    await sender.drain();
    advance(2000);
    await sender.drain();
    const repeated = 'Thông báo này có thể đã được gửi trước đó.\nthông báo';
    expect([heard(an), heard(binh)]).toEqual([[], ['thông báo', repeated]]);
    expect(await store.counts()).toMatchObject({ unknown: 1, sent: 1, repeated: 2, waiting: 0 });

    control.faults.add({ kind: 'cut_after_accept', chatId: an, times: 2 });
    await put(an, 'lần nữa');
    await put(an, 'báo cáo nhanh', { kind: 'summary', priority: 2 });
    await sender.drain();
    for (let second = 0; second < 3; second += 1) {
      advance(2000);
      await sender.drain();
    }
    expect(heard(an)).toEqual(['lần nữa', 'lần nữa', 'báo cáo nhanh']);
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
    const { an, put, heard, drainPaced, control, advance } = await sending(kind);
    await put(an, 'một', living);
    await drainPaced();
    await put(an, 'hai', living);
    await drainPaced();
    expect(heard(an)).toEqual(['hai']);
    // 08:00 in Hà Nội; sixteen hours later it is tomorrow there.
    advance(16 * 60 * 60 * 1000);
    await put(an, 'ba', living);
    await drainPaced();
    expect(heard(an)).toEqual(['hai', 'ba']);
    const posted = control.history(an).at(-1)?.id ?? 0;
    control.deleteMessage(an, an, posted);
    await put(an, 'bốn', living);
    await drainPaced();
    expect(heard(an)).toEqual(['hai', 'bốn']);
  });

  test('a group that moved is written to under its new id', async () => {
    const { an, put, heard, drainPaced, control } = await sending(kind);
    const { id: group } = control.addGroup({ title: 'Nhóm', memberIds: [an], kind: 'group' });
    const successor = control.migrate(group);
    await put(group, 'tiến độ', { priority: 1 });
    await drainPaced();
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
    const [under] = await store.waiting(clock.now());
    await store.claim(clock.now(), [under!.id], false);
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

  test('a started sender sleeps until the next message comes due, and no longer than a second', async () => {
    const held = heldDelay();
    let fallsAsleep: (ms: number) => void = () => undefined;
    const asleep = new Promise<number>((resolve) => (fallsAsleep = resolve));
    const { an, put, heard, sender, clock, advance, control } = await sending(kind, (ms, signal) => {
      fallsAsleep(ms);
      return held.delay(ms, signal);
    });
    const dueIn = (ms: number) => ({ dueAt: new Date(Date.parse(clock.now()) + ms).toISOString() });
    await put(an, 'sau', dueIn(300));
    await put(an, 'xa', dueIn(5000));
    const said = new Promise<void>((resolve) => {
      control.subscribe(({ type }) => type === 'message' && resolve());
    });
    sender.start();
    expect(await asleep).toBe(300);
    advance(300);
    await held.pass();
    await said;
    await sender.stop();
    expect(heard(an)).toEqual(['sau']);
    expect(Math.max(...held.asked)).toBe(1000);
  });

  test('the pace of a chat is kept, and others do not wait for it', async () => {
    const { an, binh, put, heard, sender, advance, control } = await sending(kind);
    control.limits.enforced = true;
    for (const text of ['một', 'hai', 'ba']) await put(an, text, notice);
    await put(binh, 'khác', notice);
    const held = await sender.drain();
    expect([heard(an), heard(binh), held]).toEqual([['một'], ['khác'], '2024-06-03T01:00:01.010Z']);
    advance(1009);
    await sender.drain();
    expect(heard(an)).toEqual(['một']);
    advance(1);
    await sender.drain();
    expect(heard(an)).toEqual(['một', 'hai']);
  });

  test('a second chat refused while the first pauses makes everybody wait', async () => {
    const { an, binh, put, heard, sender, control, advance } = await sending(kind);
    const { id: cuc } = control.addUser({ firstName: 'Cúc' });
    control.start(cuc);
    control.faults.add({ kind: 'too_many_requests', chatId: an, retryAfter: 9 });
    control.faults.add({ kind: 'too_many_requests', chatId: binh, retryAfter: 4 });
    await put(an, 'một');
    await put(binh, 'hai');
    await sender.drain();
    await put(cuc, 'ba');
    await sender.drain();
    expect(heard(cuc)).toEqual([]);
    advance(4000);
    await sender.drain();
    expect([heard(an), heard(binh), heard(cuc)]).toEqual([[], ['hai'], ['ba']]);
    advance(5000);
    await sender.drain();
    expect(heard(an)).toEqual(['một']);
  });

  test('the parts of a long notice keep the pace, in order', async () => {
    const { an, put, heard, drainPaced, control } = await sending(kind);
    control.limits.enforced = true;
    const text = Array.from({ length: 2500 }, (_, index) => String(index)).join(' ');
    await put(an, text, notice);
    await put(an, 'sau', notice);
    expect(await drainPaced()).toBe(3 * 1010);
    expect(heard(an).slice(0, -1).join(' ')).toBe(text);
    expect(heard(an).at(-1)).toBe('sau');
  });

  test('what was sent before a restart still counts', async () => {
    const { delay } = heldDelay();
    const { an, put, heard, sender, senderOn, channel, control, advance, store } = await sending(kind, delay);
    control.limits.enforced = true;
    await put(an, 'một', notice);
    await sender.drain();
    await put(an, 'hai', notice);
    const restarted = senderOn([channel]);
    restarted.start();
    await restarted.settled('telegram', String(an));
    expect(await restarted.drain()).toBe('2024-06-03T01:00:01.010Z');
    expect([heard(an), (await store.counts()).waiting]).toEqual([['một'], 1]);
    advance(1010);
    await restarted.drain();
    expect(heard(an)).toEqual(['một', 'hai']);
  });

  test('a thousand waiting chats and sixty groups are served within 5 % of what the limits allow, without a refusal', async () => {
    const { control, unitOfWork, drainPaced, store, clock } = await sending(kind);
    const people = Array.from({ length: 1000 }, () => control.addUser({ firstName: 'x' }).id);
    for (const id of people) control.start(id);
    const groups = Array.from(
      { length: 60 },
      () => control.addGroup({ title: 'x', memberIds: [people[0]!] }).id,
    );
    control.limits.enforced = true;
    const rows = [...people, ...groups, ...groups].map((chatId, at) =>
      toSay(chatId, `tin ${at}`, clock.now(), { kind: 'notice', priority: 2 }),
    );
    await unitOfWork.run((tx) => tx.outbox.putMany(rows, clock.now()));
    const before = control.apiCalls()['sendMessage'] ?? 0;
    const tookMs = await drainPaced();
    // 30 in the first second, and 30 in every other one.
    expect(tookMs / (Math.floor((rows.length - 1) / 30) * 1000)).toBeLessThan(1.05);
    expect((control.apiCalls()['sendMessage'] ?? 0) - before).toBe(rows.length);
    expect((await store.counts()).sent).toBe(rows.length);
  });

  test('a notice whose words are made when it is sent says what is true then, and nothing when nothing is', async () => {
    const { an, put, heard, store, composing } = await sending(kind);
    const composed = composedView({ kind: 'to_head', assignmentId: 'a' });
    await put(an, '', { ...notice, view: composed });
    await composing(() => Promise.reject(new Error('busy'))).drain();
    expect(await store.counts()).toMatchObject({ waiting: 1 });
    await composing(() => Promise.resolve(toSay(an, 'nay', '', {}).view), 5000).drain();
    await put(an, '', { ...notice, view: composed });
    await composing(() => Promise.resolve(null), 5000).drain();
    expect(heard(an)).toEqual(['nay']);
    expect(await store.counts()).toMatchObject({ sent: 1, obsolete: 1 });
  });
});
