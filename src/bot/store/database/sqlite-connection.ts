import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { LibsqlError, Sqlite3Client, Sqlite3Transaction, type Client } from '@libsql/client/sqlite3';
import Database from 'libsql';
import { mayCommitLoosely } from './durability.ts';
import { keepStatements } from './prepared-statements.ts';

/** How long a writer waits for a writer of another process, in milliseconds. */
export const BUSY_TIMEOUT_MS = 5_000;

const SETTINGS = `
  PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS};
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON`;

/**
 * A libSQL client that keeps to one connection. The stock one opens a new connection after every transaction, without
 * the PRAGMAs, and never closes the old; it also begins transactions so that two processes that read and then write
 * fail. Here a transaction begins on the same connection, and at once as a writer; Prisma's adapter lets nothing else
 * run on it until it ends.
 *
 * @param path the database file
 * @throws SqliteError, LibsqlError when the file cannot be opened
 */
export function openConnection(path: string): Client {
  let connection = connect(path);
  let stuck = false;

  const execute: Client['execute'] = async (...args: Parameters<Client['execute']>) => {
    try {
      sync('FULL');
      wait(BUSY_TIMEOUT_MS);
      return await current().client.execute(...args);
    } catch (error) {
      stuck = isBusy(error);
      throw error;
    }
  };

  // A statement that waited in vain for a lock stays half-way until the garbage collector has been by, and no later
  // transaction of the connection could be committed.
  const current = (): Connection => {
    if (stuck) {
      connection.client.close();
      connection = connect(path);
      stuck = false;
    }
    return connection;
  };

  // Loose transactions are the exception: whatever else comes next is synced again.
  const sync = (level: Sync): void => {
    const { database } = current();
    if (connection.sync === level) return;
    database.exec(`PRAGMA synchronous = ${level}`);
    connection.sync = level;
  };

  const wait = (ms: number): void => {
    const { database } = current();
    if (connection.waitMs === ms) return;
    database.exec(`PRAGMA busy_timeout = ${ms}`);
    connection.waitMs = ms;
  };

  const beginHere = async (): Promise<SafeTransaction> => {
    const level = mayCommitLoosely() ? 'NORMAL' : 'FULL';
    await nextTurn();
    return await begin(() => {
      wait(0);
      sync(level);
      return current().database;
    });
  };

  const close = (): void => {
    if (connection.client.closed) return;
    wait(BUSY_TIMEOUT_MS);
    emptyLog(connection.database);
    connection.client.close();
  };

  return new Proxy<Client>(connection.client, {
    get(_, property) {
      if (property === 'execute') return execute;
      if (property === 'transaction') return beginHere;
      if (property === 'close') return close;
      const { client } = current();
      const value: unknown = Reflect.get(client, property, client);
      return typeof value === 'function' ? value.bind(client) : value;
    },
  });
}

type Sync = 'FULL' | 'NORMAL';
type Connection = {
  database: Database.Database;
  client: Sqlite3Client;
  sync: Sync;
  /** How long SQLite itself waits for a lock. */
  waitMs: number;
};

function connect(path: string): Connection {
  const database = new Database(path);
  try {
    database.exec(SETTINGS);
  } catch (error) {
    database.close();
    throw error;
  }
  keepStatements(database);
  const client = new Sqlite3Client(path, {}, database, 'number');
  return { database, client, sync: 'FULL', waitMs: BUSY_TIMEOUT_MS };
}

// The driver keeps the files open until the garbage collector has been by, so SQLite does not empty its log by itself.
// Once empty, the one file is the whole database and may be copied. A reader or a statement left over can prevent it,
// and then nothing is lost either: the next to open the database reads the log.
function emptyLog(database: Database.Database): void {
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!isSqliteError(error)) throw error;
  }
}

// SQLite's own wait would hold the whole process, so a taken lock is asked for again between other work. And libSQL
// answers without ever leaving the process's turn: a loop of transactions would starve everybody else, and the
// finalisers that free its statements (20 KB a transaction). Hence one turn for the others before each.
async function begin(ready: () => Database.Database): Promise<SafeTransaction> {
  const until = performance.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      const database = ready();
      database.exec('BEGIN IMMEDIATE');
      return new SafeTransaction(database);
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw asLibsqlError(error);
    }
    await delay(2 + Math.random() * 8);
  }
}

class SafeTransaction extends Sqlite3Transaction {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super(database, 'number');
    this.#database = database;
  }

  /** A refused COMMIT leaves the transaction open, and with it the only connection. */
  override async commit(): Promise<void> {
    if (this.closed) return await super.commit();
    try {
      this.#database.exec('COMMIT');
    } catch (error) {
      throw asLibsqlError(error);
    } finally {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
    }
  }
}

/** Whether another connection has the lock. */
export function isBusy(error: unknown): boolean {
  return isSqliteError(error) && (error.code === 'SQLITE_BUSY' || error.code.startsWith('SQLITE_BUSY_'));
}

/** Whether SQLite said it, through libSQL or through its client. */
export function isSqliteError(error: unknown): error is Error & { code: string; rawCode?: number } {
  return error instanceof Database.SqliteError || error instanceof LibsqlError;
}

// Prisma's adapter knows the client's errors only.
function asLibsqlError(error: unknown): unknown {
  if (!isSqliteError(error) || error instanceof LibsqlError) return error;
  return new LibsqlError(error.message, error.code, error.code, error.rawCode, error);
}
