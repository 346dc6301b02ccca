import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { databaseKind, sqliteFile } from '../database/url.ts';

/** Prisma's way to the database at `url`, for the schema engine. */
export async function adapterFactory(url: string): Promise<SqlMigrationAwareDriverAdapterFactory> {
  if (databaseKind(url) === 'sqlite') {
    return (await import('../database/sqlite.ts')).sqliteAdapterFactory(sqliteFile(url));
  }
  const [{ default: pg }, { PrismaPg }] = await Promise.all([import('pg'), import('@prisma/adapter-pg')]);
  const pool = new pg.Pool({ connectionString: url });
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<import('pg').QueryArrayResult>;
  const queryWithoutChar = async (...args: unknown[]) => {
    const result = await query(...args);
    for (const field of result.fields) if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = TEXT;
    return result;
  };
  return new PrismaPg(Object.assign(pool, { query: queryWithoutChar as typeof pool.query }), {
    disposeExternalPool: true,
  });
}

// The engine reads PostgreSQL's catalogues, whose one-letter columns are of the type "char", which Prisma's adapter
// refuses. Read as text they are understood.
const INTERNAL_CHAR = 18;
const TEXT = 25;
