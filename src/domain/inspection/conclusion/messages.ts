import type { MessageTable } from '../../message-table.ts';

/** What is said about conclusions of inspections. */
export const conclusionMessages = {
  'conclusion.term_unclear': { typed: 'text' },
  'conclusion.term_anchor_unclear': { typed: 'text' },
  'conclusion.term_which': { date: 'date' },
  'conclusion.term_over': { typed: 'text', lastDay: 'limit' },
} as const satisfies MessageTable;
