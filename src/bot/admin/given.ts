import { Temporal } from 'temporal-polyfill';
import { calendarYears } from '../../domain/deadline/calendar-file.ts';
import { words } from '../../domain/outline/words.ts';
import { refused, type Outcome } from '../usecases/outcome.ts';

export const yearParams = { first: String(calendarYears.first), last: String(calendarYears.last) };

/** A day as it is typed, "2024-08-20", of a year a calendar can be kept for. */
export function readDay(given: string): Outcome<Temporal.PlainDate> {
  const none = refused('admin.refused.calendar_date', { given, ...yearParams });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given)) return none;
  try {
    const day = Temporal.PlainDate.from(given, { overflow: 'reject' });
    const known = day.year >= calendarYears.first && day.year <= calendarYears.last;
    return known ? { ok: true, value: day } : none;
  } catch {
    return none;
  }
}

/** "17:00"; null when none was given. */
export function readHour(given: string | undefined): Outcome<string | null> {
  if (given === undefined) return { ok: true, value: null };
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(given)
    ? { ok: true, value: given }
    : refused('admin.refused.hour', { given });
}

/** Words that people will read, composed and on one line. */
export function readWords(given: string): Outcome<string> {
  const read = words.safeParse(given.normalize('NFC').replaceAll(/\s+/g, ' '));
  return read.success ? { ok: true, value: read.data } : refused('admin.refused.reason', {});
}
