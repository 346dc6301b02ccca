import Database from 'libsql';
import { setTimeout as wait } from 'node:timers/promises';
import { sqliteFile } from '../../../src/bot/store/database/url.ts';
import type { Simulator } from '../../../src/simulator/server.ts';
import type { Chance } from './chance.ts';
import type { MovedClock } from './moved-clock.ts';

/** What can go wrong, besides a kill. */
const kinds = [
  'refusals',
  'server_errors',
  'cut_before',
  'cut_after_accept',
  'slow_answers',
  'database_locked',
  'clock_set_back',
  'clock_ahead',
] as const;
export type Mishap = (typeof kinds)[number];

/** What the mishaps happen to. */
export interface Scene {
  simulator: Simulator;
  clock: MovedClock;
  databaseUrl: string;
  chance: Chance;
}

const minute = 60_000;

/** Lets one to three things go wrong. @returns what, and when the last of them is over by itself */
export function strike(scene: Scene): { struck: Mishap[]; over: Promise<void> } {
  const { chance } = scene;
  const struck = Array.from({ length: chance.between(1, 3) }, () => chance.pick(kinds));
  const over = Promise.all(struck.map((mishap) => begin(scene, mishap))).then(() => undefined);
  return { struck, over };
}

function begin({ simulator, clock, databaseUrl, chance }: Scene, mishap: Mishap): Promise<void> | undefined {
  const { faults } = simulator.control;
  const method = chance.percent(80) ? 'sendMessage' : 'editMessageText';
  switch (mishap) {
    case 'refusals':
      faults.add({
        kind: 'too_many_requests',
        method,
        retryAfter: chance.between(1, 40),
        times: chance.between(2, 12),
      });
      return undefined;
    case 'server_errors': {
      const kind = chance.pick(['server_error', 'bad_gateway'] as const);
      faults.add({ kind, times: chance.between(1, 10) });
      return undefined;
    }
    case 'cut_before':
    case 'cut_after_accept':
      faults.add({
        kind: mishap,
        ...(chance.percent(70) ? { method } : {}),
        times: chance.between(1, 5),
      });
      return undefined;
    case 'slow_answers':
      faults.add({
        kind: 'slow',
        method,
        delayMs: chance.between(50, 1500),
        times: chance.between(1, 6),
      });
      return undefined;
    case 'database_locked':
      return lock(databaseUrl, chance.between(300, 6500));
    case 'clock_set_back':
      clock.moveBy(-chance.between(1, 20) * minute);
      return undefined;
    case 'clock_ahead':
      clock.moveBy(chance.between(1, 20) * minute);
      return undefined;
    default:
      return mishap satisfies never;
  }
}

/** Another program holds the lock for writing. On a server nobody can: there is nothing to do. */
async function lock(url: string, forMs: number): Promise<void> {
  if (!url.startsWith('file:')) return;
  const other = new Database(sqliteFile(url));
  try {
    other.exec('BEGIN IMMEDIATE');
    await wait(forMs);
    other.exec('ROLLBACK');
  } catch (error) {
    // The bot was quicker; then this one waits for nobody.
    if (!String(error).includes('locked') && !String(error).includes('busy')) throw error;
  } finally {
    other.close();
  }
}
