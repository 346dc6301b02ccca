import type { MessageTable } from '../message-table.ts';

/** What a coordinator hears of the periods of regimes, and of levels of units. */
export const periodMessages = {
  'level.province': {},
  'level.department': {},
  'level.district': {},
  'level.division': {},
  'level.commune': {},
  'level.other': {},

  'regime.not_coordinator': {},
  'regime.none': { days: 'count' },
  'regime.title': { days: 'count' },
  'regime.period': { index: 'ordinal', title: 'text', openOn: 'limit' },
  'regime.limit_of_level': { level: 'message', limit: 'message' },
  'regime.onward': { to: 'text', limit: 'message' },
  'regime.unconfirmed': {},
  'regime.refused': {},
  'regime.adjusting': {},
  'regime.confirm_open': { title: 'text', count: 'count' },
  'regime.confirm_skip': { title: 'text' },
  'regime.opened': { title: 'text', count: 'count' },
  'regime.skipped': { title: 'text' },
  'regime.not_opened': { title: 'text' },
  'regime.limit_over': { title: 'text' },
  'regime.gone': {},
  'choice.open_period': { title: 'text' },
  'choice.skip_period': { title: 'text' },
} as const satisfies MessageTable;
