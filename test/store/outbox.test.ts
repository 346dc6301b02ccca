import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { say } from '../../src/domain/message.ts';
import type { ClaimedMessage, OutboxStore, Outgoing, SentMessage } from '../../src/domain/ports.ts';
import { view } from '../../src/domain/view.ts';
import { createOutboxStore } from '../../src/bot/store/outbox-store.ts';
import { databases } from '../support/database.ts';
import { later, morning, officeOn, reply, type Office } from './office.ts';

const about = { assignmentId: 'year_construction', promptCode: 'direction.plan', fieldCode: 'narrative' };
const day = '2026-09-01';

describe.each(databases)('the outbox on %s', (kind) => {
  let office: Office;
  let store: OutboxStore;
  beforeEach(async () => {
    office = await officeOn(kind);
    store = createOutboxStore(office.database);
  });
  afterEach(() => office.dispose());

  const put = (...outgoing: Outgoing[]) =>
    office.run(async (tx) => {
      for (const each of outgoing) await tx.outbox.put(each, morning);
    });
  const claim = (now = morning, limit = 10) => store.claim(now, limit);
  const claimOne = async (now = morning): Promise<ClaimedMessage> => {
    const claimed = await claim(now);
    expect(claimed).toHaveLength(1);
    return claimed[0]!;
  };
  const sent = (...ids: number[]) => {
    const messages = ids.map((id) => ({ messageId: String(id), order: id }));
    return { kind: 'sent' as const, messages: messages as [SentMessage, ...SentMessage[]], day };
  };
  const chats = (claimed: ClaimedMessage[]) => claimed.map(({ address }) => address.chatId);
  const living = (changes: Partial<Outgoing> = {}) =>
    reply('-1', { operation: { kind: 'living', key: 'round:year' }, priority: 2, ...changes });

  test('a claimed message carries what is to be said', async () => {
    const said = view(
      [
        say('recorded.figure', {
          place: 'I.1',
          index: 1,
          total: 3,
          label: 'Tỷ lệ',
          value: { kind: 'ratio', part: 12, whole: 14 },
        }),
        say('reports.sent', { sentAt: morning, lateness: say('lateness.on_time'), receipt: 125 }),
      ],
      [[{ action: { kind: 'contents', assignmentId: 'a', part: null }, label: say('choice.contents') }]],
      about,
    );
    const address = { channel: 'telegram', chatId: '-5', threadId: '7' };
    await put(reply('-5', { address, view: said, language: 'en', priority: 1 }));
    expect(await claim()).toEqual([
      {
        id: expect.any(Number),
        operation: { kind: 'send' },
        address,
        view: said,
        language: 'en',
        priority: 1,
        attempts: 1,
        dueAt: morning,
      },
    ]);
    expect(await store.counts()).toMatchObject({ waiting: 0, in_flight: 1 });
  });

  test('urgent chats come first, one message a chat, and no more than asked for', async () => {
    await put(
      reply('a', { priority: 2 }),
      reply('b', { priority: 0 }),
      reply('b', { priority: 0 }),
      reply('c', { priority: 1 }),
    );
    expect(chats(await claim(morning, 2))).toEqual(['b', 'c']);
    expect(chats(await claim(morning, 2))).toEqual(['a']);
    expect(await claim()).toEqual([]);
  });

  test('a chat has its messages in order, also when one has to be tried again', async () => {
    await put(reply('a', { priority: 2 }), reply('a', { priority: 0 }));
    const first = await claimOne();
    expect(first.priority).toBe(2);
    await store.settle(first, { kind: 'retry', nextAttemptAt: later(30), error: 'too many' }, later(1));
    expect(await claim(later(29))).toEqual([]);
    expect(await store.nextDueAt(later(29))).toBe(later(30));
    const again = await claimOne(later(30));
    expect(again).toMatchObject({ id: first.id, attempts: 2 });
    await store.settle(again, sent(5), later(31));
    expect((await claimOne(later(31))).priority).toBe(0);
  });

  test('what is not yet due holds nothing back', async () => {
    await put(reply('a', { dueAt: later(3600) }), reply('a'));
    expect(await store.nextDueAt(morning)).toBe(later(3600));
    await store.settle(await claimOne(), sent(1), later(1));
    expect(await claim(later(3599))).toEqual([]);
    expect(await claim(later(3600))).toHaveLength(1);
    expect(await store.nextDueAt(later(3600))).toBeNull();
  });

  test('two senders never take one message', async () => {
    await put(...Array.from({ length: 20 }, (_, at) => reply(`chat${at}`)));
    const taken = (await Promise.all([claim(morning, 20), claim(morning, 20), claim(morning, 20)])).flat();
    expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
    expect([...taken, ...(await claim(morning, 20))]).toHaveLength(20);
  });

  test('a known key makes a message superfluous, and then it replaces nothing', async () => {
    await put(reply('a', { dedupeKey: 'deadline', replaceKey: 'r' }));
    await put(reply('a', { dedupeKey: 'deadline', replaceKey: 'r' }));
    expect(await store.counts()).toMatchObject({ waiting: 1, replaced: 0 });
    await store.settle(await claimOne(), sent(1), later(1));
    await put(reply('a', { dedupeKey: 'deadline' }));
    expect(await store.counts()).toMatchObject({ waiting: 0, sent: 1 });
  });

  test('a waiting message is replaced in its own chat; one that was tried is not', async () => {
    await put(
      reply('a', { replaceKey: 'r' }),
      reply('b', { replaceKey: 'r' }),
      reply('a', { replaceKey: 's' }),
    );
    await put(reply('a', { replaceKey: 'r' }));
    expect(await store.counts()).toMatchObject({ waiting: 3, replaced: 1 });
    const tried = (await claim()).find(({ address }) => address.chatId === 'b')!;
    await store.settle(tried, { kind: 'retry', nextAttemptAt: later(5), error: 'x' }, later(1));
    await put(reply('b', { replaceKey: 'r' }));
    expect(await store.counts()).toMatchObject({ replaced: 1 });
  });

  test('every part of a sent question is known as asking it', async () => {
    await put(reply('a', { view: view([say('document.ask')], [], about) }));
    const claimed = await claimOne();
    await store.settle(claimed, sent(41, 42), later(1));
    const known = await office.run(async (tx) => ({
      first: await tx.messages.find('telegram', 'a', '41'),
      second: await tx.messages.find('telegram', 'a', '42'),
      asked: await tx.messages.wasAsked('telegram', 'a', about, 42),
    }));
    const question = { ...about, direction: 'out', revisionId: null };
    expect(known).toEqual({ first: question, second: question, asked: true });
    const rows = await office.database.client.message.findMany();
    expect(rows.map(({ outboxId }) => outboxId)).toEqual([claimed.id, claimed.id]);
    expect(await store.counts()).toMatchObject({ sent: 1 });
  });

  test('a message that asks nothing is not taken for a question', async () => {
    await put(reply('a'));
    await store.settle(await claimOne(), sent(41), later(1));
    expect(await office.run((tx) => tx.messages.find('telegram', 'a', '41'))).toBeNull();
    expect(await office.database.client.message.count()).toBe(1);
  });

  test('a living message is known where it stands and keeps its day while it is edited', async () => {
    const posted = async (now: string) => {
      await put(living());
      const claimed = await claimOne(now);
      return { claimed, posted: claimed.operation.kind === 'living' ? claimed.operation.posted : undefined };
    };
    const first = await posted(later(1));
    expect(first.posted).toBeNull();
    await store.settle(first.claimed, sent(7), later(1));

    const edited = await posted(later(2));
    expect(edited.posted).toEqual({ messageId: '7', day });
    await store.settle(edited.claimed, { ...sent(7), day: '2026-09-02' }, later(2));

    const anew = await posted(later(3));
    expect(anew.posted).toEqual({ messageId: '7', day });
    await store.settle(anew.claimed, { ...sent(9), day: '2026-09-02' }, later(3));
    expect((await posted(later(4))).posted).toEqual({ messageId: '9', day: '2026-09-02' });
  });

  test('a person who blocked the bot is not written to until they come back', async () => {
    await put(reply('chat_binh'));
    await store.settle(await claimOne(), { kind: 'gone', error: 'blocked' }, later(1));
    const [row] = await store.listOutbox({ status: 'failed', limit: 5 });
    expect(row).toMatchObject({ status: 'failed', lastError: 'blocked', settledAt: later(1) });
    const chatsNow = await office.run((tx) => tx.people.chatsOf('focal_point', ['construction']));
    expect(chatsNow.map(({ personId }) => personId)).toEqual(['an']);
  });

  test('a group the bot was thrown out of is lost; one that moved goes on under its new id', async () => {
    const group = { title: 'Nhóm', purpose: 'leaders' as const, unitId: null, roundId: null };
    await office.run((tx) =>
      tx.groups.bind({
        ...group,
        id: 'g',
        address: { channel: 'telegram', chatId: '-1', threadId: null },
        boundAt: morning,
        boundBy: null,
      }),
    );
    const leaders = async () =>
      (await office.run((tx) => tx.groups.ofLeaders())).map(({ address, lost }) => [address.chatId, lost]);
    await put(living(), reply('-1'));
    await store.settle(await claimOne(), { kind: 'moved', toChatId: '-100' }, later(1));
    expect(await leaders()).toEqual([['-100', null]]);
    const moved = await claimOne(later(1));
    expect(moved).toMatchObject({ address: { chatId: '-100' }, operation: { kind: 'living' }, attempts: 2 });
    await store.settle(moved, { kind: 'gone', error: 'kicked' }, later(2));
    expect(await leaders()).toEqual([['-100', { at: later(2), reason: 'removed' }]]);
    expect((await claimOne(later(2))).address.chatId).toBe('-100');
  });

  test('a living message is one a topic, and a chat that moved forgets it', async () => {
    const at = (threadId: string | null): Outgoing =>
      living({ address: { channel: 'telegram', chatId: '-1', threadId } });
    const postedNow = async () => {
      const { operation } = await claimOne(later(9));
      return operation.kind === 'living' ? operation.posted : undefined;
    };
    await put(at('7'));
    await store.settle(await claimOne(), sent(5), later(1));
    await put(at(null));
    const outside = await claimOne();
    expect(outside.operation).toMatchObject({ posted: null });
    await store.settle(outside, sent(6), later(2));
    await put(at('7'));
    const again = await claimOne(later(9));
    expect(again.operation).toMatchObject({ posted: { messageId: '5' } });
    await store.settle(again, { kind: 'moved', toChatId: '-100' }, later(9));
    expect(await postedNow()).toBeNull();
  });

  test('what a lost group was to be told is known, replies and living messages aside', async () => {
    await office.run((tx) =>
      tx.groups.bind({
        id: 'g',
        address: { channel: 'telegram', chatId: '-1', threadId: null },
        title: 'Nhóm',
        purpose: 'unit',
        unitId: 'construction',
        roundId: null,
        boundAt: morning,
        boundBy: null,
      }),
    );
    await put(
      reply('-1'),
      living({ groupId: 'g' }),
      reply('-1', { groupId: 'g', priority: 2, dedupeKey: 'told' }),
      reply('-1', { groupId: 'other', dedupeKey: 'not ours' }),
    );
    for (let nth = 0; nth < 4; nth += 1) {
      const refused = { kind: 'gone' as const, error: 'no rights', loss: 'may_not_write' as const };
      await store.settle(await claimOne(later(5)), refused, later(5));
    }
    const missed = await office.run(async (tx) => tx.groups.missedBy((await tx.groups.byId('g'))!));
    expect(missed).toMatchObject([{ dedupeKey: 'told', priority: 2 }]);
  });

  test('a reply whose end nobody recorded is said once more; anything else is unknown', async () => {
    await put(reply('a'), reply('b', { priority: 1 }), living());
    await claim();
    expect(await store.recover(later(59), false)).toEqual({ repeated: 0, unknown: 0 });
    expect(await store.recover(later(60), false)).toEqual({ repeated: 1, unknown: 2 });

    const again = await claimOne(later(60));
    expect(again).toMatchObject({ address: { chatId: 'a' }, attempts: 2 });
    await store.settle(again, { kind: 'retry', nextAttemptAt: later(61), error: 'busy' }, later(60));
    await claimOne(later(61));
    expect(await store.recover(later(62), true)).toEqual({ repeated: 0, unknown: 1 });
    expect(await store.counts()).toEqual({
      waiting: 0,
      in_flight: 0,
      sent: 0,
      replaced: 0,
      failed: 0,
      unknown: 3,
    });
  });

  test('an attempt that was given up can still turn out to have arrived, but no longer to have failed', async () => {
    await put(reply('a'), reply('b'));
    const [a, b] = await claim();
    await store.recover(later(60), false);
    await store.settle(a!, sent(5), later(61));
    await store.settle(b!, { kind: 'rejected', error: 'late' }, later(61));
    expect(await store.counts()).toMatchObject({ sent: 1, waiting: 1, failed: 0 });
  });

  test('a view this program does not know fails without holding up its chat', async () => {
    await put(reply('a'), reply('a'), reply('b'));
    const [first] = await office.database.client.outbox.findMany({ orderBy: { id: 'asc' }, take: 1 });
    await office.database.client.outbox.update({
      where: { id: first!.id },
      data: { view: { paragraphs: [{ key: 'no.such_key', params: {} }], choices: [] } },
    });
    expect(chats(await claim())).toEqual(['b']);
    expect(chats(await claim())).toEqual(['a']);
    expect(await store.listOutbox({ status: 'failed', limit: 5 })).toMatchObject([
      { id: first!.id, lastError: 'unreadable_view' },
    ]);
  });

  test('the administrator sees the newest first, and never what is said', async () => {
    await put(reply('a'), living(), reply('c', { priority: 1, dueAt: later(5) }));
    const rows = await store.listOutbox({ limit: 2 });
    expect(rows).toEqual([
      {
        id: expect.any(Number),
        operation: 'send',
        address: { channel: 'telegram', chatId: 'c', threadId: null },
        priority: 1,
        status: 'waiting',
        attempts: 0,
        dueAt: later(5),
        nextAttemptAt: later(5),
        settledAt: null,
        lastError: null,
      },
      expect.objectContaining({ operation: 'living', priority: 2 }),
    ]);
  });
});
