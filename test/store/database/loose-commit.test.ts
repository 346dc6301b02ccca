import { afterEach, expect, it } from 'vitest';
import { committedLoosely } from '../../../src/bot/store/database/durability.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';

let fresh: FreshDatabase;
afterEach(() => fresh.dispose());

type Pragma = { synchronous: number | bigint }[];
const full = 2;
const normal = 1;

it('only a transaction that asks for it is committed without waiting for the disk', async () => {
  fresh = await freshDatabase('sqlite');
  const { client } = fresh.database;
  const level = async (from: Pick<typeof client, '$queryRaw'>) => {
    const [row] = await from.$queryRaw<Pragma>`PRAGMA synchronous`;
    return Number(row?.synchronous);
  };
  expect(await level(client)).toBe(full);
  const [loose, strict] = await Promise.all([
    committedLoosely(() => client.$transaction((tx) => level(tx))),
    client.$transaction((tx) => level(tx)),
  ]);
  expect(loose).toBe(normal);
  expect(strict).toBe(full);
  await committedLoosely(() => client.$transaction((tx) => level(tx)));
  expect(await level(client)).toBe(full);
});
