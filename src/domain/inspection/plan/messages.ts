import type { MessageTable } from '../../message-table.ts';

const unit = { unit: 'text' } as const;

/** What is said of changes to which units a round of inspections is about. */
export const planMessages = {
  'plan.unit_added': { title: 'text', unit: 'text', kind: 'message', days: 'message', reason: 'text' },
  'plan.removed_report_kept': { unit: 'text', reason: 'text' },

  'plan.choice.add_unit': {},
  'plan.choice.changes': {},
  'plan.choice.no_day': {},
  'plan.choice.days_by_unit': {},
  'plan.choice.keep_report': {},

  'plan.ask_unit': { title: 'text' },
  'plan.ask_which_unit': {},
  'plan.no_unit': { name: 'text' },
  'plan.ask_kind': unit,
  'plan.in_round_as': { kinds: 'message' },
  'plan.ask_theme': unit,
  'plan.ask_days': { unit: 'text', kind: 'message' },
  'plan.ask_reason': { unit: 'text', kind: 'message', days: 'message' },
  'plan.choose_please': {},

  'plan.summary': { title: 'text' },
  'plan.summary_unit': { unit: 'text', kind: 'message' },
  'plan.summary_field': { field: 'message' },
  'plan.summary_report': { limit: 'message' },
  'plan.summary_report_over': { limit: 'message' },
  'plan.summary_no_report': {},
  'plan.summary_reason': { reason: 'text' },
  'plan.summary_told': {},
  'plan.calendar_unconfirmed': { year: 'text' },
  'plan.added': unit,

  'plan.refused.closed': {},
  'plan.refused.receiver': unit,
  'plan.refused.gone': unit,
  'plan.refused.unknown_theme': {},
  'plan.refused.inspects_itself': unit,
  'plan.refused.already': { unit: 'text', kind: 'message' },
  'plan.refused.asks_nothing': unit,

  'plan.report_here': { unit: 'text', at: 'instant', lateness: 'message' },
  'plan.report_here_reason': { reason: 'text' },
  'plan.ask_removal_reason': unit,
  'plan.cancelled_report_kept': {},

  'plan.changes_title': { title: 'text' },
  'plan.changes_count': { count: 'count' },
  'plan.changes_none': {},
  'plan.change': { index: 'ordinal', date: 'date', who: 'message', what: 'message' },
  'plan.change_because': {
    index: 'ordinal',
    date: 'date',
    who: 'message',
    what: 'message',
    reason: 'text',
  },
  'plan.who': { name: 'text' },
  'plan.who_administrator': {},
  'plan.what.unit_added': { unit: 'text', kind: 'message', days: 'message' },
  'plan.what.surprise': unit,
  'plan.what.unit_removed': { unit: 'text', kind: 'message' },
  'plan.what.unit_removed_report_kept': { unit: 'text', kind: 'message' },
  'plan.what.days_fixed': { unit: 'text', to: 'message' },
  'plan.what.days_moved': { unit: 'text', from: 'message', to: 'message' },
  'plan.what.postponed': { unit: 'text', from: 'message' },
  'plan.what.member_added': { name: 'text', role: 'message' },
  'plan.what.member_added_at': { name: 'text', role: 'message', unit: 'text' },
  'plan.what.member_removed': { name: 'text' },
  'plan.what.member_removed_at': { name: 'text', unit: 'text' },
} as const satisfies MessageTable;
