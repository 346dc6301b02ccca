import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../support/database.ts';
import { later, morning, officeOn, type Office } from './office.ts';

const subject = { assignmentId: 'year_construction', promptCode: 'direction.plan', fieldCode: 'narrative' };

describe.each(databases)('messages and groups on %s', (kind) => {
  let office: Office;
  beforeAll(async () => {
    office = await officeOn(kind);
  });
  afterAll(() => office.dispose());

  test('a message is known with its newest link', async () => {
    const place = { channel: 'telegram', chatId: 'c', messageId: '5', order: 5, at: morning };
    await office.run(async (tx) => {
      await tx.messages.link({ ...place, subject: { ...subject, promptCode: 'other' }, revisionId: null });
      await tx.messages.link({ ...place, subject, revisionId: 'v1' });
    });
    expect(await office.run((tx) => tx.messages.find('telegram', 'c', '5'))).toEqual({
      ...subject,
      direction: 'in',
      revisionId: 'v1',
    });
    expect(await office.run((tx) => tx.messages.find('telegram', 'c', '6'))).toBeNull();
  });

  test('a question counts as asked only by our message before the place', async () => {
    await office.database.client.message.create({
      data: {
        channel: 'telegram',
        chatId: 'd',
        messageId: '10',
        direction: 'out',
        ...subject,
        order: 10,
        at: new Date(morning),
      },
    });
    const asked = (chatId: string, fieldCode: string, order: number) =>
      office.run((tx) => tx.messages.wasAsked('telegram', chatId, { ...subject, fieldCode }, order));
    expect(await asked('d', 'narrative', 11)).toBe(true);
    expect(await asked('d', 'narrative', 10)).toBe(false);
    expect(await asked('d', 'plans', 11)).toBe(false);
    // The officer's own message about it is not a question.
    expect(await asked('c', 'narrative', 11)).toBe(false);
  });

  const group = (id: string, chatId: string, changes = {}) => ({
    id,
    address: { channel: 'telegram', chatId, threadId: null },
    title: 'Nhóm',
    purpose: 'unit' as const,
    unitId: 'construction',
    roundId: null,
    boundAt: morning,
    boundBy: 'binh',
    ...changes,
  });

  test('a group is bound for a purpose, moves, is lost and given back, and is unbound', async () => {
    const leaders = {
      address: { channel: 'telegram', chatId: '-2', threadId: '9' },
      purpose: 'leaders' as const,
    };
    await office.run(async (tx) => {
      await tx.groups.bind(group('g1', '-1'));
      await tx.groups.bind(group('g2', '-1', { purpose: 'round', unitId: null, roundId: 'year' }));
      await tx.groups.bind(group('g3', '-2', { ...leaders, unitId: null }));
      await tx.groups.move('telegram', '-1', '-100');
    });
    const ids = (groups: { id: string }[]) => groups.map(({ id }) => id);
    const read = () =>
      office.run(async (tx) => ({
        unit: ids(await tx.groups.ofUnit('construction')),
        round: ids(await tx.groups.ofRound('year')),
        leaders: (await tx.groups.ofLeaders()).map(({ address }) => address.threadId),
        before: await tx.groups.inChat('telegram', '-1'),
        after: ids(await tx.groups.inChat('telegram', '-100')),
      }));
    expect(await read()).toEqual({
      unit: ['g1'],
      round: ['g2'],
      leaders: ['9'],
      before: [],
      after: ['g1', 'g2'],
    });
    const place = { channel: 'telegram', chatId: '-100', threadId: null };
    await office.run((tx) => tx.groups.lose(place, 'may_not_write', later(1)));
    await office.run((tx) => tx.groups.lose(place, 'removed', later(2)));
    const lost = await office.run((tx) => tx.groups.lostUntold());
    expect(lost.map((each) => each.lost)).toEqual([
      { at: later(1), reason: 'may_not_write' },
      { at: later(1), reason: 'may_not_write' },
    ]);
    await office.run((tx) => tx.groups.setLossTold('g1', later(3)));
    expect(ids(await office.run((tx) => tx.groups.lostUntold()))).toEqual(['g2']);
    expect(await office.run((tx) => tx.groups.restore(place, ['removed']))).toEqual([]);
    const restored = await office.run((tx) => tx.groups.restore(place, ['removed', 'may_not_write']));
    expect(ids(restored)).toEqual(['g1', 'g2']);
    expect((await office.run((tx) => tx.groups.byId('g1')))?.lost).toBeNull();

    expect(await office.run((tx) => tx.groups.unbind('g1', later(4)))).toBe(true);
    expect(await office.run((tx) => tx.groups.unbind('g1', later(5)))).toBe(false);
    expect(await read()).toMatchObject({ unit: [], round: ['g2'], leaders: ['9'], after: ['g2'] });
  });

  test('a topic that is gone takes only what is bound in it', async () => {
    const topic = (threadId: string | null) => ({ channel: 'telegram', chatId: '-3', threadId });
    await office.run(async (tx) => {
      await tx.groups.bind(group('t1', '-3', { address: topic('7') }));
      await tx.groups.bind(group('t2', '-3', { address: topic(null) }));
      await tx.groups.lose(topic('7'), 'topic_gone', later(1));
    });
    const lost = async () =>
      (await office.run((tx) => tx.groups.inChat('telegram', '-3')))
        .filter((each) => each.lost !== null)
        .map(({ id }) => id);
    expect(await lost()).toEqual(['t1']);
    await office.run((tx) => tx.groups.restore(topic('8'), ['topic_gone']));
    expect(await lost()).toEqual(['t1']);
    await office.run((tx) => tx.groups.restore(topic('7'), ['topic_gone']));
    expect(await lost()).toEqual([]);
  });

  test('what a coordinator asks for last is what is to be confirmed, each person apart and each topic apart', async () => {
    const offer = (id: string, personId: string, codeId: string, threadId: string | null = null) => ({
      id,
      address: { channel: 'telegram', chatId: '-1', threadId },
      personId,
      asked: { kind: 'bind' as const, codeId },
      offeredAt: later(Number(id.slice(1))),
    });
    const unbinding = { ...offer('o4', 'an', 'x'), asked: { kind: 'unbind' as const, groupId: 'g1' } };
    const offers = await office.run(async (tx) => {
      await tx.groups.addOffer(offer('o1', 'binh', 'k1'));
      await tx.groups.addOffer(offer('o2', 'binh', 'k2', '7'));
      await tx.groups.addOffer(offer('o3', 'binh', 'k3'));
      await tx.groups.addOffer(unbinding);
      return await tx.groups.offersIn({ channel: 'telegram', chatId: '-1', threadId: null });
    });
    expect(offers).toEqual([unbinding, offer('o3', 'binh', 'k3')]);
    await office.run((tx) => tx.groups.move('telegram', '-1', '-100'));
    const moved = await office.run((tx) => tx.groups.offer('o2'));
    expect(moved?.address).toEqual({ channel: 'telegram', chatId: '-100', threadId: '7' });
    await office.run((tx) => tx.groups.dropOffer('o2'));
    expect(await office.run((tx) => tx.groups.offer('o2'))).toBeNull();
  });

  test('a group code is used once', async () => {
    const code = {
      id: 'k1',
      purpose: 'leaders' as const,
      unitId: null,
      roundId: null,
      expiresAt: later(60),
      usedAt: null,
    };
    await office.run((tx) => tx.groups.addCode({ ...code, codeHash: 'h', createdAt: morning }));
    expect(await office.run((tx) => tx.groups.codeByHash('h'))).toEqual(code);
    const use = () => office.run((tx) => tx.groups.useCode('k1', later(1)));
    expect((await Promise.all([use(), use()])).sort()).toEqual([false, true]);
    expect((await office.run((tx) => tx.groups.codeByHash('h')))!.usedAt).toBe(later(1));
  });
});
