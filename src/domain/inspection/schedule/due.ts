import { nextStep, type NextStep } from '../next-step.ts';
import type { Inspection } from '../ports.ts';
import type { RemediationLeft } from '../remediation/standing.ts';
import type { Terms, TermStanding } from '../terms.ts';

/** What an inspection waits for, until when (ISO day; null where nothing says), and whether that day is past. */
export interface Due {
  step: NextStep | null;
  day: string | null;
  isOver: boolean;
  /** Once the conclusion is out: what the unit has left to put right; null when nothing, or before. */
  remediation: RemediationLeft | null;
  /** Until when the unit reports, whatever comes next. */
  report: { day: string | null; isOver: boolean };
}

/** What is known of an inspection besides itself. */
export interface DueFacts {
  terms: Terms;
  /** ISO date of the office. */
  today: string;
  /** Last permitted day of the report that is owed, which may have been extended; null when none is, or has no day. */
  reportBy: string | null;
  remediation: RemediationLeft | null;
}

export function dueOf(
  inspection: Pick<Inspection, 'kind' | 'dates' | 'state'>,
  { terms, today, reportBy, remediation }: DueFacts,
): Due {
  const step = nextStep(inspection);
  const reportDay = reportBy ?? lastDayOf(terms.report);
  const report = { day: reportDay, isOver: reportDay !== null && reportDay < today };
  if (inspection.state.stage === 'remediation' && remediation !== null) {
    return { step, day: remediation.day, isOver: remediation.overdue > 0, remediation, report };
  }
  const day = step === 'receive_report' ? reportDay : dayOf(step, inspection, terms);
  const last = step === 'start' && inspection.dates.kind === 'days' ? inspection.dates.days.at(-1)! : day;
  return { step, day, isOver: last !== null && last < today, remediation: null, report };
}

function dayOf(step: NextStep | null, { dates }: Pick<Inspection, 'dates'>, terms: Terms): string | null {
  switch (step) {
    case 'notify':
      return lastDayOf(terms.scheduleNotice);
    case 'start':
      return dates.kind === 'days' ? dates.days[0]! : null;
    case 'draft_conclusion':
    case 'sign_conclusion':
    case 'issue_conclusion':
      return lastDayOf(terms.conclusion);
    default:
      return null;
  }
}

export function lastDayOf(term: TermStanding): string | null {
  return term.kind === 'limit' ? term.limit.lastDay : null;
}

/** Nearest first; what has no day comes by its month, then last. */
export function byDue<T extends { due: Due; inspection: Pick<Inspection, 'dates'> }>(a: T, b: T): number {
  return sortKey(a).localeCompare(sortKey(b));
}

function sortKey({
  due,
  inspection: { dates },
}: {
  due: Due;
  inspection: Pick<Inspection, 'dates'>;
}): string {
  if (due.step === null) return '9999-99';
  if (due.day !== null) return due.day;
  if (dates.kind === 'days') return dates.days[0]!;
  return dates.kind === 'month' ? `${dates.month}-99` : '9999-00';
}
