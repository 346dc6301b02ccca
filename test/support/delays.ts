import { setImmediate as turn } from 'node:timers/promises';
import type { Delay } from '../../src/bot/delay.ts';

/** No waiting, but everybody else gets their turn first. */
export const noDelay: Delay = async () => {
  await turn();
};

/** Waits only end when the test says so, or when they are aborted. */
export function heldDelay() {
  const held = new Set<() => void>();
  const asked: number[] = [];
  let somebodyWaits = () => {};
  const delay: Delay = (milliseconds, signal) =>
    new Promise((resolve) => {
      asked.push(milliseconds);
      const end = () => {
        held.delete(end);
        resolve();
      };
      if (signal?.aborted) return end();
      held.add(end);
      signal?.addEventListener('abort', end, { once: true });
      somebodyWaits();
    });
  return {
    delay,
    /** Every wait that was asked for, in milliseconds. */
    asked,
    /** Ends all waits, as soon as there is one. */
    async pass() {
      if (held.size === 0) await new Promise<void>((resolve) => (somebodyWaits = resolve));
      for (const end of held) end();
    },
  };
}
