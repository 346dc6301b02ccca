import type { MessageTable } from '../message-table.ts';

/** Notices of deadlines and the coordinators' daily list. */
export const noticeMessages = {
  'notice.opened': { title: 'text', unit: 'text', limit: 'message' },
  'notice.opened_over': { title: 'text', unit: 'text', limit: 'message', receiver: 'text' },
  'notice.before': { title: 'text', unit: 'text', count: 'count', limit: 'message' },
  'notice.last_day': { title: 'text', unit: 'text', lastDay: 'limit', urging: 'message' },
  'notice.last_hour': { title: 'text', unit: 'text', lastDay: 'limit', lastHour: 'text' },
  'notice.last_working_day': { title: 'text', unit: 'text', limit: 'message', urging: 'message' },
  'notice.by_three': {},
  'notice.within_today': {},
  'notice.just_over': { title: 'text', unit: 'text', limit: 'message' },
  'notice.overdue': { title: 'text', unit: 'text', count: 'count', limit: 'message' },
  'notice.nudge': { title: 'text', unit: 'text', limit: 'message' },
  'notice.missing': { count: 'count', places: 'text' },
  'notice.missing_more': { count: 'count', places: 'text' },
  'notice.all_answered': {},
  'notice.to_head': { unit: 'text', title: 'text', at: 'instant', receiver: 'text', limit: 'message' },
  'notice.extended': { title: 'text', unit: 'text', limit: 'message', reason: 'text' },
  'notice.limit_moved': { title: 'text', unit: 'text', limit: 'message' },
  'notice.round_over_at_opening': { title: 'text', count: 'count' },
  'notice.period_refused': { title: 'text' },
  'notice.period_opened': { title: 'text', count: 'count' },
  'notice.down_across_limit': { title: 'text', from: 'instant', to: 'instant', count: 'count' },

  'daily.title': { title: 'text', at: 'instant' },
  'daily.unreachable': { units: 'text' },
  'daily.unconfirmed': { years: 'text' },
  'daily.silent': {},
} as const satisfies MessageTable;
