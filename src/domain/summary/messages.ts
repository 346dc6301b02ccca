import type { MessageTable } from '../message-table.ts';

/** Progress of a round, and what a coordinator does about it. */
export const summaryMessages = {
  'progress.group_title': { title: 'text', at: 'instant' },
  'progress.leader_title': { title: 'text', at: 'instant' },
  'progress.coordinator_title': { title: 'text', at: 'instant' },
  'progress.sent': { sent: 'ordinal', total: 'ordinal', onTime: 'count', late: 'count' },
  'progress.waiting': { count: 'count' },
  'progress.overdue': { count: 'count' },
  'progress.overdue_units': { units: 'text' },
  'progress.waiting_units': { units: 'text' },
  'progress.late_units': { units: 'text' },
  'progress.by_limit': {},
  'progress.limit_ahead': { lastDay: 'limit', units: 'text' },
  'progress.limit_over': { lastDay: 'limit', units: 'text' },
  'progress.limit_unknown': { units: 'text' },
  'progress.more_units': { count: 'count' },
  'progress.urging': { unit: 'text' },
  'progress.regards': {},
  'progress.none': {},

  'oversee.nudge_preview': { title: 'text', count: 'count', units: 'text' },
  'oversee.heads_preview': { title: 'text', count: 'count', units: 'text' },
  'oversee.leaders_preview': { title: 'text' },
  'oversee.nudged': { count: 'count' },
  'oversee.heads_sent': { count: 'count' },
  'oversee.leaders_sent': { count: 'count' },
  'oversee.already_today': {},
  'oversee.nobody': {},
  'oversee.no_head': { units: 'text' },
  'oversee.no_leader': {},
  'oversee.in_office_hours': { at: 'instant' },

  'choice.nudge': { count: 'count' },
  'choice.heads': { count: 'count' },
  'choice.leaders': {},
  'choice.confirm': {},
} as const satisfies MessageTable;
