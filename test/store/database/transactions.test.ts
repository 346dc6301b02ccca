import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/bot/store/database/open.ts';
import { databases, freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { prepareChildren, type Child } from './children.ts';

let start: (...args: string[]) => Child;
beforeAll(async () => {
  start = await prepareChildren();
});

describe.each(databases)('transactions on %s', (kind) => {
  let fresh: FreshDatabase;
  beforeEach(async () => {
    fresh = await freshDatabase(kind);
    await fresh.database.client.counter.create({ data: { name: 'turns', value: 0 } });
  });
  afterEach(() => fresh.dispose());

  const turns = async (): Promise<number> => {
    const counter = await fresh.database.client.counter.findUniqueOrThrow({ where: { name: 'turns' } });
    return counter.value;
  };

  it('leave nothing when rolled back', async () => {
    const { client } = fresh.database;
    const failing = client.$transaction(async (tx) => {
      await tx.counter.update({ where: { name: 'turns' }, data: { value: 7 } });
      await tx.setting.create({ data: { key: 'key', value: 'value' } });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await turns()).toBe(0);
    expect(await client.setting.count()).toBe(0);
  });

  it('leave nothing when a statement is refused half-way', async () => {
    const { client } = fresh.database;
    const failing = client.$transaction(async (tx) => {
      await tx.setting.create({ data: { key: 'key', value: 'value' } });
      await tx.counter.create({ data: { name: 'turns', value: 1 } });
    });
    await expect(failing).rejects.toMatchObject({ code: 'P2002' });
    expect(await client.setting.count()).toBe(0);
  });

  it('may be asked for by two hundred at once', async () => {
    const { client } = fresh.database;
    const one = () =>
      client.$transaction(async (tx) => {
        await tx.counter.update({ where: { name: 'turns' }, data: { value: { increment: 1 } } });
      });
    await Promise.all(Array.from({ length: 200 }, one));
    expect(await turns()).toBe(200);
  });

  it('are invisible from outside until they are committed', async () => {
    const { client } = fresh.database;
    let seen: Promise<number> | undefined;
    await client.$transaction(async (tx) => {
      await tx.counter.update({ where: { name: 'turns' }, data: { value: 1 } });
      // Not waited for here: on SQLite it has its turn after the transaction.
      seen = turns();
      await tx.counter.update({ where: { name: 'turns' }, data: { value: 2 } });
      const inside = await tx.counter.findUniqueOrThrow({ where: { name: 'turns' } });
      expect(inside.value).toBe(2);
    });
    expect([0, 2]).toContain(await seen);
  });

  it('are invisible to another connection until they are committed', async () => {
    const other = await openDatabase({ url: fresh.url });
    const seen = () => other.client.counter.findUniqueOrThrow({ where: { name: 'turns' } });
    await fresh.database.client.$transaction(async (tx) => {
      await tx.counter.update({ where: { name: 'turns' }, data: { value: 1 } });
      expect((await seen()).value).toBe(0);
    });
    expect((await seen()).value).toBe(1);
    await other.close();
  });

  it('of two handles in one process wait for each other without stopping the process', async () => {
    const other = await openDatabase({ url: fresh.url });
    const increment = (client: typeof other.client) =>
      client.$transaction(async (tx) => {
        await tx.counter.update({ where: { name: 'turns' }, data: { value: { increment: 1 } } });
      });
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => increment((index % 2 ? other : fresh.database).client)),
    );
    expect(await turns()).toBe(40);
    await other.close();
  });

  it('that read and then write never fail between two processes', async () => {
    const children = [start('transact', fresh.url, '300'), start('transact', fresh.url, '300')];
    expect(await Promise.all(children.map((child) => child.ended))).toEqual([0, 0]);
    expect(await Promise.all(children.map((child) => child.answer))).toEqual(['done', 'done']);
    // PostgreSQL's default isolation lets both read the same value; SQLite has one writer at a time.
    if (kind === 'sqlite') expect(await turns()).toBe(600);
  });

  it('that wait for the outer client end with an error, and the database goes on', async () => {
    if (kind === 'postgresql') return;
    const stuck = fresh.database.client.$transaction(
      async (tx) => {
        await turns();
        await tx.counter.update({ where: { name: 'turns' }, data: { value: 1 } });
      },
      { timeout: 50 },
    );
    await expect(stuck).rejects.toMatchObject({ code: 'P2028' });
    expect(await turns()).toBe(0);
  });
});
