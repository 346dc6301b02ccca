import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase, type Database } from '../../src/bot/store/database/open.ts';
import type { DatabaseKind } from '../../src/bot/store/database/url.ts';

export type { DatabaseKind };

/** Both databases; every store and journey test runs on each: `describe.each(databases)(…)`. */
export const databases: readonly DatabaseKind[] = ['sqlite', 'postgresql'];

/** A database of a test's own, already migrated and empty of data. */
export type FreshDatabase = {
  url: string;
  database: Database;
  /** Closes `database` and removes everything. */
  dispose(): Promise<void>;
};

/** A place for a database that is not there yet (SQLite) or has no tables (PostgreSQL). */
export type EmptyDatabase = { url: string; dispose(): Promise<void> };

/** Copies the migrated template. */
export async function freshDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  const { url, dispose } = await makeDatabase(kind, true);
  const database = await openDatabase({ url });
  return {
    url,
    database,
    dispose: async () => {
      await database.close();
      await dispose();
    },
  };
}

/** A database without tables, for tests of the migrations themselves. */
export async function emptyDatabase(kind: DatabaseKind): Promise<EmptyDatabase> {
  return await makeDatabase(kind, false);
}

async function makeDatabase(kind: DatabaseKind, migrated: boolean): Promise<EmptyDatabase> {
  return kind === 'sqlite' ? await makeFile(migrated) : await makeOnServer(migrated);
}

async function makeFile(migrated: boolean): Promise<EmptyDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'don-doc-test-'));
  const file = join(folder, 'test.db');
  if (migrated) await copyFile(inject('sqliteTemplate'), file);
  return { url: `file:${file}`, dispose: () => rm(folder, { recursive: true, force: true }) };
}

async function makeOnServer(migrated: boolean): Promise<EmptyDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = migrated ? inject('postgresTemplate') : 'template0';
  // Copying the blocks takes a third of the time that a checkpoint and a copy of the files takes.
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY wal_log`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = name;
  return { url: url.href, dispose: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
