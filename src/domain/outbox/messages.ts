import type { MessageTable } from '../message-table.ts';

/** Messages about messages: a possible repeat, a refused notice. */
export const outboxMessages = {
  'outbox.may_be_repeat': {},
  'outbox.failed_notice': { id: 'ordinal', kind: 'message', to: 'message', error: 'text' },
  'outbox.target': { target: 'text' },
  'outbox.unknown_chat': { chat: 'text' },
  'outbox.kind.reply': {},
  'outbox.kind.notice': {},
  'outbox.kind.conclusion': {},
  'outbox.kind.living': {},
  'outbox.kind.summary': {},
} as const satisfies MessageTable;
