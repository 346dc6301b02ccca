import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/postgresql/client.ts';
import type { PrismaClient as SqliteClient } from '../generated/sqlite/client.ts';
import { CONNECT_TIMEOUT_MS, connectToServer } from './postgresql-connection.ts';
import { TRANSACTION_LIMITS } from './transaction-limits.ts';

/** Connections kept to the server: the bot works on a few chats at a time, and the server serves others too. */
const CONNECTIONS = 10;

/**
 * Connects to a PostgreSQL server. The client is handed out under the SQLite client's type: the two are generated
 * from the same models and differ only in a few operations that no repository uses (`skipDuplicates`, `mode`).
 *
 * @param onConnectionLost called when a connection breaks
 * @throws DatabaseError `server_unreachable`, `server_refused_login`, `server_database_missing`, `server_not_usable`
 */
export async function openPostgresql(
  url: string,
  onConnectionLost: (error: Error) => void,
): Promise<SqliteClient> {
  // Prisma wraps the driver's errors beyond recognition, so the first connection is tried without it.
  await (await connectToServer(url)).end();
  const adapter = new PrismaPg(
    { connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, keepAlive: true },
    { onPoolError: onConnectionLost, onConnectionError: onConnectionLost },
  );
  const client = new PrismaClient({ adapter, transactionOptions: TRANSACTION_LIMITS });
  await client.$connect();
  return client as unknown as SqliteClient;
}
