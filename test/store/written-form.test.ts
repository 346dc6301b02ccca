import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../support/database.ts';
import { later, morning, officeOn, reply, textEvent, type Office } from './office.ts';

describe.each(databases)('what raw SQL writes on %s', (kind) => {
  let office: Office;
  beforeAll(async () => {
    office = await officeOn(kind);
  });
  afterAll(() => office.dispose());

  test('an instant and a JSON value are written as Prisma writes them', async () => {
    const { client } = office.database;
    await office.run(async (tx) => {
      await tx.people.greet('telegram', 'raw', morning);
      await tx.people.setDialog('telegram', 'raw', { offered: [] });
    });
    await client.identity.create({
      data: {
        channel: 'telegram',
        externalId: 'prisma',
        firstSeen: new Date(morning),
        dialog: { offered: [] },
      },
    });
    const [raw, prisma] = await client.$queryRaw<object[]>`
      SELECT CAST(first_seen AS TEXT) AS first_seen, CAST(dialog AS TEXT) AS dialog FROM identity
      WHERE external_id IN ('raw', 'prisma') ORDER BY external_id DESC`;
    expect(raw).toEqual(prisma);
  });

  test('an instant written raw is found by Prisma, and the other way round', async () => {
    const { client } = office.database;
    await office.run((tx) => tx.outbox.put(reply('1', { dueAt: later(0.5) }), morning));
    const due = (now: string) => client.outbox.count({ where: { nextAttemptAt: { lte: new Date(now) } } });
    expect(await due(later(0.499))).toBe(0);
    expect(await due(later(0.5))).toBe(1);
    const row = await client.outbox.findFirstOrThrow();
    expect(row.dueAt.toISOString()).toBe(later(0.5));
  });

  test('an event is claimed once, and kept aside with its error', async () => {
    const event = textEvent('7', 'x');
    const claim = () => office.run((tx) => tx.inbound.claim(event));
    expect([await claim(), await claim()]).toEqual([true, false]);

    const other = textEvent('8', 'y');
    await office.run((tx) => tx.inbound.keepAside(other, 5, 'cannot'));
    expect(await office.run((tx) => tx.inbound.claim(other))).toBe(false);
    const kept = await office.database.client.inbound.findMany({ where: { status: 'kept_aside' } });
    expect(kept).toMatchObject([{ updateId: '8', attempts: 5, error: 'cannot', payload: other }]);
  });
});
