import type { MessageTable } from '../../domain/message-table.ts';
import type { Sentence } from '../plain-words.ts';

/** Why the administrator's request cannot be met; worded under `admin` in the locales. */
export const refusalMessages = {
  'admin.refused.unknown_unit': { code: 'text' },
  'admin.refused.unit_ended': { unit: 'text', day: 'text' },
  'admin.refused.unknown_person': { code: 'text' },
  'admin.refused.unknown_round': { code: 'text' },
  'admin.refused.round_closed': { code: 'text' },
  'admin.refused.unknown_outline': { code: 'text' },
  'admin.refused.unknown_version': { code: 'text', version: 'text' },
  'admin.refused.unknown_invitation': { id: 'text' },
  'admin.refused.unknown_group': { id: 'text' },
  'admin.refused.unknown_message': { id: 'text' },
  'admin.refused.message_not_retried': { id: 'text', status: 'text' },
  'admin.refused.message_not_dropped': { id: 'text', status: 'text' },
  'admin.refused.not_open': { id: 'text' },
  'admin.refused.has_role': { person: 'text', unit: 'text', role: 'text' },
  'admin.refused.has_not_role': { person: 'text', unit: 'text', role: 'text' },
  'admin.refused.unknown_regime': { code: 'text' },
  'admin.refused.unknown_period': { period: 'text', year: 'text' },
  'admin.refused.period_not_planned': { period: 'text', year: 'text' },
  'admin.refused.hour': { given: 'text' },
  'admin.refused.hours': { given: 'text' },
  'admin.refused.reason': {},
  'admin.refused.opens_in_past': { day: 'text' },
  'admin.refused.limit_in_past': { day: 'text' },
  'admin.refused.limit_before_opening': { day: 'text', opens: 'text' },
  'admin.refused.limit_before_period': { day: 'text', from: 'text' },
  'admin.limit.anchor_unused': { code: 'text' },
  'admin.limit.not_later': { unit: 'text', day: 'text' },
  'admin.limit.nothing_open': { code: 'text' },
  'admin.inspection.unknown_round': { code: 'text' },
  'admin.inspection.surprise': {},
  'admin.inspection.receiver': { unit: 'text' },
  'admin.inspection.inspects_itself': { unit: 'text' },
  'admin.inspection.unit_not_there': { unit: 'text' },
  'admin.inspection.unknown_theme': {},
  'admin.inspection.already': { unit: 'text', kind: 'text' },
  'admin.inspection.asks_nothing': { unit: 'text' },
  'admin.inspection.not_inspected': { unit: 'text' },
  'admin.inspection.which_kind': { unit: 'text', kinds: 'text' },
  'admin.inspection.report_is_here': { unit: 'text' },
  'admin.inspection.concluded': { unit: 'text' },
  'admin.inspection.last_head': {},
  'admin.inspection.decision_incomplete': {},
  'admin.inspection.days_or_month': {},
  'admin.inspection.month': { given: 'text' },
  'admin.inspection.role_or_remove': {},
  'admin.inspection.not_in_team': { person: 'text' },
  'admin.refused.calendar_date': { given: 'text', first: 'text', last: 'text' },
  'admin.refused.calendar_count': { given: 'text' },
  'admin.refused.calendar_year': { given: 'text', first: 'text', last: 'text' },
  'admin.refused.calendar_name': {},
  'admin.refused.calendar_weekend': { day: 'text' },
  'admin.refused.calendar_weekday': { day: 'text' },
} as const satisfies MessageTable;

type RefusalMessages = typeof refusalMessages;

/** What came of a request; a refusal is a sentence of the locales. */
export type Outcome<T> = { ok: true; value: T } | Refused;
export interface Refused {
  ok: false;
  refusal: Sentence;
}

export function refused<K extends keyof RefusalMessages>(
  key: K,
  params: Record<keyof RefusalMessages[K], string>,
): Refused {
  return { ok: false, refusal: { key, params } };
}
