import type { MessageTable } from '../message-table.ts';

const counts = { done: 'ordinal', total: 'ordinal' } as const;

/** The list of reports, the receipt of a sent one and its official document. */
export const reportMessages = {
  'choice.send': {},
  'choice.send_incomplete': { count: 'count' },
  'choice.continue_report': { unit: 'text' },
  'choice.start_report': { unit: 'text' },
  'choice.read_report': { unit: 'text' },
  'choice.record_document': {},
  'choice.reports': {},

  'reports.title': { count: 'count' },
  'reports.nothing_due': {},
  'reports.line': { title: 'text', unit: 'text' },
  'reports.progress': { bar: 'text', ...counts },
  'reports.sent': { sentAt: 'instant', lateness: 'message', receipt: 'receipt' },
  'reports.no_document': {},
  'reports.document': { value: 'value', recordedAt: 'instant' },

  'report.sent_locked': { unit: 'text' },

  'receipt.recorded': {
    title: 'text',
    unit: 'text',
    sentAt: 'instant',
    lateness: 'message',
    receipt: 'receipt',
  },
  'receipt.missing': { count: 'count' },
  'receipt.document_due': { limit: 'message' },
  'receipt.document_if_issued': {},
  'receipt.down_across_limit': {},

  'document.ask': {},
  'document.recorded': { value: 'value', sentAt: 'instant', receipt: 'receipt' },
} as const satisfies MessageTable;
