import { spawn, spawnSync, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { projectRoot } from '../../src/bot/paths.ts';

/** Understood by the settings, and not of the form of a real bot's: the simulator refuses those. */
export const token = '1000000:simulator_token_of_the_fault_tests';

/** The bundled program, as people run it, in a process of its own. */
export interface BotProcess {
  /** Resolves when the bot is ready; fails when it ends before. */
  ready: Promise<void>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Everything it has written so far. */
  output(): string;
  signal(name: 'SIGTERM' | 'SIGKILL'): void;
}

const running = new Set<ChildProcess>();

/** Brings the bundles up to date. */
export function buildPrograms(): void {
  const built = spawnSync(process.execPath, [join(projectRoot, 'scripts/build.mjs')], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
}

/** Starts the bot as with a real token, its Telegram at `apiRoot`. */
export function startBot(settings: { apiRoot: string; databaseUrl: string; logLevel?: string }): BotProcess {
  const child = startProgram('main', [], {
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: settings.apiRoot,
    DATABASE_URL: settings.databaseUrl,
    LOG_LEVEL: settings.logLevel ?? 'info',
  });
  const { said, ended } = child;
  return {
    ended,
    output: said,
    ready: new Promise((resolve, reject) => {
      child.heard((line) => line.includes('the bot is ready') && resolve());
      void ended.then(({ code, signal }) => reject(new Error(`ended with ${code ?? signal}:\n${said()}`)));
    }),
    signal: (name) => void child.process.kill(name),
  };
}

/** Runs the administrator's command to its end. */
export async function runAdmin(
  databaseUrl: string,
  ...command: string[]
): Promise<{ code: number | null; output: string }> {
  const { said, ended } = startProgram('admin', command, { DATABASE_URL: databaseUrl });
  const { code } = await ended;
  return { code, output: said() };
}

/** Ends what a failed test has left behind. */
export async function killEverything(): Promise<void> {
  await Promise.all(
    [...running].map(
      (child) =>
        new Promise<void>((resolve) => {
          child.once('exit', () => resolve());
          child.kill('SIGKILL');
        }),
    ),
  );
}

/** Starts a bundle under dist/; the test can also exchange messages with it. */
export function startProgram(name: string, argv: string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, [join(projectRoot, 'dist', `${name}.js`), ...argv], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { PATH: process.env['PATH'], ...environment },
  }) as ChildProcessByStdio<null, Readable, Readable>;
  running.add(child);
  let written = '';
  const lines = createInterface({ input: child.stdout });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (written += text));
  }
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', () => running.delete(child));
    // Not `exit`: by then not everything it has written has been read.
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return {
    process: child,
    ended,
    said: () => written,
    heard: (listener: (line: string) => void) => void lines.on('line', listener),
  };
}
