import type { MessageTable } from '../../message-table.ts';

const about = { unit: 'message', when: 'message' } as const;
/** Counted from nothing: no paper sets it. */
const beforeDay = { unit: 'message', day: 'limit' } as const;
const counted = { ...about, count: 'count' } as const;

/** What is said in the mornings to those who inspect. */
export const followUpMessages = {
  'follow_up.title': { day: 'limit', count: 'count' },
  'follow_up.unit': { unit: 'text' },
  'follow_up.unit_of_kind': { unit: 'text', kind: 'message' },
  'follow_up.matter.fix_dates': about,
  'follow_up.matter.send_notice': about,
  'follow_up.matter.notice_unsaid': beforeDay,
  'follow_up.matter.day_passed': about,
  'follow_up.matter.notice_unacknowledged': about,
  'follow_up.matter.report_missing': about,
  'follow_up.matter.not_started': about,
  'follow_up.matter.explanation_awaited': about,
  'follow_up.matter.conclude': about,
  'follow_up.matter.issue': about,
  'follow_up.matter.conclusion_unacknowledged': about,
  'follow_up.matter.set_terms': counted,
  'follow_up.matter.verdict_awaited': counted,
  'follow_up.matter.remediation_overdue': counted,
  'follow_up.matter.assess': { ...about, place: 'text' },
  'follow_up.matter.assessment_awaited': { ...about, place: 'text', assessor: 'text' },
  'follow_up.matter.plan_term': beforeDay,
  'follow_up.matter.conclusion_term': about,
  'follow_up.unreached': { matter: 'message' },
  'follow_up.left': { count: 'count', lastDay: 'limit' },
  'follow_up.today': {},
  'follow_up.days_off': { lastDay: 'limit' },
  'follow_up.over': { count: 'count', lastDay: 'limit' },
  'follow_up.just_over': { lastDay: 'limit' },
  'follow_up.since': { count: 'count' },
  'follow_up.more': { count: 'count' },
  'follow_up.choice.inspection': { unit: 'message' },
  'follow_up.choice.remediations': { unit: 'message' },
  'follow_up.choice.tell_again': { unit: 'message' },
  'follow_up.told_again': { count: 'count' },
  'follow_up.told_already': {},
  'follow_up.nobody': { unit: 'text' },
  'follow_up.acknowledged_meanwhile': { unit: 'text' },
} as const satisfies MessageTable;
