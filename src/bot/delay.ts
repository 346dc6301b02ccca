import { setTimeout as wait } from 'node:timers/promises';

/** Waits; ends early, and without an error, when the signal is aborted. Passed in, so that tests never really wait. */
export type Delay = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

export const realDelay: Delay = async (milliseconds, signal) => {
  try {
    await wait(milliseconds, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
  }
};
