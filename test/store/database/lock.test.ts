import pg from 'pg';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acquireBotLock, withMigrationLock } from '../../../src/bot/store/database/lock.ts';
import type { Lock } from '../../../src/bot/store/database/held-lock.ts';
import { databases, freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { prepareChildren, type Child } from './children.ts';

let start: (...args: string[]) => Child;
beforeAll(async () => {
  start = await prepareChildren();
});

describe.each(databases)("the bot's lock on %s", (kind) => {
  let fresh: FreshDatabase;
  const children: Child[] = [];
  const hold = () => {
    const child = start('hold', fresh.url);
    children.push(child);
    return child;
  };

  beforeEach(async () => {
    fresh = await freshDatabase(kind);
  });
  afterEach(async () => {
    for (const child of children.splice(0)) {
      child.process.kill('SIGKILL');
      await child.ended;
    }
    await fresh.dispose();
  });

  it('is refused to a second process and to a second call', async () => {
    const lock = await acquireBotLock(fresh.url);
    expect(lock).not.toBeNull();
    expect(await hold().answer).toBe('refused');
    expect(await acquireBotLock(fresh.url)).toBeNull();
    await lock?.release();
    expect(await hold().answer).toBe('held');
  });

  it('is freed when its process ends in order', async () => {
    const child = hold();
    expect(await child.answer).toBe('held');
    expect(await acquireBotLock(fresh.url)).toBeNull();
    child.process.stdin?.end();
    expect(await child.ended).toBe(0);
    const lock = await acquireBotLock(fresh.url);
    expect(lock).not.toBeNull();
    await lock?.release();
  });

  it('is freed by kill -9', async () => {
    const child = hold();
    expect(await child.answer).toBe('held');
    child.process.kill('SIGKILL');
    await child.ended;
    // The server hears of the death a moment later than we do.
    let lock: Lock | null = null;
    const attempt = async () => (lock = await acquireBotLock(fresh.url));
    await expect.poll(attempt, { timeout: 10_000 }).not.toBeNull();
    await lock!.release();
  });

  it('does not keep the database from being used and migrated', async () => {
    const lock = await acquireBotLock(fresh.url);
    await fresh.database.client.setting.create({ data: { key: 'key', value: 'value' } });
    expect(await withMigrationLock(fresh.url, () => Promise.resolve('migrated'))).toBe('migrated');
    await lock?.release();
    await lock?.release();
  });
});

describe("the bot's lock on a server", () => {
  it('says when it is lost', async () => {
    const fresh = await freshDatabase('postgresql');
    const lock = await acquireBotLock(fresh.url);
    const administrator = new pg.Client({ connectionString: fresh.url });
    await administrator.connect();
    await administrator.query(`
      SELECT pg_terminate_backend(pid) FROM pg_locks
      WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
    await expect(lock?.lost).resolves.toBeUndefined();
    await lock?.release();
    const again = await acquireBotLock(fresh.url);
    expect(again).not.toBeNull();
    await again?.release();
    await administrator.end();
    await fresh.dispose();
  });
});
