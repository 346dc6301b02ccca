import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../src/bot/store/database/open.ts';
import { applyPendingMigrations } from '../../../src/bot/store/migration/apply.ts';
import { readMigrations } from '../../../src/bot/store/migration/folder.ts';
import { pendingMigrations } from '../../../src/bot/store/migration/history.ts';
import { databases, emptyDatabase, type EmptyDatabase } from '../../support/database.ts';
import { prepareChildren, type Child } from './children.ts';

let start: (...args: string[]) => Child;
beforeAll(async () => {
  start = await prepareChildren();
});

describe.each(databases)('migrating %s', (kind) => {
  let empty: EmptyDatabase;
  let database: Database;
  let names: string[];

  beforeEach(async () => {
    empty = await emptyDatabase(kind);
    database = await openDatabase({ url: empty.url });
    names = (await readMigrations(kind)).map((migration) => migration.name);
  });
  afterEach(async () => {
    await database.close();
    await empty.dispose();
  });

  it('brings an empty database to the schema, once', async () => {
    expect(await applyPendingMigrations(database)).toEqual(names);
    expect(await applyPendingMigrations(database)).toEqual([]);
    await database.client.counter.create({ data: { name: 'receipts', value: 1 } });
    expect(await database.client.counter.count()).toBe(1);
  });

  it('is done by one of several processes that start at once', async () => {
    const children = Array.from({ length: 5 }, () => start('migrate', empty.url));
    expect(await Promise.all(children.map((child) => child.ended))).toEqual([0, 0, 0, 0, 0]);
    const answers = (await Promise.all(children.map((child) => child.answer))) as string[][];
    expect(answers.flat()).toEqual(names);
    const rows = await database.client.$queryRaw<unknown[]>`SELECT 1 FROM _prisma_migrations`;
    expect(rows).toHaveLength(names.length);
  });

  it('refuses a database that a newer program has migrated', async () => {
    await applyPendingMigrations(database);
    await database.client.$executeRaw`
      INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
      SELECT 'newer', checksum, '29990101000000_newer', started_at, finished_at, 1 FROM _prisma_migrations LIMIT 1`;
    await expect(applyPendingMigrations(database)).rejects.toMatchObject({
      code: 'migration_unknown',
      params: { migration: '29990101000000_newer' },
    });
  });

  it('refuses a migration that was changed after it was applied', async () => {
    await applyPendingMigrations(database);
    await database.client.$executeRaw`UPDATE _prisma_migrations SET checksum = 'another'`;
    await expect(applyPendingMigrations(database)).rejects.toMatchObject({ code: 'migration_altered' });
  });

  it('refuses to go on where a migration was left unfinished', async () => {
    await applyPendingMigrations(database);
    await database.client.$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL`;
    await expect(applyPendingMigrations(database)).rejects.toMatchObject({ code: 'migration_failed' });
  });

  it('leaves a database alone that belongs to another program', async () => {
    await database.client.$executeRaw`CREATE TABLE customers (id TEXT)`;
    await expect(applyPendingMigrations(database)).rejects.toMatchObject({ code: 'not_empty' });
  });
});

describe('what is pending', () => {
  const first = { name: '1_init', sql: '', checksum: 'a' };
  const second = { name: '2_more', sql: '', checksum: 'b' };

  it('is what the history lacks, oldest first', () => {
    const applied = [{ name: first.name, checksum: 'a', finished: true }];
    expect(pendingMigrations([first, second], null, false)).toEqual([first, second]);
    expect(pendingMigrations([first, second], applied, true)).toEqual([second]);
    expect(pendingMigrations([first], applied, true)).toEqual([]);
  });
});
