// Makes what cannot be committed: the two Prisma clients and the bundles under dist/.
// Nothing here reaches the network. `--types-only` stops after the clients.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './paths.mjs';

const databases = ['sqlite', 'postgresql'];
const entryPoints = {
  main: 'src/main.ts',
  admin: 'src/bot/admin/main.ts',
  migration: 'src/bot/store/migration/main.ts',
  bench: 'bench/main.ts',
};

/** Generates the Prisma clients whose schema has changed since the last time. */
export function generateClients() {
  for (const database of databases) {
    const schema = join(projectRoot, 'prisma', database, 'schema.prisma');
    const output = join(projectRoot, 'src/bot/store/generated', database);
    const stamp = join(output, '.digest');
    const lock = readFileSync(join(projectRoot, 'node_modules/prisma/package.json'));
    const digest = createHash('sha256').update(readFileSync(schema)).update(lock).digest('hex');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) continue;
    rmSync(output, { recursive: true, force: true });
    const result = spawnSync(
      process.execPath,
      [join(projectRoot, 'node_modules/prisma/build/index.js'), 'generate', '--no-hints'],
      {
        cwd: projectRoot,
        env: { ...process.env, DON_DOC_SCHEMA: database, CHECKPOINT_DISABLE: '1' },
        encoding: 'utf8',
      },
    );
    if (result.status !== 0) {
      throw new Error(`prisma generate failed for ${database}:\n${result.stdout}${result.stderr}`);
    }
    writeFileSync(stamp, digest);
  }
}

function newestChange(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    newest = Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  }
  return newest;
}

/** Bundles the entry points when a source file is newer than the last bundle. */
export async function bundle() {
  const stamp = join(projectRoot, 'dist/.built');
  const sources = ['src', 'bench', 'locales', 'scripts']
    .map((name) => join(projectRoot, name))
    .filter(existsSync);
  const newest = Math.max(
    ...sources.map(newestChange),
    statSync(join(projectRoot, 'package-lock.json')).mtimeMs,
  );
  if (existsSync(stamp) && statSync(stamp).mtimeMs > newest) return;
  const { build } = await import('esbuild');
  const present = Object.entries(entryPoints).filter(([, file]) => existsSync(join(projectRoot, file)));
  await build({
    absWorkingDir: projectRoot,
    entryPoints: Object.fromEntries(present),
    outdir: 'dist',
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'error',
  });
  mkdirSync(join(projectRoot, 'dist'), { recursive: true });
  writeFileSync(stamp, '');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  generateClients();
  if (!process.argv.includes('--types-only')) await bundle();
}
