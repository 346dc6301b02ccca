import type { MessageTable } from '../message-table.ts';

/** Limits, lateness and the office calendar. */
export const deadlineMessages = {
  'limit.day': { words: 'text', lastDay: 'limit' },
  'limit.hour': { words: 'text', lastDay: 'limit', lastHour: 'text' },

  'remaining.over': { count: 'count' },
  'remaining.today': {},
  'remaining.open': { count: 'count' },
  'remaining.awaiting': {},

  'limit.awaiting': { words: 'text' },

  'lateness.on_time': {},
  'lateness.late': { count: 'count' },
  'lateness.late_days_off': {},

  'calendar.today': { state: 'message' },
  'calendar.day': { state: 'message' },
  'calendar.working': { day: 'limit' },
  'calendar.worked': { day: 'limit', name: 'text' },
  'calendar.weekend': { day: 'limit' },
  'calendar.off': { day: 'limit', name: 'text' },
  'calendar.next': { day: 'limit' },
  'calendar.added': { count: 'count', from: 'limit', day: 'limit' },
  'calendar.subtracted': { count: 'count', from: 'limit', day: 'limit' },
  'calendar.confirmed': {},
  'calendar.unconfirmed': { years: 'text' },
  'calendar.bad_date': { typed: 'text' },
  'calendar.no_such_day': { typed: 'text' },
  'calendar.bad_count': { typed: 'text' },
  'calendar.year_out_of_range': { first: 'ordinal', last: 'ordinal' },
  'calendar.usage': {},
  'calendar.generated_source': {},
  'calendar.made_up': { name: 'text' },
  'calendar.holiday.new_year': {},
  'calendar.holiday.tet': {},
  'calendar.holiday.hung_kings': {},
  'calendar.holiday.victory': {},
  'calendar.holiday.labour': {},
  'calendar.holiday.national': {},
  'calendar.holiday.culture': {},
} as const satisfies MessageTable;
