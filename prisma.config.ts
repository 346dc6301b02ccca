import process from 'node:process';
import { defineConfig } from 'prisma/config';

const url = process.env['DATABASE_URL'] ?? 'file:./data/don-doc.db';
const database = url.startsWith('postgres') ? 'postgresql' : 'sqlite';

// `prisma generate` asks for a schema engine it never runs; naming any executable keeps it from downloading one.
// Every other Prisma command really needs the engine, so only `generate` is spared.
if (process.argv.includes('generate')) process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

export default defineConfig({
  schema: `prisma/${process.env['DON_DOC_SCHEMA'] ?? database}/schema.prisma`,
  migrations: { path: `prisma/${process.env['DON_DOC_SCHEMA'] ?? database}/migrations` },
  datasource: { url },
});
