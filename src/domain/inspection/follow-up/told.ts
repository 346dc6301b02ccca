import { Temporal } from 'temporal-polyfill';
import {
  addWorkingDays,
  previousWorkingDay,
  subtractWorkingDays,
  weekBegin,
  workingDaysAfter,
  type OfficeCalendar,
} from '../../deadline/calendar.ts';
import { standardLadder } from '../../notice/ladder.ts';
import type { Matter, MatterKind } from './matter.ts';

/** Before a term on these working days, and the term's own; as often after it as an officer is reminded. */
const saidBefore = [3, 1, 0];
const saidAfter = standardLadder.overdue;

/** What only a past day makes worth a word: until then it is somebody else's to do. */
const saidOnceOver: readonly MatterKind[] = [
  'day_passed',
  'report_missing',
  'not_started',
  'explanation_awaited',
  'verdict_awaited',
  'notice_unacknowledged',
  'conclusion_unacknowledged',
  'set_terms',
  'conclusion_term',
  'remediation_overdue',
  'assessment_awaited',
];

/** Without a term they are asked about after a while, not before. */
const saidBeforeTerm: readonly MatterKind[] = ['conclude', 'issue', 'assess'];

/**
 * Whether a matter is told on the morning of `today`: around its day, and once that is past on the first working day of
 * every week until it is seen to, so that nothing open is ever left unsaid. The last morning before was that of the day
 * before `since` (ISO dates; more than a day apart after days off or time away).
 */
export function isTold(
  { kind, due, since: waitedSince }: Matter,
  { since, today }: { since: string; today: string },
  calendar: OfficeCalendar,
): boolean {
  const limit = Temporal.PlainDate.from(due);
  const [first, last] = [Temporal.PlainDate.from(since), Temporal.PlainDate.from(today)];
  const falls = (day: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(first, day) <= 0 && Temporal.PlainDate.compare(day, last) <= 0;
  const lastWorking = previousWorkingDay(calendar, limit).date;
  const isWithoutTerm = waitedSince !== null && saidBeforeTerm.includes(kind);
  const before =
    isWithoutTerm || saidOnceOver.includes(kind)
      ? []
      : saidBefore.map((left) => subtractWorkingDays(calendar, lastWorking, left).date);
  const after = Array.from({ length: saidAfter }, (_, at) => addWorkingDays(calendar, limit, at + 1).date);
  if ([...before, ...after].some(falls)) return true;
  return Temporal.PlainDate.compare(limit, first) < 0 && falls(weekBegin(calendar, last));
}

/** How a matter stands to its day: working days left (0: today is the last), or gone by. */
export function leftOf(
  { due }: Matter,
  today: string,
  calendar: OfficeCalendar,
): { over: boolean; days: number } {
  const [limit, now] = [Temporal.PlainDate.from(due), Temporal.PlainDate.from(today)];
  return Temporal.PlainDate.compare(now, limit) > 0
    ? { over: true, days: workingDaysAfter(calendar, limit, now) }
    : { over: false, days: workingDaysAfter(calendar, now, limit) };
}

/** Working days since a day, which is not counted. */
export function waitedFor(since: string, today: string, calendar: OfficeCalendar): number {
  return workingDaysAfter(calendar, Temporal.PlainDate.from(since), Temporal.PlainDate.from(today));
}
