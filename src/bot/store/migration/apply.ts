import { DatabaseError } from '../database/error.ts';
import { withMigrationLock } from '../database/lock.ts';
import type { Database } from '../database/open.ts';
import { readMigrations, type Migration } from './folder.ts';
import { hasTables, pendingMigrations, readHistory } from './history.ts';

/**
 * Brings the database to this program's schema. Cheap when there is nothing to do: the schema engine is loaded only
 * for pending migrations. Several processes may do this at once; one applies, the others wait for it.
 *
 * @returns the names of the migrations this call applied
 * @throws DatabaseError `migration_unknown`, `migration_altered`, `migration_failed`, `migration_refused`,
 *   `migration_waiting`, `not_empty`
 */
export async function applyPendingMigrations(database: Database): Promise<string[]> {
  const migrations = await readMigrations(database.kind);
  if (await isUpToDate(database, migrations)) return [];
  return await withMigrationLock(database.url, async () => {
    const pending = await pendingIn(database, migrations);
    return pending.length > 0 ? await apply(database, migrations) : [];
  });
}

// Without the lock another process may be half-way, which looks like a failure; so here only "nothing to do" counts.
async function isUpToDate(database: Database, migrations: readonly Migration[]): Promise<boolean> {
  try {
    return (await pendingIn(database, migrations)).length === 0;
  } catch (error) {
    if (error instanceof DatabaseError) return false;
    throw error;
  }
}

async function pendingIn(database: Database, migrations: readonly Migration[]): Promise<Migration[]> {
  const history = await readHistory(database);
  return pendingMigrations(migrations, history, history === null && (await hasTables(database)));
}

async function apply(database: Database, migrations: readonly Migration[]): Promise<string[]> {
  const { migrationList, NO_FILTERS, withSchemaEngine } = await import('./engine.ts');
  const { adapterFactory } = await import('./adapter-factory.ts');
  try {
    const { appliedMigrationNames } = await withSchemaEngine(await adapterFactory(database.url), (engine) =>
      engine.applyMigrations({
        migrationsList: migrationList(database.kind, migrations),
        filters: NO_FILTERS,
      }),
    );
    return appliedMigrationNames;
  } catch (error) {
    const unfinished = (await readHistory(database))?.find((migration) => !migration.finished)?.name ?? '';
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    throw new DatabaseError('migration_refused', { migration: unfinished, reason }, { cause: error });
  }
}
