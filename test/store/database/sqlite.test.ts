import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { copyFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/bot/store/database/open.ts';
import { sqliteFile } from '../../../src/bot/store/database/url.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';

const descriptors = '/proc/self/fd';

function openFilesOf(file: string): number {
  const targets = readdirSync(descriptors).map((descriptor) => {
    // The listing's own descriptor is gone by now.
    const link = join(descriptors, descriptor);
    return existsSync(link) ? readlinkSync(link) : '';
  });
  return targets.filter((target) => target.startsWith(file)).length;
}

describe('the one SQLite connection', () => {
  let fresh: FreshDatabase;
  beforeEach(async () => {
    fresh = await freshDatabase('sqlite');
  });
  afterEach(() => fresh.dispose());

  const pragma = async (name: string): Promise<unknown> => {
    const [row] = await fresh.database.client.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
    return Object.values(row ?? {})[0];
  };
  const write = (value: number) =>
    fresh.database.client.$transaction(async (tx) => {
      await tx.counter.upsert({
        where: { name: 'turns' },
        create: { name: 'turns', value },
        update: { value },
      });
    });

  it('keeps its files and settings through 2,000 transactions', async () => {
    const countable = existsSync(descriptors);
    await write(0);
    const before = countable ? openFilesOf(sqliteFile(fresh.url)) : 0;
    for (let turn = 1; turn <= 2_000; turn += 1) await write(turn);
    if (countable) {
      expect(before).toBe(3);
      expect(openFilesOf(sqliteFile(fresh.url))).toBe(before);
    }
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('busy_timeout')).toBe(5_000);
  });

  it('is free again after a COMMIT that is refused', async () => {
    const refused = fresh.database.client.$transaction(async (tx) => {
      await tx.$executeRaw`PRAGMA defer_foreign_keys = ON`;
      await tx.$executeRaw`INSERT INTO cursor (person_id, assignment_id, state, updated_at)
        VALUES ('p', 'nowhere', '{}', '2026-09-01T00:00:00.000+00:00')`;
    });
    await expect(refused).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
    expect(await fresh.database.client.cursor.count()).toBe(0);
    await write(1);
    expect(await fresh.database.client.counter.count()).toBe(1);
  });

  it('works again after a single write that waited in vain for another process', async () => {
    const other = await openDatabase({ url: fresh.url });
    await other.client.$transaction(async (tx) => {
      await tx.counter.create({ data: { name: 'turns', value: 1 } });
      await pragma('busy_timeout = 1');
      const setting = { data: { key: 'key', value: 'value' } };
      await expect(fresh.database.client.setting.create(setting)).rejects.toMatchObject({ code: 'P1008' });
    });
    await other.close();
    await write(2);
    expect(await fresh.database.client.counter.findFirstOrThrow()).toEqual({ name: 'turns', value: 2 });
    expect(await pragma('busy_timeout')).toBe(5_000);
  });

  it('leaves one whole file behind when closed', async () => {
    await write(12);
    await fresh.database.close();
    const file = sqliteFile(fresh.url);
    expect((await stat(`${file}-wal`)).size).toBe(0);
    await copyFile(file, `${file}.copy`);
    const copy = await openDatabase({ url: `file:${file}.copy` });
    expect(await copy.client.counter.findFirstOrThrow()).toEqual({ name: 'turns', value: 12 });
    await copy.close();
  });
});
