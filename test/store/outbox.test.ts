import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { say } from '../../src/domain/message.ts';
import type { ClaimedMessage, OutboxStore, Outgoing, SentMessage } from '../../src/domain/outbox/ports.ts';
import { view } from '../../src/domain/view.ts';
import { createOutboxStore } from '../../src/bot/store/outbox/store.ts';
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
  /** Of each chat the first that is due. */
  const claim = async (now = morning) => {
    const waiting = await store.waiting(now);
    return (
      await store.claim(
        now,
        waiting.map(({ id }) => id),
        false,
      )
    ).messages;
  };
  const claimOne = async (now = morning): Promise<ClaimedMessage> => {
    const claimed = await claim(now);
    expect(claimed).toHaveLength(1);
    return claimed[0]!;
  };
  const sent = (...ids: number[]) => {
    const messages = ids.map((id) => ({ messageId: String(id), order: id }));
    return { kind: 'sent' as const, messages: messages as [SentMessage, ...SentMessage[]], day };
  };
  const retry = (nextAttemptAt: string, error: string, ...sentSoFar: SentMessage[]) => ({
    kind: 'retry' as const,
    nextAttemptAt,
    error,
    sentSoFar,
  });
  const chats = (claimed: ClaimedMessage[]) => claimed.map(({ address }) => address.chatId);
  const living = (changes: Partial<Outgoing> = {}) =>
    reply('-1', {
      kind: 'living',
      operation: { kind: 'living', key: 'round:year' },
      priority: 2,
      ...changes,
    });

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
        kind: 'reply',
        operation: { kind: 'send' },
        address,
        view: said,
        language: 'en',
        priority: 1,
        attempts: 1,
        mayRepeat: false,
        sentBefore: [],
        dueAt: morning,
      },
    ]);
    expect(await store.counts()).toMatchObject({ waiting: 0, in_flight: 1 });
  });

  test('what waits is told in the order in which it was put, and taken in the order asked for', async () => {
    await put(reply('a', { priority: 2 }), reply('b'), reply('b'), reply('c', { dueAt: later(2) }));
    const waiting = await store.waiting(later(2));
    expect(waiting.map(({ chatId, priority, dueAt }) => [chatId, priority, dueAt])).toEqual([
      ['a', 2, morning],
      ['b', 0, morning],
      ['b', 0, morning],
      ['c', 0, later(2)],
    ]);
    const ids = waiting.map(({ id }) => id).toReversed();
    const { messages, blocked } = await store.claim(morning, ids, false);
    expect(chats(messages)).toEqual(['b', 'a']);
    // The second of a chat waits for the first; the third chat's time has not come.
    expect(blocked.toSorted()).toEqual([waiting[2]!.id, waiting[3]!.id]);
    expect(await claim()).toEqual([]);
  });

  test('a chat has its messages in order, also when one has to be tried again', async () => {
    await put(reply('a', { priority: 2 }), reply('a', { priority: 0 }));
    const first = await claimOne();
    expect(first.priority).toBe(2);
    await store.settle(first, retry(later(30), 'too many'), later(1));
    expect(await claim(later(29))).toEqual([]);
    expect(await store.waiting(later(29))).toMatchObject([{ nextAttemptAt: later(30) }, {}]);
    const again = await claimOne(later(30));
    expect(again).toMatchObject({ id: first.id, attempts: 2 });
    await store.settle(again, sent(5), later(31));
    expect((await claimOne(later(31))).priority).toBe(0);
  });

  test('what is not yet due holds nothing back', async () => {
    await put(reply('a', { dueAt: later(3600) }), reply('a'));
    await store.settle(await claimOne(), sent(1), later(1));
    expect(await claim(later(3599))).toEqual([]);
    expect(await claim(later(3600))).toHaveLength(1);
  });

  test('two senders never take one message', async () => {
    await put(...Array.from({ length: 20 }, (_, at) => reply(`chat${at}`)));
    const taken = (await Promise.all([claim(), claim(), claim()])).flat();
    expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
    expect([...taken, ...(await claim())]).toHaveLength(20);
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
    await store.settle(tried, retry(later(5), 'x'), later(1));
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
      reply('-1', { kind: 'notice', groupId: 'g', priority: 2, dedupeKey: 'told' }),
      reply('-1', { kind: 'notice', groupId: 'other', dedupeKey: 'not ours' }),
    );
    for (let nth = 0; nth < 4; nth += 1) {
      const refused = { kind: 'gone' as const, error: 'no rights', loss: 'may_not_write' as const };
      await store.settle(await claimOne(later(5)), refused, later(5));
    }
    const missed = await office.run(async (tx) => tx.groups.missedBy((await tx.groups.byId('g'))!));
    expect(missed).toMatchObject([{ dedupeKey: 'told', priority: 2 }]);
  });

  describe('an attempt whose end nobody recorded', () => {
    const kinds = ['reply', 'notice', 'conclusion', 'living', 'summary'] as const;
    const one = (kind: (typeof kinds)[number]) =>
      kind === 'living'
        ? living({ address: { channel: 'telegram', chatId: kind, threadId: null } })
        : reply(kind, { kind });

    test('is repeated once for replies, notices and conclusions, and marked; the others are unknown', async () => {
      await put(...kinds.map(one));
      await claim();
      expect(await store.recover(later(59), false, [])).toEqual({ repeated: 0, unknown: 0 });
      expect(await store.recover(later(60), false, [])).toEqual({ repeated: 3, unknown: 2 });
      const again = await claim(later(60));
      expect(again.map(({ kind, mayRepeat, attempts }) => [kind, mayRepeat, attempts])).toEqual([
        ['reply', true, 2],
        ['notice', true, 2],
        ['conclusion', true, 2],
      ]);
      expect(await store.recover(later(62), true, [])).toEqual({ repeated: 2, unknown: 1 });
      expect(await store.counts()).toMatchObject({ waiting: 2, in_flight: 0, unknown: 3, repeated: 3 });
    });

    test('is no loss of a notice however often it is unknown, and holds back nothing from the second time on', async () => {
      await put(reply('a', { kind: 'notice' }), reply('a'));
      await store.settle(await claimOne(), { kind: 'unknown', error: 'cut', repeatAt: later(1) }, later(1));
      const again = await claimOne(later(1));
      await store.settle(again, { kind: 'unknown', error: 'cut', repeatAt: later(2) }, later(2));
      const next = await claimOne(later(2));
      expect(next.kind).toBe('reply');
      await store.settle(next, sent(7), later(3));
      expect(await claim(later(601))).toEqual([]);
      expect(await claim(later(602))).toMatchObject([{ id: again.id, kind: 'notice', mayRepeat: true }]);
    });

    test('stays repeated through later refusals and a crash', async () => {
      await put(reply('a', { kind: 'notice' }));
      await store.settle(await claimOne(), { kind: 'unknown', error: 'cut', repeatAt: later(2) }, later(1));
      expect(await claim(later(1))).toEqual([]);
      await store.settle(await claimOne(later(2)), retry(later(3), 'busy'), later(2));
      const again = await claimOne(later(3));
      expect(again.mayRepeat).toBe(true);
      await store.settle(again, { kind: 'unknown', error: 'cut again', repeatAt: later(9) }, later(4));
      expect(await store.listOutbox({ limit: 5 })).toMatchObject([
        { status: 'waiting', mayRepeat: true, lastError: 'cut again', nextAttemptAt: later(9 + 600) },
      ]);
    });

    test('is left to whoever still has it in hand', async () => {
      await put(reply('a'), reply('b'));
      const [a] = await claim();
      expect(await store.recover(later(60), false, [a!.id])).toEqual({ repeated: 1, unknown: 0 });
      expect(await store.counts()).toMatchObject({ in_flight: 1, waiting: 1 });
    });
  });

  test('the parts of a split message that are out are remembered, until it is sent again as a whole', async () => {
    await put(reply('a', { kind: 'notice' }));
    const part = { messageId: '41', order: 41 };
    await store.settle(await claimOne(), retry(later(1), 'too many', part), later(1));
    const goesOn = await claimOne(later(1));
    expect(goesOn.sentBefore).toEqual([part]);
    await store.settle(goesOn, { kind: 'unknown', error: 'cut', repeatAt: later(2) }, later(1));
    expect((await claimOne(later(2))).sentBefore).toEqual([]);
  });

  test('a living message that is gone is posted anew', async () => {
    await put(living());
    await store.settle(await claimOne(), sent(7), later(1));
    await put(living());
    await store.settle(await claimOne(later(1)), { kind: 'lost_original', error: 'not found' }, later(1));
    expect((await claimOne(later(1))).operation).toEqual({ kind: 'living', key: 'round:year', posted: null });
  });

  describe('a message that is only said while it is true', () => {
    const notice = (assignmentId: string, lastDay: string) =>
      reply('a', {
        kind: 'notice',
        stillTrue: [
          { kind: 'report_owed', assignmentId },
          { kind: 'limit_is', assignmentId, lastDay },
        ],
      });
    const assignmentId = 'year_construction';

    test('is said while the report is owed and its limit has not moved', async () => {
      await put(notice(assignmentId, '2026-09-17'));
      expect(await claim()).toHaveLength(1);
    });

    test.each([
      ['the report has been sent', 'sent', null],
      ['the round has been closed', 'draft', morning],
    ])('is obsolete once %s', async (_, status, closedAt) => {
      await put(notice(assignmentId, '2026-09-17'), reply('a'));
      const { client } = office.database;
      await client.report.upsert({
        where: { assignmentId },
        create: { assignmentId, status, revision: 1, state: {}, updatedAt: new Date(morning) },
        update: { status },
      });
      if (closedAt !== null)
        await client.reportingRound.updateMany({ data: { closedAt: new Date(closedAt) } });
      const ids = (await store.waiting(morning)).map(({ id }) => id);
      expect(await store.claim(morning, [ids[0]!], false)).toEqual({ messages: [], blocked: [] });
      expect(await store.counts()).toMatchObject({ obsolete: 1, waiting: 1 });
      expect(await claimOne()).toMatchObject({ id: ids[1]!, kind: 'reply' });
    });

    test('is obsolete once the limit has moved, or the assignment is gone', async () => {
      await put(notice(assignmentId, '2026-09-16'), notice('nowhere', '2026-09-17'));
      expect(await claim()).toEqual([]);
      expect(await claim()).toEqual([]);
      expect(await store.counts()).toMatchObject({ obsolete: 2, waiting: 0 });
    });
  });

  describe('a permanent refusal', () => {
    const told = async () =>
      (await store.waiting(later(9))).map(({ chatId, priority }) => ({ chatId, priority }));
    const join = (id: string, role: 'administrator' | 'coordinator') =>
      office.run(async (tx) => {
        await tx.people.create({ id, code: id, name: `Người ${id}`, at: morning });
        await tx.people.link('telegram', `chat_${id}`, id, morning);
        await tx.people.addRole({ id: `as_${id}`, personId: id, unitId: 'home_affairs', role, at: morning });
      });
    const refuse = async () =>
      store.settle(await claimOne(later(1)), { kind: 'rejected', error: '400' }, later(1));

    test('is told to the administrators, without what was said, and only once', async () => {
      await join('hoa', 'administrator');
      await join('lan', 'coordinator');
      await put(reply('chat_binh', { kind: 'conclusion' }));
      await refuse();
      const notice = await claimOne(later(1));
      expect(notice).toMatchObject({ kind: 'notice', address: { chatId: 'chat_hoa' }, priority: 2 });
      expect(notice.view.paragraphs).toEqual([
        say('outbox.failed_notice', {
          id: expect.any(Number) as number,
          kind: say('outbox.kind.conclusion'),
          to: say('outbox.target', { target: 'Nguyễn Văn Bình' }),
          error: '400',
        }),
      ]);
      // A notice about a failure that fails itself is not told of.
      await store.settle(notice, { kind: 'rejected', error: '400' }, later(2));
      expect(await told()).toEqual([]);
      expect(await store.counts()).toMatchObject({ failed: 2 });
    });

    test('is told to the coordinators where there is no administrator', async () => {
      await join('lan', 'coordinator');
      await put(reply('99'));
      await refuse();
      const { paragraphs } = (await claimOne(later(1))).view;
      expect(paragraphs[0]?.params).toMatchObject({ to: say('outbox.unknown_chat', { chat: '99' }) });
    });

    test('of an attempt that was given up meanwhile tells nobody', async () => {
      await join('hoa', 'administrator');
      await put(reply('a'));
      const claimed = await claimOne();
      await store.recover(later(60), false, []);
      await store.settle(claimed, { kind: 'rejected', error: '400' }, later(61));
      expect(await store.waiting(later(61))).toHaveLength(1);
    });

    test('is told again when the message is tried again by hand and fails again', async () => {
      await join('hoa', 'administrator');
      await put(reply('a'));
      const claimed = await claimOne();
      const { id } = claimed;
      await store.settle(claimed, { kind: 'rejected', error: '400' }, later(1));
      await office.run((tx) => tx.outbox.retry(id, later(2)));
      const again = (await claim(later(2))).find((message) => message.id === id)!;
      await store.settle(again, { kind: 'rejected', error: '400' }, later(3));
      expect((await store.listOutbox({ limit: 9 })).filter(({ kind }) => kind === 'notice')).toHaveLength(2);
    });
  });

  test('an attempt that was given up can still turn out to have arrived, but no longer to have failed', async () => {
    await put(reply('a'), reply('b'));
    const [a, b] = await claim();
    await store.recover(later(60), false, []);
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
        kind: 'reply',
        operation: 'send',
        address: { channel: 'telegram', chatId: 'c', threadId: null },
        priority: 1,
        status: 'waiting',
        attempts: 0,
        mayRepeat: false,
        dueAt: later(5),
        nextAttemptAt: later(5),
        settledAt: null,
        lastError: null,
      },
      expect.objectContaining({ operation: 'living', priority: 2 }),
    ]);
  });

  describe('many at once', () => {
    const many = (count: number, changes: (at: number) => Partial<Outgoing> = () => ({})) =>
      Array.from({ length: count }, (_, at) =>
        reply(`chat${at % 7}`, { dedupeKey: `key${at}`, ...changes(at) }),
      );

    test('are put in order with one statement, and the known ones are not counted', async () => {
      await put(reply('chat0', { dedupeKey: 'key3' }));
      const stillTrue = [{ kind: 'report_owed' as const, assignmentId: 'year_finance' }];
      const put10000 = many(10_000, (at) =>
        at % 2 === 0 ? { stillTrue, groupId: 'g' } : { kind: 'notice' },
      );
      expect(await office.run((tx) => tx.outbox.putMany(put10000, morning))).toBe(9999);
      expect(await office.run((tx) => tx.outbox.putMany(put10000, morning))).toBe(0);
      const rows = await office.database.client.outbox.findMany({ orderBy: { id: 'asc' }, take: 3, skip: 1 });
      expect(rows).toMatchObject([
        { dedupeKey: 'key0', stillTrue, groupId: 'g', kind: 'reply' },
        { dedupeKey: 'key1', stillTrue: null, groupId: null, kind: 'notice' },
        { dedupeKey: 'key2' },
      ]);
    });

    test('replace what they are to replace, each in its chat', async () => {
      const all = () => [reply('a', { replaceKey: 'r' }), reply('b', { replaceKey: 'r' }), reply('c')];
      await office.run((tx) => tx.outbox.putMany(all(), morning));
      expect(await office.run((tx) => tx.outbox.putMany(all(), morning))).toBe(3);
      expect(await store.counts()).toMatchObject({ waiting: 4, replaced: 2 });
    });

    test('come due at the very instant they are due, however that was written', async () => {
      await office.run((tx) => tx.outbox.putMany([reply('a', { dueAt: '2026-09-01T01:00:05Z' })], morning));
      expect(await store.waiting('2026-09-01T01:00:04.999Z')).toEqual([]);
      expect(await store.waiting(later(5))).toMatchObject([{ dueAt: later(5), nextAttemptAt: later(5) }]);
    });
  });

  test('by hand, what failed or is unknown waits again, and what has not been sent can be dropped', async () => {
    await put(reply('a'), reply('b', { kind: 'summary' }), reply('c'));
    const [a, b, c] = await claim();
    await store.settle(a!, { kind: 'rejected', error: '400' }, later(1));
    await store.settle(b!, { kind: 'unknown', error: 'cut', repeatAt: later(2) }, later(1));
    await store.settle(c!, sent(5), later(1));
    await office.run(async (tx) => {
      for (const { id } of [a!, b!, c!]) await tx.outbox.retry(id, later(3));
    });
    expect((await claim(later(3))).map(({ id, mayRepeat }) => [id, mayRepeat])).toEqual([
      [a!.id, false],
      [b!.id, true],
    ]);
    await store.recover(later(4), true, []);
    await office.run(async (tx) => {
      expect(await tx.outbox.statusOf(b!.id)).toBe('unknown');
      expect(await tx.outbox.statusOf(0)).toBeNull();
      for (const { id } of [a!, b!, c!]) await tx.outbox.drop(id, later(5));
    });
    expect(await store.counts()).toMatchObject({ dropped: 2, sent: 1, waiting: 0, unknown: 0 });
  });

  test('recent attempts are told with when they ended', async () => {
    const byChat = async (since: string) =>
      (await store.attemptsSince(since)).sort((one, other) => one.chatId.localeCompare(other.chatId));
    await put(reply('a'), reply('b'), reply('c', { dueAt: later(90) }));
    const [a] = await claim();
    await store.settle(a!, sent(5), later(1));
    await claim(later(90));
    expect(await byChat(later(-1))).toEqual([
      { channel: 'telegram', chatId: 'a', endedAt: later(1) },
      { channel: 'telegram', chatId: 'b', endedAt: null },
      { channel: 'telegram', chatId: 'c', endedAt: null },
    ]);
    expect(await byChat(later(60))).toHaveLength(1);
  });
});
