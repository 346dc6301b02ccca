import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { schemaFile } from '../../../src/bot/store/migration/folder.ts';
import { schemaDrift } from '../../../src/bot/store/migration/write.ts';
import { databases, emptyDatabase, type EmptyDatabase } from '../../support/database.ts';

const regenerate = 'run `npm run db:migration -- NAME` (before the first release: `-- --replace`)';

function withoutHead(schema: string): string {
  return schema
    .slice(schema.indexOf('generator client {'))
    .replace(/generator client \{[^}]*\}/, '')
    .replace(/datasource db \{[^}]*\}/, '');
}

describe('the two schemas', () => {
  it('differ in generator and datasource only', async () => {
    const [sqlite, postgresql] = await Promise.all(
      databases.map((kind) => readFile(schemaFile(kind), 'utf8')),
    );
    expect(withoutHead(postgresql ?? ''), regenerate).toBe(withoutHead(sqlite ?? ''));
    expect(sqlite).toContain('provider = "sqlite"');
    expect(postgresql).toContain('provider = "postgresql"');
  });
});

describe.each(databases)('the migrations of %s', (kind) => {
  let empty: EmptyDatabase;
  afterEach(() => empty.dispose());

  it('lead to the schema', async () => {
    empty = await emptyDatabase(kind);
    const drift = await schemaDrift(kind, empty.url, await readFile(schemaFile(kind), 'utf8'));
    expect(drift, regenerate).toBeNull();
  });

  it('are told apart from a schema that has moved on', async () => {
    empty = await emptyDatabase(kind);
    const schema = await readFile(schemaFile(kind), 'utf8');
    const moved = schema.replace('model Counter {', 'model Counter {\n  note String?');
    expect(await schemaDrift(kind, empty.url, moved)).toMatch(
      /ALTER TABLE "counter" ADD COLUMN\s+"note" TEXT/,
    );
  });
});
