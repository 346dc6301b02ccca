import { nextStep, type NextStep } from '../next-step.ts';
import type { Inspection } from '../ports.ts';
import type { Terms, TermStanding } from '../terms.ts';

/** What an inspection waits for, until when (ISO day; null where nothing says), and whether that day is past. */
export interface Due {
  step: NextStep | null;
  day: string | null;
  isOver: boolean;
}

/** @param today ISO date of the office */
export function dueOf(
  inspection: Pick<Inspection, 'kind' | 'dates' | 'state'>,
  terms: Terms,
  today: string,
): Due {
  const step = nextStep(inspection);
  const day = dayOf(step, inspection, terms);
  const last = step === 'start' && inspection.dates.kind === 'days' ? inspection.dates.days.at(-1)! : day;
  return { step, day, isOver: last !== null && last < today };
}

function dayOf(step: NextStep | null, { dates }: Pick<Inspection, 'dates'>, terms: Terms): string | null {
  switch (step) {
    case 'notify':
      return lastDayOf(terms.scheduleNotice);
    case 'receive_report':
      return lastDayOf(terms.report);
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
