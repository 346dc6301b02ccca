import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Client } from '@libsql/client';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaClient } from '../generated/sqlite/client.ts';
import { DatabaseError } from './error.ts';
import { isSqliteError, openConnection } from './sqlite-connection.ts';
import { TRANSACTION_LIMITS } from './transaction-limits.ts';

/** Prisma's adapter for one connection that is already open. */
class SingleConnectionLibSql extends PrismaLibSql {
  readonly #client: Client;

  constructor(client: Client) {
    super({ url: ':memory:' });
    this.#client = client;
  }

  override createClient(): Client {
    return this.#client;
  }
}

/**
 * Opens (and makes, with its folder) a SQLite file: write-ahead log, every commit synced to the disk.
 *
 * @throws DatabaseError `folder_not_writable`, `file_not_usable`
 */
export async function openSqlite(file: string): Promise<PrismaClient> {
  const adapter = new SingleConnectionLibSql(await openSqliteConnection(file));
  const client = new PrismaClient({ adapter, transactionOptions: TRANSACTION_LIMITS });
  await client.$connect();
  return client;
}

/** A factory of adapters for the schema engine, each with a connection of its own. */
export function sqliteAdapterFactory(file: string): PrismaLibSql {
  return new (class extends PrismaLibSql {
    override async connect() {
      return new SingleConnectionLibSql(await openSqliteConnection(file)).connect();
    }
  })({ url: ':memory:' });
}

async function openSqliteConnection(file: string): Promise<Client> {
  await makeFolder(dirname(file));
  try {
    return openConnection(file);
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    throw new DatabaseError('file_not_usable', { file, reason: error.message }, { cause: error });
  }
}

/** @throws DatabaseError `folder_not_writable` */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new DatabaseError('folder_not_writable', { folder }, { cause: error });
  }
}
