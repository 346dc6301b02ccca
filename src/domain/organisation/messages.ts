import type { MessageTable } from '../message-table.ts';

/** Why an organisation, round or outline file cannot be taken beyond its shape; worded under `import` in the locales. */
export const importMessages = {
  'import.duplicate_unit': { code: 'text' },
  'import.duplicate_person': { code: 'text' },
  'import.unknown_parent': { code: 'text' },
  'import.parent_cycle': { code: 'text' },
  'import.no_root': {},
  'import.second_root': { code: 'text', root: 'text' },
  'import.validity_reversed': { from: 'text', to: 'text' },
  'import.unknown_unit': { code: 'text' },
  'import.own_successor': {},
  'import.duplicate_entry': { code: 'text' },
  'import.duplicate_role': { unit: 'text', role: 'text' },

  'import.version_differs': { code: 'text', version: 'text' },

  'import.round_already_open': { code: 'text' },
  'import.unknown_outline': { code: 'text' },
  'import.unknown_version': { code: 'text', version: 'text' },
  'import.asks_nothing': { unit: 'text' },
  'import.kind_and_period': {},
  'import.period_reversed': {},
  'import.receiver_reports': { unit: 'text' },
  'import.unit_not_valid': { unit: 'text', day: 'text' },
  'import.no_criterion': {},
  'import.no_unit': {},
  'import.except_without_effect': { code: 'text' },
  'import.declared_differs': { declared: 'text', found: 'text', names: 'text' },
  'import.one_limit': {},
  'import.hour_without_day': {},
  'import.limit_before_period': { day: 'text' },
  'import.limit_year': { first: 'text', last: 'text' },
  'import.month_of_quarter': {},
  'import.rule_without_period': {},
  'import.period_number': { number: 'text' },
  'import.period_not_numbered': { period: 'text' },
  'import.period_title_without_year': {},
  'import.period_without_limit': { period: 'text' },
  'import.period_no_such_day': { period: 'text', day: 'text', month: 'text' },
  'import.years_reversed': { first: 'text', last: 'text' },
  'import.anchor_missing': {},
  'import.anchor_unused': {},
  'import.no_such_day': { day: 'text', month: 'text' },
  'import.not_in_round': { code: 'text' },

  'import.plan_surprise': {},
  'import.plan_kind_twice': { kind: 'text' },
  'import.plan_unit_twice': { unit: 'text', first: 'text', second: 'text' },
  'import.plan_field_twice': { unit: 'text', field: 'text' },
  'import.plan_except_kind': { kind: 'text' },
  'import.plan_unit_ended': { unit: 'text', day: 'text' },
  'import.plan_unit_ended_span': { unit: 'text', from: 'text', to: 'text' },
  'import.plan_receiver_inspected': { unit: 'text' },
  'import.plan_inspects_itself': { unit: 'text' },
  'import.plan_unknown_person': { code: 'text' },
  'import.plan_no_head': {},
  'import.plan_two_heads': {},
  'import.plan_dates_form': {},
  'import.plan_not_inspected': { code: 'text' },
  'import.plan_day_before_period': { day: 'text', from: 'text' },
  'import.plan_term_unused': { kind: 'text' },
  'import.plan_term_anchor': { anchors: 'text' },
  'import.plan_outline_missing': {},
  'import.plan_report_round_unused': {},
  'import.plan_unknown_place': { place: 'text' },
  'import.plan_thematic_field': {},
  'import.plan_thematic_body': {},
  'import.plan_only_thematic': {},
  'import.plan_no_system': {},

  'import.other_sample': { loaded: 'text' },
} as const satisfies MessageTable;

type ImportMessages = typeof importMessages;

/** A fault found by a check: where in the file, and a message key with its parameters for zod's custom issue. */
export interface Fault {
  path: (string | number)[];
  message: string;
  params: Record<string, string>;
}

export function fault<K extends keyof ImportMessages>(
  path: Fault['path'],
  reason: K,
  params: Record<keyof ImportMessages[K], string>,
): Fault {
  return { path, message: reason, params: { reason, ...params } };
}
