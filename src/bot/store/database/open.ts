import type { PrismaClient } from '../generated/sqlite/client.ts';
import { databaseKind, sqliteFile, type DatabaseKind } from './url.ts';

/** An open database; `client` is of one type whichever the kind. */
export type Database = {
  readonly kind: DatabaseKind;
  readonly url: string;
  readonly client: PrismaClient;
  /** Closes every connection. Transactions still open are rolled back. */
  close(): Promise<void>;
};

export type OpenDatabaseOptions = {
  /** `file:…` (a relative path is resolved against the working directory) or `postgresql://…`. */
  url: string;
  /** Told when a connection to the server breaks; the next query opens another. */
  log?: (message: string, fields: Record<string, unknown>) => void;
};

/**
 * Opens the database without migrating it. On SQLite everything runs on one connection: a transaction has it for
 * itself, and what is asked for outside waits until it has ended. **Inside a transaction use only its own client**;
 * waiting there for the outer client ends after ten seconds with Prisma's error P2028 and a rollback.
 *
 * Drivers are loaded here, so that a bot on SQLite does not carry PostgreSQL's in memory.
 *
 * @throws DatabaseError when the database cannot be used
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const { url, log } = options;
  const kind = databaseKind(url);
  const client =
    kind === 'sqlite'
      ? await (await import('./sqlite.ts')).openSqlite(sqliteFile(url))
      : await (
          await import('./postgresql.ts')
        ).openPostgresql(url, (error) => log?.('database_connection_lost', { reason: error.message }));
  return { kind, url, client, close: () => client.$disconnect() };
}
