import { describe, expect, test } from 'vitest';
import type { ClaimedMessage, Reply } from '../../src/domain/outbox/ports.ts';
import { databases } from '../support/database.ts';
import { sending, toSay } from './sending.ts';

describe.each(databases)('a chat kept free for a reply, on %s', (kind) => {
  /** A sender that runs, and a way to answer a chat as the bot does: put, taken up and handed over. */
  async function answering() {
    const { unitOfWork, clock, sender, ...rest } = await sending(kind);
    sender.start();
    await sender.settled('telegram', String(rest.an));
    const replyTo = (chatId: number, text: string): Reply => ({
      ...toSay(chatId, text, clock.now(), {}),
      kind: 'reply',
      operation: { kind: 'send' },
      replaceKey: null,
      stillTrue: null,
    });
    const take = (reply: Reply) =>
      unitOfWork.run(async (tx) => {
        const taken = await tx.outbox.putTaken(reply);
        return { taken, waits: tx.outbox.hasWaiting() };
      });
    const over = (chatId: number) => sender.settled('telegram', String(chatId));
    const hold = (chatId: number) => sender.hold('telegram', String(chatId));
    return { ...rest, clock, unitOfWork, sender, replyTo, take, over, hold };
  }
  const given = (taken: ClaimedMessage | null): ClaimedMessage => {
    expect(taken).not.toBeNull();
    return taken!;
  };

  test('has its reply delivered and recorded, and is free again', async () => {
    const { an, hold, take, replyTo, over, heard, store } = await answering();
    const held = hold(an);
    const { taken, waits } = await take(replyTo(an, 'đã ghi nhận'));
    expect(waits).toBe(false);
    held?.send(given(taken));
    await over(an);
    expect(heard(an)).toEqual(['đã ghi nhận']);
    expect(await store.counts()).toMatchObject({ sent: 1, in_flight: 0, waiting: 0 });
    const again = hold(an);
    expect(again).not.toBeNull();
    again?.release();
  });

  test('is kept for one only; another chat is not', async () => {
    const { an, binh, hold } = await answering();
    const held = hold(an);
    expect(hold(an)).toBeNull();
    hold(binh)?.release();
    held?.release();
    hold(an)?.release();
  });

  test('is not given while a message of the chat is being taken up', async () => {
    const { an, put, sender, senderOn, channel, store, heard } = await answering();
    await sender.stop();
    let claiming: () => void;
    let goOn: () => void;
    const begun = new Promise<void>((resolve) => (claiming = resolve));
    const allowed = new Promise<void>((resolve) => (goOn = resolve));
    const slow = senderOn([channel], undefined, {
      ...store,
      async claim(...asked) {
        claiming();
        await allowed;
        return store.claim(...asked);
      },
    });
    await put(an, 'trước');
    slow.start();
    await begun;
    expect(slow.hold('telegram', String(an))).toBeNull();
    const over = slow.settled('telegram', String(an));
    goOn!();
    await over;
    expect(heard(an)).toEqual(['trước']);
    slow.hold('telegram', String(an))?.release();
  });

  test('does not let a reply pass what stands before it', async () => {
    const { an, put, take, replyTo, sender, heard } = await answering();
    await put(an, 'trước');
    const { taken, waits } = await take(replyTo(an, 'sau'));
    expect([taken, waits]).toEqual([null, true]);
    await sender.drain();
    expect(heard(an)).toEqual(['trước', 'sau']);
  });

  test('lets a reply pass what is not due yet', async () => {
    const { an, put, take, replyTo, hold, over, clock, heard } = await answering();
    await put(an, 'mai', { dueAt: new Date(Date.parse(clock.now()) + 86_400_000).toISOString() });
    const held = hold(an);
    held?.send(given((await take(replyTo(an, 'nay'))).taken));
    await over(an);
    expect(heard(an)).toEqual(['nay']);
  });

  test('takes up one reply; a second of the same event follows it', async () => {
    const { an, unitOfWork, replyTo, hold, sender, heard } = await answering();
    const held = hold(an);
    const [first, second] = await unitOfWork.run(async (tx) => [
      await tx.outbox.putTaken(replyTo(an, 'một')),
      await tx.outbox.putTaken(replyTo(an, 'hai')),
    ]);
    expect(second).toBeNull();
    held?.send(given(first ?? null));
    await sender.drain();
    expect(heard(an)).toEqual(['một', 'hai']);
  });

  test('is not kept while the pace holds it back', async () => {
    const { an, take, replyTo, hold, over, advance, heard } = await answering();
    for (let nth = 1; nth <= 5; nth += 1) {
      hold(an)?.send(given((await take(replyTo(an, `tin ${nth}`))).taken));
      await over(an);
    }
    expect(hold(an)).toBeNull();
    advance(60_000);
    hold(an)?.send(given((await take(replyTo(an, 'tin 6'))).taken));
    await over(an);
    expect(heard(an)).toHaveLength(6);
  });

  test('has its reply wait its turn when others have used up the pace meanwhile', async () => {
    const { an, binh, take, replyTo, channel, sender, senderOn, advance, heard, store } = await answering();
    await sender.stop();
    const slow = senderOn([
      { ...channel, rates: { ...channel.rates, overall: { calls: 1, withinMs: 1000 } } },
    ]);
    slow.start();
    for (const chat of [an, binh]) await slow.settled('telegram', String(chat));
    const [first, second] = [an, binh].map((chat) => slow.hold('telegram', String(chat)));
    first?.send(given((await take(replyTo(an, 'một'))).taken));
    second?.send(given((await take(replyTo(binh, 'hai'))).taken));
    await slow.drain();
    expect([heard(an), heard(binh)]).toEqual([['một'], []]);
    advance(1001);
    await slow.drain();
    expect(heard(binh)).toEqual(['hai']);
    expect(await store.counts()).toMatchObject({ sent: 2, repeated: 0 });
  });

  test('of a program that ended in between is answered once more by its next life', async () => {
    const { an, take, replyTo, senderOn, channel, sender, heard, store } = await answering();
    await take(replyTo(an, 'đã ghi nhận'));
    await sender.stop();
    const next = senderOn([channel]);
    next.start();
    await next.settled('telegram', String(an));
    await next.drain();
    expect(heard(an)).toEqual(['đã ghi nhận']);
    expect(await store.counts()).toMatchObject({ sent: 1, repeated: 1 });
  });
});
