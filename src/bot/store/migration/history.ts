import type { Database } from '../database/open.ts';
import { DatabaseError } from '../database/error.ts';
import type { Migration } from './folder.ts';

/** A row of Prisma's `_prisma_migrations`, without those that were rolled back. */
export type AppliedMigration = { name: string; checksum: string; finished: boolean };

/**
 * The migrations that the database still needs, oldest first.
 *
 * @param applied what the database says; null when it has no history
 * @param hasTables whether there are tables besides the history
 * @throws DatabaseError when the database and this program do not belong together, or a migration is unfinished
 */
export function pendingMigrations(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[] | null,
  hasTables: boolean,
): Migration[] {
  if (applied === null && hasTables) throw new DatabaseError('not_empty', {});
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of applied ?? []) {
    const migration = known.get(name);
    if (!finished) throw new DatabaseError('migration_failed', { migration: name });
    if (!migration) throw new DatabaseError('migration_unknown', { migration: name });
    if (migration.checksum !== checksum) throw new DatabaseError('migration_altered', { migration: name });
    known.delete(name);
  }
  return [...known.values()];
}

/** Reads the history; null when there is none. */
export async function readHistory(database: Database): Promise<AppliedMigration[] | null> {
  if (!(await tables(database)).includes('_prisma_migrations')) return null;
  const rows = await database.client.$queryRaw<{ name: string; checksum: string; finished: unknown }[]>`
    SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
    FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`;
  // SQLite says 1 where PostgreSQL says true.
  return rows.map((row) => ({ ...row, finished: Boolean(row.finished) }));
}

/** Whether the database has tables besides the history. */
export async function hasTables(database: Database): Promise<boolean> {
  return (await tables(database)).some((name) => name !== '_prisma_migrations');
}

async function tables({ kind, client }: Database): Promise<string[]> {
  const rows =
    kind === 'sqlite'
      ? await client.$queryRaw<{ name: string }[]>`
          SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`
      : await client.$queryRaw<{ name: string }[]>`
          SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema()`;
  return rows.map((row) => row.name);
}
