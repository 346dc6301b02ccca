import { DatabaseError } from './error.ts';
import type { Lock } from './held-lock.ts';
import { databaseKind, sqliteFile } from './url.ts';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** What is locked: beside the SQLite file, or as the second number of PostgreSQL's advisory locks. */
export type LockName = { suffix: string; key: number };

const BOT: LockName = { suffix: '.lock', key: 1 };

const MIGRATION: LockName = { suffix: '.migration.lock', key: 2 };

const MIGRATION_WAIT_MS = 60_000;

const MIGRATION_POLL_MS = 50;

/**
 * Makes this process the only bot on the database; null when another one is. A kill -9 frees it.
 *
 * SQLite: a file `<database>.lock` beside the database. Nothing else may open that file: closing any handle on it in
 * this process would drop the lock (POSIX). PostgreSQL: a session-level advisory lock on a connection of its own.
 *
 * @throws DatabaseError when the folder or the server cannot be used
 */
export async function acquireBotLock(url: string): Promise<Lock | null> {
  return await acquire(url, BOT);
}

/**
 * Runs `work` while no other process migrates the same database; waits for the one that does.
 *
 * @throws DatabaseError `migration_waiting` after a minute
 */
export async function withMigrationLock<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  const lock = await waitFor(url, MIGRATION);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

async function waitFor(url: string, name: LockName): Promise<Lock> {
  const until = performance.now() + MIGRATION_WAIT_MS;
  for (;;) {
    const lock = await acquire(url, name);
    if (lock) return lock;
    if (performance.now() > until) throw new DatabaseError('migration_waiting', {});
    await delay(MIGRATION_POLL_MS);
  }
}

async function acquire(url: string, name: LockName): Promise<Lock | null> {
  if (databaseKind(url) === 'postgresql') {
    const { acquireAdvisoryLock } = await import('./lock-postgresql.ts');
    return await acquireAdvisoryLock(url, name.key);
  }
  const { acquireFileLock } = await import('./lock-sqlite.ts');
  const file = sqliteFile(url);
  return await acquireFileLock(dirname(file), file + name.suffix);
}
