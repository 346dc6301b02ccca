const HEADER = `// Derived from prisma/sqlite/schema.prisma by \`npm run db:migration\`; do not edit.\n\n`;

/**
 * PostgreSQL's schema from SQLite's: the same models under another provider and another folder for the client.
 *
 * @throws Error when the source does not look as expected
 */
export function derivePostgresqlSchema(sqliteSchema: string): string {
  const body = sqliteSchema.slice(sqliteSchema.indexOf('generator client {'));
  return (
    HEADER +
    replaceOnce(
      replaceOnce(body, 'src/bot/store/generated/sqlite', 'src/bot/store/generated/postgresql'),
      'provider = "sqlite"',
      'provider = "postgresql"',
    )
  );
}

function replaceOnce(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`Expected ${from} once in prisma/sqlite/schema.prisma`);
  return text.replace(from, to);
}
