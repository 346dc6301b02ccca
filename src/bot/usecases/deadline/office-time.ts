import { Temporal } from 'temporal-polyfill';
import { officeHoursSchema, standardHours, type OfficeHours } from '../../../domain/notice/office-hours.ts';
import type { OfficeTime } from '../../../domain/notice/ladder.ts';
import type { Transaction } from '../../../domain/ports.ts';
import { officeCalendar } from './office-calendar.ts';

/** Under which the installation keeps the hours in which it may write to people. */
export const officeHoursSetting = 'office_hours';

export async function officeHours(tx: Pick<Transaction, 'settings'>): Promise<OfficeHours> {
  const stored = await tx.settings.get(officeHoursSetting);
  return stored === null ? standardHours : officeHoursSchema.parse(JSON.parse(stored));
}

/** When this office works: its calendar, its hours, its time zone. */
export async function officeTime(
  tx: Pick<Transaction, 'settings' | 'calendars'>,
  timeZone: string,
): Promise<OfficeTime> {
  return { calendar: await officeCalendar(tx), hours: await officeHours(tx), timeZone };
}

/** The day it is in the office, ISO. */
export function officeDayOf(now: string, timeZone: string): string {
  return Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
