import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { createClient, LibsqlError, type Client, type InStatement, type Transaction } from '@libsql/client';

/** How long a writer waits for a writer of another process, in milliseconds. */
export const BUSY_TIMEOUT_MS = 5_000;

// After these errors SQLite may have rolled the transaction back by itself (https://sqlite.org/lang_transaction.html):
// what follows on the connection would then be committed one by one.
const ABANDONING = new Set([
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_NOMEM',
  'SQLITE_BUSY',
  'SQLITE_INTERRUPT',
  'SQLITE_CORRUPT',
]);

/**
 * A libSQL client that keeps to one connection for its whole life. The stock one opens a new connection after every
 * transaction, without the PRAGMAs, and never closes the old. Here a transaction is begun on the same connection;
 * Prisma's adapter lets nothing else run on it until the transaction ends.
 *
 * @param path the database file
 * @throws LibsqlError when the file cannot be opened
 */
export async function openConnection(path: string): Promise<Client> {
  const client = createClient({ url: fileUrl(path) });
  try {
    await client.executeMultiple(
      `PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;`,
    );
  } catch (error) {
    client.close();
    throw error;
  }
  return new Proxy(client, {
    get(target, property) {
      if (property === 'transaction') return () => begin(target);
      if (property === 'close') return () => close(target);
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** The form of a path that libSQL takes for any name of a file. */
export function fileUrl(path: string): string {
  return `file:${path.replaceAll('%', '%25').replaceAll('?', '%3F').replaceAll('#', '%23')}`;
}

// SQLite's own wait would hold the whole process, so here a taken lock is asked for again between other work.
// libSQL answers without ever leaving the process's turn: a loop of transactions would starve everybody else, and the
// finalisers that free its statements (20 KB a transaction). Hence one turn for the others before each.
async function begin(client: Client): Promise<Transaction> {
  await nextTurn();
  const until = performance.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      await client.execute('PRAGMA busy_timeout = 0');
      await client.execute('BEGIN IMMEDIATE');
      return transactionOn(client);
    } catch (error) {
      if (codeOf(error) !== 'SQLITE_BUSY' || performance.now() > until) throw error;
    } finally {
      await client.execute(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
    await delay(2 + Math.random() * 8);
  }
}

// The driver keeps the files open until the garbage collector has been by, so SQLite does not do this itself. With the
// log emptied the one file is the whole database, and may be copied.
function close(client: Client): void {
  client
    .execute('PRAGMA wal_checkpoint(TRUNCATE)')
    .catch(() => undefined)
    .finally(() => client.close());
}

function transactionOn(client: Client): Transaction {
  let open = true;

  const inTransaction = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (!open) throw new LibsqlError('The transaction is closed', 'TRANSACTION_CLOSED');
    try {
      return await work();
    } catch (error) {
      if (ABANDONING.has(codeOf(error))) await rollback();
      throw error;
    }
  };

  const rollback = async (): Promise<void> => {
    if (!open) return;
    open = false;
    await client.execute('ROLLBACK').catch(ignoreAlreadyRolledBack);
  };

  return {
    execute: (statement: InStatement) => inTransaction(() => client.execute(statement)),
    // Prisma's adapter sends one statement at a time; the rest of the interface is there for the type only.
    batch: () => Promise.reject(new LibsqlError('Not available in a transaction', 'UNSUPPORTED')),
    executeMultiple: () => Promise.reject(new LibsqlError('Not available in a transaction', 'UNSUPPORTED')),
    rollback,
    commit: async () => {
      if (!open) throw new LibsqlError('The transaction is closed', 'TRANSACTION_CLOSED');
      try {
        await client.execute('COMMIT');
        open = false;
      } catch (error) {
        // A refused COMMIT leaves the transaction open, and with it the only connection.
        await rollback();
        throw error;
      }
    },
    close: () => void rollback(),
    get closed() {
      return !open;
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof LibsqlError ? error.code : '';
}

function ignoreAlreadyRolledBack(error: unknown): void {
  if (!(error instanceof LibsqlError) || !error.message.includes('no transaction is active')) throw error;
}
