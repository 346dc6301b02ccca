import type { MessageTable } from '../../message-table.ts';

const notice = { unit: 'text', number: 'text', date: 'date' } as const;
const because = { unit: 'text', reason: 'text' } as const;
const change = { from: 'message', to: 'message' } as const;

/** What people and groups are told of an inspection without asking. */
export const toldMessages = {
  'inspection.told.notice': { ...notice, when: 'message' },
  'inspection.told.notice_report': { ...notice, when: 'message', reportBy: 'limit' },
  'inspection.told.notice_sent': { ...notice, days: 'message' },
  'inspection.told.dates_fixed': { unit: 'text', days: 'message' },
  'inspection.told.dates_changed': { unit: 'text', ...change },
  'inspection.told.dates_changed_because': { ...because, ...change },
  'inspection.told.dates_unit': { ...because, ...change },
  'inspection.told.dates_unit_set': { ...because, days: 'message' },
  'inspection.told.postponed_unit': { ...because, from: 'message' },
  'inspection.told.begun': { unit: 'text', kind: 'message', at: 'instant' },
  'inspection.told.begun_instead': change,
  'inspection.told.because': { reason: 'text' },
  'inspection.told.begun_unit': { ...because, kind: 'message', at: 'instant', from: 'message' },
  'inspection.told.report_limit': { limit: 'message' },
  'inspection.told.report_not_asked': { unit: 'text' },
  'inspection.told.report_received': { unit: 'text', sentAt: 'instant', lateness: 'message' },
  'inspection.told.surprise_started': { unit: 'text', at: 'instant' },
  'inspection.told.surprise_unit': { unit: 'text', at: 'instant' },
  'inspection.told.surprise_started_orderer': { unit: 'text', at: 'instant' },
  'inspection.told.hidden_changed': {},
  'inspection.told.hidden_changed_orderer': {},
  'inspection.told.hidden_missed': {},
  'inspection.told.team_changed': { unit: 'text', change: 'message' },
  'inspection.told.member_lost': { unit: 'text', name: 'text' },
  'inspection.told.round_member_lost': { title: 'text', name: 'text' },
  'inspection.told.hidden_member_lost': { name: 'text' },
  'inspection.told.round_team_changed': { title: 'text', change: 'message' },
  'inspection.told.team_unit': { unit: 'text', change: 'message' },
  'inspection.told.explained': { unit: 'text' },
  'inspection.told.not_explained': { unit: 'text' },
  'inspection.told.cancelled': because,
  'inspection.told.cancelled_unit': because,
  'inspection.told.reinstated': { ...because, days: 'message' },
  'inspection.told.reinstated_unit': { ...because, days: 'message' },
  'inspection.told.reinstated_report': because,

  'inspection.group.notice': { ...notice, days: 'message' },
  'inspection.group.dates': { unit: 'text', days: 'message' },
  'inspection.group.begun': { unit: 'text', at: 'instant' },
  'inspection.group.postponed': { unit: 'text' },
  'inspection.group.cancelled': { unit: 'text' },
  'inspection.group.reinstated': { unit: 'text', days: 'message' },
} as const satisfies MessageTable;
