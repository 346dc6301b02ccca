import { Temporal } from 'temporal-polyfill';

/** Monday to Friday. Public holidays and swapped days are not known yet: the office calendar will bring them. */
export function isWorkingDay(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek <= 5;
}

/** Working days after `from` up to and including `to`; 0 when `to` is not after `from`. */
export function workingDaysAfter(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  const days = from.until(to, { largestUnit: 'days' }).days;
  if (days <= 0) return 0;
  // Whole weeks hold five working days each; only the rest is walked.
  let count = Math.trunc(days / 7) * 5;
  for (let day = from.add({ days: days - (days % 7) }); Temporal.PlainDate.compare(day, to) < 0;) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}
