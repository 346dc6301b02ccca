import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { generateYear } from '../../../src/bot/calendar/generate-year.ts';
import { readYamlFile } from '../../../src/bot/files/yaml-file.ts';
import { calendarFileSchema } from '../../../src/domain/deadline/calendar-file.ts';
import { calendarOf, type CalendarYear, type OfficeCalendar } from '../../../src/domain/deadline/calendar.ts';

const folder = resolve(import.meta.dirname, '../../../prisma/seed/calendar');

/** The calendar as it comes with the program: 2017 to 2026 from files, other years from the labour code's rules. */
export async function seedCalendar(): Promise<OfficeCalendar> {
  const years: CalendarYear[] = [];
  for (const name of readdirSync(folder)) {
    const read = await readYamlFile(resolve(folder, name), calendarFileSchema);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { daysOff, workedDays, ...year } = read.value;
    const named = (days: typeof daysOff) => days.map(({ date, name: words }) => ({ date, name: words }));
    years.push({ ...year, daysOff: named(daysOff), workedDays: named(workedDays) });
  }
  return calendarOf(years, generateYear);
}
