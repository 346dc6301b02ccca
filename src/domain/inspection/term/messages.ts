import type { MessageTable } from '../../message-table.ts';

const typed = { typed: 'text' } as const;
const wrongSide = { words: 'text', name: 'message' } as const;
const wrongDay = { ...wrongSide, lastDay: 'limit', day: 'limit' } as const;
const line = { label: 'message', limit: 'message' } as const;
const named = { name: 'message', unit: 'text' } as const;

/** What is said about the terms of one unit's inspection that its plan leaves open. */
export const termMessages = {
  'term.name.schedule_notice': {},
  'term.name.report': {},
  'term.name.conclusion': {},
  'term.name.remediation': {},
  'term.label.schedule_notice': {},
  'term.label.report': {},
  'term.label.conclusion': {},
  'term.label.remediation': {},
  'term.limit.day': { words: 'text', lastDay: 'limit' },
  'term.limit.hour': { words: 'text', lastDay: 'limit', lastHour: 'message' },
  'term.limit.awaiting': { words: 'text' },

  'term.title': { unit: 'text', days: 'message' },
  'term.line.plan': line,
  'term.line.team': line,
  'term.line.extended': line,
  'term.line.to_ask': { label: 'message' },
  'term.line.silent': { label: 'message' },
  'term.line.no_step': { label: 'message' },

  'term.ask': named,
  'term.how.schedule_notice': {},
  'term.how.report': {},
  'term.how.conclusion': {},
  'term.how.remediation': {},
  'term.understood': { ...named, limit: 'message' },
  'term.day_off': { day: 'limit' },
  'term.others': { count: 'count' },
  'term.left_out': { count: 'count' },
  'term.confirm': {},
  'term.set': { name: 'message', limit: 'message' },
  'term.set_many': { name: 'message', words: 'text', count: 'count' },
  'term.unchanged': {},

  'term.card.schedule_notice': {},
  'term.card.report': {},
  'term.card.conclusion': {},

  'term.asked': named,
  'term.asked_many': { ...named, count: 'count' },
  'term.told.set': { ...named, limit: 'message' },
  'term.told.set_many': { name: 'message', words: 'text', units: 'text', count: 'count' },
  'term.told.report': { title: 'text', unit: 'text', limit: 'message' },

  'term.choice.open': {},
  'term.choice.set': { name: 'message' },
  'term.choice.set_again': { name: 'message' },
  'term.choice.set_of': { name: 'message', unit: 'text' },
  'term.choice.like': { unit: 'text', words: 'text' },
  'term.choice.only_this': {},
  'term.choice.all': { count: 'count' },
  'term.choice.back': {},

  'term.refused.over': { words: 'text', lastDay: 'limit' },
  'term.refused.working_days': { typed: 'text', days: 'count' },
  'term.refused.before_inspection': wrongSide,
  'term.refused.after_inspection': wrongSide,
  'term.refused.before_inspection_day': wrongDay,
  'term.refused.after_inspection_day': wrongDay,
  'term.refused.unclear.schedule_notice': typed,
  'term.refused.unclear.report': typed,
  'term.refused.unclear.conclusion': typed,
  'term.refused.unclear.remediation': typed,
  'term.refused.anchor_unclear.schedule_notice': typed,
  'term.refused.anchor_unclear.report': typed,
  'term.refused.anchor_unclear.conclusion': typed,
  'term.refused.anchor_unclear.remediation': typed,
  'term.refused.bar.by_plan': { name: 'message' },
  'term.refused.bar.passed': { name: 'message' },
  'term.refused.bar.no_step': { name: 'message' },
} as const satisfies MessageTable;
