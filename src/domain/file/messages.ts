import type { MessageTable } from '../message-table.ts';

/** What is said of files that people send (the section `file` is about files the administrator imports). */
export const sentFileMessages = {
  'sent_file.named': { name: 'text' },
  'sent_file.unnamed': {},
  'sent_file.too_large': { file: 'message', megabytes: 'ordinal' },
  'sent_file.empty': { file: 'message' },
  'sent_file.not_accepted': { file: 'message', accepted: 'message' },
  'sent_file.accepted': {},
  'sent_file.other_content': { file: 'message', named: 'text', found: 'text' },
  'sent_file.unlike_name': { file: 'message', named: 'text' },
  'sent_file.locked': { file: 'message' },
  'sent_file.macros': { file: 'message' },
  'sent_file.embedded': { file: 'message' },
} as const satisfies MessageTable;
