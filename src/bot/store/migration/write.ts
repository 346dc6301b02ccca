import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../database/open.ts';
import type { DatabaseKind } from '../database/url.ts';
import { adapterFactory } from './adapter-factory.ts';
import { applyPendingMigrations } from './apply.ts';
import { derivePostgresqlSchema } from './derive.ts';
import { lockFileFor, NO_FILTERS, withSchemaEngine } from './engine.ts';
import { LOCK_FILE, MIGRATION_FILE, migrationsFolder, schemaFile } from './folder.ts';

/** An empty database of each kind, to compare against. */
export type ScratchDatabases = Record<DatabaseKind, string>;

export const KINDS: readonly DatabaseKind[] = ['sqlite', 'postgresql'];

/** The drift of each database, see {@link schemaDrift}. */
export async function findDrift(scratch: ScratchDatabases): Promise<Record<DatabaseKind, string | null>> {
  const drift = async (kind: DatabaseKind) =>
    await schemaDrift(kind, scratch[kind], await readFile(schemaFile(kind), 'utf8'));
  return { sqlite: await drift('sqlite'), postgresql: await drift('postgresql') };
}

/** What PostgreSQL's schema must be, and what it is. */
export async function readPostgresqlSchema(): Promise<{ derived: string; present: string }> {
  return {
    derived: derivePostgresqlSchema(await readFile(schemaFile('sqlite'), 'utf8')),
    present: await readFile(schemaFile('postgresql'), 'utf8').catch(() => ''),
  };
}

/** Writes PostgreSQL's schema from SQLite's. */
export async function writePostgresqlSchema(): Promise<void> {
  await writeFile(schemaFile('postgresql'), (await readPostgresqlSchema()).derived);
}

/** Removes all migrations of both databases. Only before the first release: nobody may have applied them. */
export async function removeMigrations(): Promise<void> {
  for (const kind of KINDS) await rm(migrationsFolder(kind), { recursive: true, force: true });
}

/**
 * Writes the next migration of each database whose schema has moved on.
 *
 * @param name the folder's name, `20261121000000_init`
 * @returns the files written
 */
export async function writeMigrations(name: string, scratch: ScratchDatabases): Promise<string[]> {
  const written: string[] = [];
  const drift = await findDrift(scratch);
  for (const kind of KINDS) {
    const sql = drift[kind];
    if (sql === null) continue;
    const folder = join(migrationsFolder(kind), name);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, MIGRATION_FILE), sql);
    await writeFile(join(migrationsFolder(kind), LOCK_FILE), lockFileFor(kind));
    written.push(join(folder, MIGRATION_FILE));
  }
  return written;
}

/**
 * The SQL that leads from the migrations as they are to `schema`; null where they agree. The migrations are really
 * applied: the engine's own reading of them is not to be trusted on SQLite.
 *
 * @param url an empty database; afterwards it carries the migrations
 */
export async function schemaDrift(kind: DatabaseKind, url: string, schema: string): Promise<string | null> {
  const database = await openDatabase({ url });
  await applyPendingMigrations(database).finally(() => database.close());
  const files = [{ path: schemaFile(kind), content: schema }];
  const result = await withSchemaEngine(await adapterFactory(url), (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', configDir: migrationsFolder(kind), files },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: NO_FILTERS,
    }),
  );
  return result.exitCode === 0 ? null : (result.stdout ?? '');
}
