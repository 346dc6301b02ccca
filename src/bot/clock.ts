import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Clock } from '../domain/ports.ts';

/** The computer's own time. */
export const systemClock: Clock = { now: () => new Date().toISOString() };

/** A clock that can be moved forward: the demonstration's and the tests'. */
export interface DemoClock extends Clock {
  nowMs(): number;
  advance(ms: number): void;
}

const fileSchema = z.object({ offsetMs: z.number() });

const offsetIn = (file: string): number => fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).offsetMs;

/** The file in the data folder that keeps the demonstration's clock. */
export const demoClockFile = 'clock.json';

/** The demonstration's time as its file says it, for a program beside it; null while there is none. */
export function readDemoClock(file: string): Clock | null {
  if (!existsSync(file)) return null;
  const offset = offsetIn(file);
  return { now: () => new Date(Date.now() + offset).toISOString() };
}

/**
 * The demonstration's clock: the computer's time and an offset kept in a file, so that a restart goes on in the same
 * time. It exists only without a real token.
 *
 * @param start where the clock stands the first time (ISO instant); from then on the file decides
 */
export function createDemoClock(file: string, start: string): DemoClock {
  let offset = existsSync(file) ? offsetIn(file) : Date.parse(start) - Date.now();
  const keep = () => writeFileSync(file, JSON.stringify({ offsetMs: offset }));
  keep();
  const nowMs = () => Date.now() + offset;
  return {
    now: () => new Date(nowMs()).toISOString(),
    nowMs,
    advance(ms) {
      offset += ms;
      keep();
    },
  };
}
