import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { nextWorkingDay, type OfficeCalendar } from '../deadline/calendar.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When the office may be written to: parts of a working day, in order. */
export const officeHoursSchema = z
  .array(z.strictObject({ from: time, to: time }))
  .min(1)
  .refine((parts) => {
    const times = parts.flatMap(({ from, to }) => [from, to]);
    return times.every((each, at) => at === 0 || times[at - 1]! < each);
  });
export type OfficeHours = z.infer<typeof officeHoursSchema>;

/** "Nothing 11:30–13:30, nothing in the evening" (tone.md, 9). */
export const standardHours: OfficeHours = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:00' },
];

/** True on a working day within the hours; the end of a part is not in it. */
export function isOfficeTime(
  at: Temporal.Instant,
  hours: OfficeHours,
  calendar: OfficeCalendar,
  timeZone: string,
): boolean {
  const local = at.toZonedDateTimeISO(timeZone);
  if (!calendar.isWorkingDay(local.toPlainDate())) return false;
  const clock = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return hours.some(({ from, to }) => from <= clock && clock < to);
}

/** The moment itself in office time, else the next opening. */
export function nextOfficeTime(
  at: Temporal.Instant,
  hours: OfficeHours,
  calendar: OfficeCalendar,
  timeZone: string,
): Temporal.Instant {
  if (isOfficeTime(at, hours, calendar, timeZone)) return at;
  const local = at.toZonedDateTimeISO(timeZone);
  const clock = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const later = calendar.isWorkingDay(local.toPlainDate())
    ? hours.find(({ from }) => clock < from)
    : undefined;
  if (later !== undefined) return openingOf(local.toPlainDate(), timeZone, later.from);
  const next = nextWorkingDay(calendar, local.toPlainDate().add({ days: 1 })).date;
  return openingOf(next, timeZone, hours[0]!.from);
}

/** Until when the office may not be written to; null when it may be at the moment itself. */
export function closedUntil(
  at: Temporal.Instant,
  { hours, calendar, timeZone }: { hours: OfficeHours; calendar: OfficeCalendar; timeZone: string },
): Temporal.Instant | null {
  return isOfficeTime(at, hours, calendar, timeZone) ? null : nextOfficeTime(at, hours, calendar, timeZone);
}

/** A time of a day, as an instant. */
export function openingOf(day: Temporal.PlainDate, timeZone: string, at: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(at) }).toInstant();
}
