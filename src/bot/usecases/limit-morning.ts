import { Temporal } from 'temporal-polyfill';
import { previousWorkingDay, type OfficeCalendar } from '../../domain/deadline/calendar.ts';
import type { Limit } from '../../domain/deadline/limit.ts';

/** No run of days off is as long; limits further away need no look at the calendar. */
const longestRunOfDaysOff = 31;

/**
 * True when today is the day of one of the limits: its last permitted day, or where that is a day off the last working
 * day before it.
 */
export function isLimitDay(limits: Limit[], today: Temporal.PlainDate, calendar: OfficeCalendar): boolean {
  const days = new Set(limits.flatMap(({ lastDay }) => (lastDay === null ? [] : [lastDay])));
  return [...days].some((lastDay) => {
    const day = Temporal.PlainDate.from(lastDay);
    const ahead = today.until(day, { largestUnit: 'days' }).days;
    if (ahead < 0 || ahead > longestRunOfDaysOff) return false;
    return previousWorkingDay(calendar, day).date.equals(today);
  });
}
