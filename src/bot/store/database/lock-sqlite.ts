import { createClient, LibsqlError, type Client } from '@libsql/client';
import { DatabaseError } from './error.ts';
import type { Lock } from './lock.ts';
import { makeFolder } from './sqlite.ts';
import { fileUrl } from './sqlite-connection.ts';

// A connection that nobody refers to is closed by the garbage collector, and its lock is gone.
const held = new Set<Client>();

/**
 * Locks a small SQLite file for itself alone: SQLite's locks are the operating system's on Linux, macOS and Windows
 * alike, and are freed with the process. Null when another connection has it.
 */
export async function acquireFileLock(folder: string, file: string): Promise<Lock | null> {
  await makeFolder(folder);
  let client: Client | undefined;
  try {
    client = createClient({ url: fileUrl(file) });
    await client.execute('BEGIN EXCLUSIVE');
  } catch (error) {
    client?.close();
    if (!(error instanceof LibsqlError)) throw error;
    if (error.code === 'SQLITE_BUSY') return null;
    throw new DatabaseError('file_not_usable', { file, reason: error.message }, { cause: error });
  }
  const connection = client;
  held.add(connection);
  return {
    lost: new Promise(() => undefined),
    release: async () => {
      if (!held.delete(connection)) return;
      // Closing alone waits for the garbage collector to let go of the statements.
      await connection.execute('ROLLBACK');
      connection.close();
    },
  };
}
