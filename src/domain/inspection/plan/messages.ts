import type { MessageTable } from '../../message-table.ts';

/** What is said of changes to which units a round of inspections is about. */
export const planMessages = {
  'plan.unit_added': { title: 'text', unit: 'text', kind: 'message', days: 'message', reason: 'text' },
} as const satisfies MessageTable;
