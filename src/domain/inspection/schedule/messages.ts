import type { MessageTable } from '../../message-table.ts';

/** What is said about rounds of inspections and one unit's inspection. */
export const scheduleMessages = {
  'inspection.and': { first: 'message', rest: 'message' },

  'inspection.kind.on_site': {},
  'inspection.kind.surprise': {},
  'inspection.kind.self_inspection': {},
  'inspection.kind.re_inspection': {},
  'inspection.kind.digital': {},
  'inspection.kind.report_based': {},
  'inspection.kind.thematic': {},

  'inspection.stage.scheduled': {},
  'inspection.stage.notified': {},
  'inspection.stage.report_received': {},
  'inspection.stage.under_way': {},
  'inspection.stage.minutes_recorded': {},
  'inspection.stage.explained': {},
  'inspection.stage.drafted': {},
  'inspection.stage.signed': {},
  'inspection.stage.issued': {},
  'inspection.stage.remediation': {},
  'inspection.stage.closed': {},
  'inspection.stage.cancelled': {},

  'inspection.days_past': { day: 'limit' },
  'inspection.days_past_month': {},
  'inspection.days_weekend': { day: 'limit' },
  'inspection.days_holiday': { day: 'limit', name: 'text' },
  'inspection.days_outside': { from: 'date', to: 'date' },
  'inspection.days_too_early': { lastDay: 'limit', count: 'count' },

  'inspection.refused.must_skip': { stages: 'message' },
  'inspection.refused.not_now': { stage: 'message' },
  'inspection.refused.not_of_kind': {},
  'inspection.refused.dates_needed': {},
  'inspection.refused.reason_needed': {},
  'inspection.refused.paper_needed': {},
} as const satisfies MessageTable;
