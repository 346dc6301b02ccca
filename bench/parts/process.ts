import { fork, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { projectRoot } from '../../src/bot/paths.ts';
import { token } from '../token.ts';
import type { Load, LoadResult, SimulatorMessage } from './simulator.ts';

/** A bot under measurement. */
export interface Bot {
  /** The largest resident set seen so far, in MB (of 1,048,576 bytes); null where the system does not tell. */
  rssMb(): number | null;
  stop(): Promise<void>;
  /** As `kill -9`. */
  kill(): Promise<void>;
}

export interface SimulatorPart {
  apiRoot: string;
  /** @throws Error when a process ends before the load is carried out */
  carryOut(load: Load, bot: Bot & { ended: Promise<never> }): Promise<LoadResult>;
  stop(): Promise<void>;
}

/** Starts the simulator. `program` is the path of the bundled benchmark. */
export async function startSimulatorPart(program: string): Promise<SimulatorPart> {
  const child = fork(program, ['part', 'simulator'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = endOf(child, 'the simulator');
  const heard = () =>
    new Promise<SimulatorMessage>((resolve) => {
      child.once('message', (message) => resolve(message as SimulatorMessage));
    });
  const first = await Promise.race([heard(), ended]);
  if (!('apiRoot' in first)) throw new Error('the simulator did not say where it is');
  return {
    apiRoot: first.apiRoot,
    async carryOut(load, bot) {
      const answer = heard();
      child.send(load);
      const message = await Promise.race([answer, ended, bot.ended]);
      if (!('result' in message)) throw new Error('the simulator did not give a result');
      return message.result;
    },
    stop: () => stop(child),
  };
}

/** Starts one of the other bots. */
export function startPeerPart(program: string, ...part: string[]): Bot & { ended: Promise<never> } {
  return watched(
    spawn(process.execPath, [program, 'part', ...part], { stdio: ['ignore', 'ignore', 'inherit'] }),
  );
}

/** Starts this program without Telegram's rates; otherwise as `startOurs`. */
export function startOursUnpaced(apiRoot: string, databaseUrl: string): Bot & { ended: Promise<never> } {
  return startScript(['bench', 'part', 'ours'], apiRoot, databaseUrl);
}

/** Starts this program as `npm start` does, as a real bot whose Telegram is the simulator. */
export function startOurs(apiRoot: string, databaseUrl: string): Bot & { ended: Promise<never> } {
  return startScript(['main'], apiRoot, databaseUrl);
}

// With the option that `npm start` gives: a chat bot makes little garbage at a time, and an office machine has little memory.
function startScript(
  script: string[],
  apiRoot: string,
  databaseUrl: string,
): Bot & { ended: Promise<never> } {
  return watched(
    spawn(process.execPath, ['--max-semi-space-size=2', join(projectRoot, 'scripts/run.mjs'), ...script], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, DATABASE_URL: databaseUrl },
    }),
  );
}

function watched(child: ChildProcess): Bot & { ended: Promise<never> } {
  let largest: number | null = null;
  const look = () => {
    const now = child.pid === undefined ? null : residentMb(child.pid);
    if (now !== null) largest = Math.max(largest ?? 0, now);
  };
  const timer = setInterval(look, 250);
  return {
    ended: endOf(child, 'a bot'),
    rssMb() {
      look();
      return largest;
    },
    async stop() {
      clearInterval(timer);
      await stop(child);
    },
    async kill() {
      clearInterval(timer);
      await stop(child, 'SIGKILL');
    },
  };
}

/** Linux only. */
function residentMb(pid: number): number | null {
  try {
    const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found === null ? null : Number(found[1]) / 1024;
  } catch {
    return null;
  }
}

function endOf(child: ChildProcess, name: string): Promise<never> {
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`${name} ended (${code ?? signal})`)));
    child.once('error', reject);
  });
  // Only who waits for the child is to hear of its end.
  ended.catch(() => undefined);
  return ended;
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}
