import type { MessageTable } from '../../domain/message-table.ts';

/** Why a file cannot be read; worded under `file` in the locales, beside the reasons of the outline's own checks. */
export const fileMessages = {
  'file.not_found': {},
  'file.not_a_file': {},
  'file.unreadable': { code: 'text' },
  'file.too_large': { megabytes: 'ordinal' },
  'file.not_utf8': {},
  'file.empty': {},
  'file.too_deep': {},
  'file.several_documents': {},
  'file.unknown_alias': { name: 'text' },
  'file.too_many_aliases': {},
  'file.syntax': { code: 'text' },
  'file.syntax_tab': {},
  'file.syntax_indent': {},
  'file.syntax_colon': {},
  'file.syntax_unclosed': {},
  'file.duplicate_key': { key: 'text' },
  'file.key_spelling': { key: 'text', meant: 'text' },
  'file.unknown_key': { key: 'text' },
  'file.missing_key': { key: 'text' },
  'file.expected_text': { found: 'text' },
  'file.expected_number': { found: 'text' },
  'file.expected_whole_number': { found: 'text' },
  'file.expected_true_or_false': { found: 'text' },
  'file.expected_list': { found: 'text' },
  'file.expected_keys': { found: 'text' },
  'file.not_one_of': { found: 'text', allowed: 'text' },
  'file.blank': {},
  'file.too_long': { maximum: 'ordinal' },
  'file.too_few': { minimum: 'ordinal' },
  'file.too_many': { maximum: 'ordinal' },
  'file.too_small': { found: 'text', minimum: 'ordinal' },
  'file.too_big': { found: 'text', maximum: 'ordinal' },
  'file.bad_date': { found: 'text' },
  'file.bad_value': { found: 'text' },
} as const satisfies MessageTable;

type FileMessages = typeof fileMessages;
type FileMessageKey = keyof FileMessages;

/** A message key and its parameters. Schemas name keys of their own in `params.reason` of a zod custom issue. */
export interface FileReason {
  key: string;
  params: Record<string, string | number>;
}

/** Names a reason of this table; the compiler holds the parameters to it. */
export function fileReason<K extends FileMessageKey>(
  key: K,
  params: { [P in keyof FileMessages[K]]: FileMessages[K][P] extends 'ordinal' ? number : string },
): FileReason {
  return { key, params };
}
