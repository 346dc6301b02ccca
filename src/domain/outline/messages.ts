import type { MessageTable } from '../message-table.ts';

/** Why an outline cannot be taken, beyond the shape of its file; worded under `file` in the locales. */
export const outlineMessages = {
  'file.bad_code': { code: 'text', example: 'text' },
  'file.control_character': { codePoint: 'text' },
  'file.not_composed': {},
  'file.lines_reversed': {},
  'file.audience_empty': {},
  'file.division_or_prompt': {},
  'file.duplicate_prompt_code': { code: 'text' },
  'file.duplicate_code': { code: 'text' },
  'file.unknown_footnote': { mark: 'text' },
  'file.unused_footnote': { mark: 'text' },
  'file.at_most_unknown': { code: 'text' },
  'file.unknown_column': { code: 'text' },
  'file.narrative_first': {},
  'file.heading_and_number': {},
  'file.number_form': { number: 'text', kind: 'text' },
  'file.number_order': { number: 'text', previous: 'text' },
  'file.number_prefix': { number: 'text', parent: 'text' },
  'file.division_order': { kind: 'text', parent: 'text' },
} as const satisfies MessageTable;

export type OutlineReasonKey = keyof typeof outlineMessages;

/** What a zod custom issue carries so that a reader of files can word it: `reason` is a message key. */
export function because<K extends OutlineReasonKey>(
  reason: K,
  params: Record<keyof (typeof outlineMessages)[K], string>,
): { message: string; params: Record<string, string> } {
  return { message: reason, params: { reason, ...params } };
}
