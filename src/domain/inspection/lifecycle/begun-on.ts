import type { InspectionDates } from '../inspection.ts';

/**
 * The days of an inspection that begins on `today` (ISO date): the day it begins is its day, whatever was fixed before,
 * and terms are counted from it. Days still ahead stay.
 */
export function datesBegunOn(dates: InspectionDates, today: string): InspectionDates {
  if (dates.kind !== 'days') return { kind: 'days', days: [today] };
  if (dates.days.includes(today)) return dates;
  return { kind: 'days', days: [today, ...dates.days.filter((day) => day > today)] };
}
