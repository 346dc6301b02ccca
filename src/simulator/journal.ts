/** The simulator's memory on disk: one line per action, so that a kill -9 loses at most the line being written. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { applyChange, changesTo, emptyState, type Change, type State } from './state.ts';

export interface Journal {
  /** Appends all changes of one action as one line: they survive together or not at all. */
  readonly append: (changes: readonly Change[]) => void;
  readonly close: () => void;
}

/** Keeps nothing: for a simulator that lives only as long as its process. */
export const noJournal: Journal = { append: () => undefined, close: () => undefined };

/**
 * Reads a journal, shortens it to what still matters, and opens it for appending.
 * A last line that was cut off by a kill is dropped.
 *
 * @throws Error naming file and line when any other line cannot be read.
 */
export function openJournal(file: string): { state: State; journal: Journal } {
  mkdirSync(dirname(file), { recursive: true });
  const state = emptyState();
  if (existsSync(file)) replay(file, state);
  compact(file, state);
  const descriptor = openSync(file, 'a');
  let open = true;
  return {
    state,
    journal: {
      append(changes) {
        writeLines(descriptor, [changes]);
      },
      close() {
        if (open) closeSync(descriptor);
        open = false;
      },
    },
  };
}

function replay(file: string, state: State): void {
  const lines = readFileSync(file, 'utf8').split('\n');
  // Every whole line ends with a line feed, so whatever stands after the last one was cut off.
  lines.pop();
  lines.forEach((line, index) => {
    let changes: Change[];
    try {
      // The journal is written by this same code only; its shape is not checked again.
      changes = JSON.parse(line) as Change[];
    } catch {
      throw new Error(`Simulator journal ${file}, line ${index + 1}: not valid JSON`);
    }
    for (const change of changes) applyChange(state, change);
  });
}

/** Written beside the journal and renamed over it, so that a kill leaves either the old or the new one. */
function compact(file: string, state: State): void {
  const shorter = `${file}.new`;
  const descriptor = openSync(shorter, 'w');
  writeLines(
    descriptor,
    changesTo(state).map((change) => [change]),
  );
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(shorter, file);
}

function writeLines(descriptor: number, lines: readonly (readonly Change[])[]): void {
  const bytes = Buffer.from(lines.map((changes) => `${JSON.stringify(changes)}\n`).join(''));
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
}
