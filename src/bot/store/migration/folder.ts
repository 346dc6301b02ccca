import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DatabaseKind } from '../database/url.ts';

/** A migration as it stands in its folder. */
export type Migration = {
  /** The folder's name, `20261121000000_init`; names sort by age. */
  name: string;
  sql: string;
  /** SHA-256 of the script in hexadecimal, as Prisma keeps it in `_prisma_migrations`. */
  checksum: string;
};

export const MIGRATION_FILE = 'migration.sql';
export const LOCK_FILE = 'migration_lock.toml';

/** The schema of a database, an absolute path. */
export function schemaFile(kind: DatabaseKind): string {
  return join(prismaFolder(), kind, 'schema.prisma');
}

/** The folder of a database's migrations, an absolute path. */
export function migrationsFolder(kind: DatabaseKind): string {
  return join(prismaFolder(), kind, 'migrations');
}

/** All migrations of a database, oldest first; none when the folder is not there yet. */
export async function readMigrations(kind: DatabaseKind): Promise<Migration[]> {
  const folder = migrationsFolder(kind);
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return await Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, MIGRATION_FILE), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

// The program runs from src/ in tests and from dist/ otherwise, at different depths.
function prismaFolder(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, 'prisma');
    if (existsSync(join(candidate, 'sqlite', 'schema.prisma'))) return candidate;
    if (folder === dirname(folder)) throw new Error(`No prisma folder above ${start}`);
  }
}
