import type { MessageTable } from '../message-table.ts';

/** What is said when something comes that is marked as classified; never the words themselves. */
export const classifiedMessages = {
  'classified.words': {},
  'classified.file': {},
  'classified.edited': {},
} as const satisfies MessageTable;
