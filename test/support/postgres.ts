// Vitest's global setup: one PostgreSQL server and one migrated SQLite file for all test files.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/bot/store/database/open.ts';
import { applyPendingMigrations } from '../../src/bot/store/migration/apply.ts';
import { createDatabase, startScratchServer } from '../../src/bot/store/migration/scratch-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the server's own database `postgres`. */
    postgresUrl: string;
    /** A migrated PostgreSQL database to copy. */
    postgresTemplate: string;
    /** A migrated SQLite file to copy. */
    sqliteTemplate: string;
  }
}

const TEMPLATE = 'don_doc_template';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startScratchServer();
  const folder = await mkdtemp(join(tmpdir(), 'don-doc-template-'));
  const teardown = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const sqliteTemplate = join(folder, 'template.db');
    await createDatabase(server, TEMPLATE);
    for (const url of [`file:${sqliteTemplate}`, server.url(TEMPLATE)]) {
      const database = await openDatabase({ url });
      await applyPendingMigrations(database).finally(() => database.close());
    }
    project.provide('postgresUrl', server.url('postgres'));
    project.provide('postgresTemplate', TEMPLATE);
    project.provide('sqliteTemplate', sqliteTemplate);
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
