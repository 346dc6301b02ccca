import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { databaseKind, sqliteFile } from '../database/url.ts';

/** Prisma's way to the database at `url`, for the schema engine. */
export async function adapterFactory(url: string): Promise<SqlMigrationAwareDriverAdapterFactory> {
  if (databaseKind(url) === 'sqlite') {
    return (await import('../database/sqlite.ts')).sqliteAdapterFactory(sqliteFile(url));
  }
  return (await import('./postgresql-adapter.ts')).postgresqlAdapterFactory(url);
}
