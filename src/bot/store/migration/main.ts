// For developers: `npm run db:migration -- NAME | --check | --replace`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { Temporal } from 'temporal-polyfill';
import { createDatabase, startScratchServer } from './scratch-postgres.ts';
import {
  findDrift,
  KINDS,
  readPostgresqlSchema,
  removeMigrations,
  writeMigrations,
  writePostgresqlSchema,
  type ScratchDatabases,
} from './write.ts';

/** The one migration until the first release. */
const INITIAL = '20261121000000_init';

type Options = { check?: boolean; replace?: boolean };

await new Command('npm run db:migration --')
  .description(
    'Derives the PostgreSQL schema from prisma/sqlite/schema.prisma and writes the migrations of both databases.',
  )
  .argument('[name]', 'what the next migration does, in snake_case')
  .option('--check', 'write nothing; report what differs, with exit code 1')
  .option('--replace', `write ${INITIAL} anew in place of all migrations (before the first release)`)
  .action(async (name: string | undefined, options: Options, command: Command) => {
    const given = [name, options.check, options.replace].filter(Boolean).length;
    if (given !== 1) command.error('Give exactly one of NAME, --check, --replace.', { exitCode: 1 });
    if (name !== undefined && !/^[a-z][a-z0-9_]*$/.test(name)) {
      command.error(`"${name}" is not snake_case.`, { exitCode: 1 });
    }
    await withScratchDatabases(options.check ? check : (scratch) => write(name, scratch));
  })
  .parseAsync();

async function check(scratch: ScratchDatabases): Promise<void> {
  const { derived, present } = await readPostgresqlSchema();
  const drift = await findDrift(scratch);
  if (derived !== present)
    console.error('prisma/postgresql/schema.prisma is not what prisma/sqlite/schema.prisma gives.');
  for (const kind of KINDS)
    if (drift[kind] !== null) console.error(`${kind}: the migrations lack\n${drift[kind]}`);
  if (derived !== present || KINDS.some((kind) => drift[kind] !== null)) process.exitCode = 1;
}

async function write(name: string | undefined, scratch: ScratchDatabases): Promise<void> {
  await writePostgresqlSchema();
  if (name === undefined) await removeMigrations();
  const now = Temporal.Now.instant().toString({ smallestUnit: 'second' }).replaceAll(/\D/g, '');
  const written = await writeMigrations(name === undefined ? INITIAL : `${now}_${name}`, scratch);
  console.log(written.length > 0 ? written.join('\n') : 'Nothing to migrate.');
}

async function withScratchDatabases(work: (scratch: ScratchDatabases) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'don-doc-migration-'));
  const server = await startScratchServer();
  try {
    await createDatabase(server, 'scratch');
    await work({ sqlite: `file:${join(folder, 'scratch.db')}`, postgresql: server.url('scratch') });
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
