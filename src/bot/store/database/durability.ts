import { AsyncLocalStorage } from 'node:async_hooks';

const loose = new AsyncLocalStorage<true>();

/**
 * Runs a transaction whose loss to a power cut does no harm: its commit is not waited for on the disk (SQLite's
 * `synchronous = NORMAL`), every other commit is. The end of the process, however sudden, loses nothing either way.
 */
export function committedLoosely<T>(transaction: () => Promise<T>): Promise<T> {
  return loose.run(true, transaction);
}

/** Whether the transaction that begins here may be committed loosely. */
export function mayCommitLoosely(): boolean {
  return loose.getStore() === true;
}
