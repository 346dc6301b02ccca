import type { MessageTable } from '../../message-table.ts';

const because = { unit: 'text', reason: 'text' } as const;
const person = { place: 'text', name: 'text', role: 'message' } as const;

/** What is said of a change before it is done: what will happen, to whom it is told, and by which paper. */
export const changeMessages = {
  'inspection.change.dates': { ...because, from: 'message', to: 'message' },
  'inspection.change.cancel': { ...because, days: 'message' },
  'inspection.change.report_withdrawn': {},
  'inspection.change.report_kept': {},
  'inspection.change.reinstate': { ...because, days: 'message' },
  'inspection.change.days_over': { days: 'message' },
  'inspection.change.remove_member': person,
  'inspection.change.add_member': person,
  'inspection.change.new_head': { name: 'text' },
  'inspection.change.told': { people: 'message' },
  'inspection.change.told_inspecting': { count: 'count' },
  'inspection.change.told_hidden': { count: 'count' },
  'inspection.change.told_unit': { count: 'count', unit: 'text' },
  'inspection.change.told_units': { count: 'count' },
  'inspection.change.told_groups': { count: 'count' },
  'inspection.change.told_nobody': {},
  'inspection.change.unit_not_told': {},
  'inspection.change.unit_unreached': {},
  'inspection.change.ask_paper': { day: 'date' },
  'inspection.change.paper': { number: 'text', date: 'date' },
  'inspection.change.paper_file': { file: 'text' },
  'inspection.change.paper_lacks': { file: 'text' },
  'inspection.change.confirm.dates': {},
  'inspection.change.confirm.cancel': {},
  'inspection.change.confirm.reinstate': {},
  'inspection.change.confirm.remove_member': {},
  'inspection.change.confirm.add_member': {},
  'inspection.change.without_paper': { confirm: 'message' },
  'inspection.reinstate_ask': { unit: 'text' },
  'inspection.reinstated': {},
  'inspection.added_anew': { unit: 'text' },
  'inspection.ask_successor': { name: 'text' },
  'inspection.team_head_replaced': { name: 'text', successor: 'text' },
} as const satisfies MessageTable;
