import Database from 'libsql';
import { DatabaseError } from './error.ts';
import type { Lock } from './held-lock.ts';
import { makeFolder } from './sqlite.ts';
import { isBusy, isSqliteError } from './sqlite-connection.ts';

// A connection that nobody refers to is closed by the garbage collector, and its lock is gone.
const held = new Set<Database.Database>();

/**
 * Locks a small SQLite file for itself alone: SQLite's locks are the operating system's on Linux, macOS and Windows
 * alike, and are freed with the process. Null when another connection has it.
 */
export async function acquireFileLock(folder: string, file: string): Promise<Lock | null> {
  await makeFolder(folder);
  let connection: Database.Database | undefined;
  try {
    connection = new Database(file);
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection?.close();
    if (!isSqliteError(error)) throw error;
    if (isBusy(error)) return null;
    throw new DatabaseError('file_not_usable', { file, reason: error.message }, { cause: error });
  }
  const locked = connection;
  held.add(locked);
  return {
    lost: new Promise(() => undefined),
    release: () => {
      if (held.delete(locked)) {
        locked.exec('ROLLBACK');
        locked.close();
      }
      return Promise.resolve();
    },
  };
}
