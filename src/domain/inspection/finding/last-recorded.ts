import type { LastRecorded } from './awaited.ts';
import { pasteLength } from '../../interview/reply.ts';

/** The rest of a paste is sent within this time of the part before it. */
const pasteGapMs = 2_000;
/** How long what was recorded last is offered to be joined with what comes after it. */
const joinWindowMs = 10 * 60_000;

const gap = (last: LastRecorded, sentAt: string) => Math.abs(Date.parse(sentAt) - Date.parse(last.sentAt));

/** A message so long that the app may have split a paste. */
export function isLong(words: string): boolean {
  return words.length > pasteLength;
}

/** Whether words are the rest of a paste whose part before was recorded last. */
export function continuesPaste(last: LastRecorded | undefined, sentAt: string): last is LastRecorded {
  return last !== undefined && last.isLong && gap(last, sentAt) <= pasteGapMs;
}

/** Whether a photograph follows words, or words a photograph, closely enough to be meant together. */
export function mayBelong(
  last: LastRecorded | undefined,
  now: Pick<LastRecorded, 'sentAt' | 'is'>,
): last is LastRecorded {
  if (last === undefined || last.is === 'both' || now.is === 'both' || last.is === now.is) return false;
  return gap(last, now.sentAt) <= joinWindowMs;
}
