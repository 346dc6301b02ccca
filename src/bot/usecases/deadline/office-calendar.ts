import { calendarOf, type OfficeCalendar } from '../../../domain/deadline/calendar.ts';
import type { Transaction } from '../../../domain/ports.ts';
import { generateYear } from '../../calendar/generate-year.ts';

/** The calendar as stored; a year that nobody has entered follows the labour code's rules, unconfirmed. */
export async function officeCalendar(tx: Pick<Transaction, 'calendars'>): Promise<OfficeCalendar> {
  return calendarOf(await tx.calendars.years(), generateYear);
}
