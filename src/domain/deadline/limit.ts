import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { workingDaysAfter, type OfficeCalendar } from './calendar.ts';

/**
 * A limit as an assignment keeps it: the paper's own words, the last permitted day, and an hour where one is given
 * ("trước 17 giờ 00 phút"). Without an hour the day counts to its end (Bộ luật Dân sự 2015, Điều 148).
 */
export const limitSchema = z.object({
  words: z.string().min(1),
  /** Null while the limit waits for the day it counts from. */
  lastDay: z.iso.date().nullable(),
  lastHour: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
});
export type Limit = z.infer<typeof limitSchema>;

/** The first instant that is too late; null while the limit waits for the day it counts from. */
export function endOfLimit(limit: Limit, timeZone: string): Temporal.Instant | null {
  if (limit.lastDay === null) return null;
  const day = Temporal.PlainDate.from(limit.lastDay);
  const end =
    limit.lastHour === null
      ? day.add({ days: 1 }).toPlainDateTime()
      : day.toPlainDateTime(Temporal.PlainTime.from(limit.lastHour)).add({ minutes: 1 });
  return end.toZonedDateTime(timeZone).toInstant();
}

/** True from the first instant that is too late. */
export function isOver(limit: Limit, now: Temporal.Instant, timeZone: string): boolean {
  const end = endOfLimit(limit, timeZone);
  return end !== null && Temporal.Instant.compare(now, end) >= 0;
}

/**
 * How a sending stands to its limit. `workingDays` counts the working days begun after the last permitted day up to and
 * including the day of sending; it is 0 when only days off (or hours of the last day) lie between.
 */
export const latenessSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('on_time') }),
  z.object({ kind: z.literal('late'), workingDays: z.int().nonnegative() }),
]);
export type Lateness = z.infer<typeof latenessSchema>;

export function latenessOf(
  limit: Limit,
  sentAt: Temporal.Instant,
  timeZone: string,
  calendar: OfficeCalendar,
): Lateness {
  const end = endOfLimit(limit, timeZone);
  if (end === null || limit.lastDay === null || Temporal.Instant.compare(sentAt, end) < 0) {
    return { kind: 'on_time' };
  }
  const sentDay = sentAt.toZonedDateTimeISO(timeZone).toPlainDate();
  const lastDay = Temporal.PlainDate.from(limit.lastDay);
  return { kind: 'late', workingDays: workingDaysAfter(calendar, lastDay, sentDay) };
}

/** What is left of a limit, seen from a moment. */
export type Remaining =
  | { kind: 'open'; workingDays: number; today: boolean }
  | { kind: 'over'; workingDays: number }
  | { kind: 'awaiting' };

/** Working days left count the days after today up to the last permitted day; on the last day itself it is 0. */
export function remainingOf(
  limit: Limit,
  now: Temporal.Instant,
  timeZone: string,
  calendar: OfficeCalendar,
): Remaining {
  if (limit.lastDay === null) return { kind: 'awaiting' };
  const late = latenessOf(limit, now, timeZone, calendar);
  if (late.kind === 'late') return { kind: 'over', workingDays: late.workingDays };
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const lastDay = Temporal.PlainDate.from(limit.lastDay);
  return {
    kind: 'open',
    workingDays: workingDaysAfter(calendar, today, lastDay),
    today: today.equals(lastDay) && calendar.isWorkingDay(today),
  };
}
