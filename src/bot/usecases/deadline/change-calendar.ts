import type { Temporal } from 'temporal-polyfill';
import { calendarFileSchema, isWeekend } from '../../../domain/deadline/calendar-file.ts';
import type { CalendarYear, NamedDay } from '../../../domain/deadline/calendar.ts';
import type { Transaction } from '../../../domain/ports.ts';
import { generateYear } from '../../calendar/generate-year.ts';
import { parseYaml, type FileResult } from '../../files/yaml-file.ts';
import { formatDate } from '../../../domain/format-date.ts';
import { administer, record, type AdministrationTools, type FileText } from '../administration.ts';
import { refused, type Outcome } from '../outcome.ts';
import { recomputeLimits, type MovedLimit } from './recompute-limits.ts';

export interface CalendarChange {
  year: CalendarYear;
  change: 'changed' | 'unchanged';
  /** Open limits that fall on another day than before. */
  moved: MovedLimit[];
}

/** Imports a year; what was stored of it gives way. Open limits follow. */
export function importCalendar(
  tools: AdministrationTools,
  { file, text }: FileText,
): Promise<FileResult<CalendarChange>> {
  return administer(tools, async (administration) => {
    const read = parseYaml(text, file, calendarFileSchema);
    if (!read.ok) return read;
    const { tx, now } = administration;
    const year = sorted(read.value);
    const stored = await storedYear(tx, year.year);
    if (JSON.stringify(stored) === JSON.stringify(year)) {
      return { ok: true, value: { year, change: 'unchanged', moved: [] } };
    }
    await tx.calendars.saveYear(year, now);
    await record(administration, {
      action: 'import_calendar',
      subject: 'calendar_year',
      subjectId: String(year.year),
      detail: year,
    });
    return { ok: true, value: { year, change: 'changed', moved: await recomputeLimits(administration) } };
  });
}

/** What an administrator makes of one day. `normal` takes back what was said of it. */
export type DaySetting = { kind: 'off' | 'worked'; name: string; source: string | null } | { kind: 'normal' };

/**
 * Changes one day. Of a year that nobody has entered, the days that follow from rules are stored with it; the year stays
 * as confirmed or unconfirmed as it was.
 */
export function setCalendarDay(
  tools: AdministrationTools,
  day: Temporal.PlainDate,
  setting: DaySetting,
): Promise<Outcome<CalendarChange>> {
  return administer(tools, async (administration) => {
    const { tx, now } = administration;
    const date = day.toString();
    if (setting.kind === 'off' && isWeekend(day)) {
      return refused('admin.refused.calendar_weekend', { day: formatDate(date) });
    }
    if (setting.kind === 'worked' && !isWeekend(day)) {
      return refused('admin.refused.calendar_weekday', { day: formatDate(date) });
    }
    const before = await calendarYear(tx, day.year);
    const others = (days: NamedDay[]) => days.filter((each) => each.date !== date);
    const year = { ...before, daysOff: others(before.daysOff), workedDays: others(before.workedDays) };
    if (setting.kind !== 'normal') {
      const { name, source } = setting;
      const list = setting.kind === 'off' ? year.daysOff : year.workedDays;
      list.push({ date, name, ...(source !== null && { source }) });
    }
    const after = sorted(year);
    if (JSON.stringify(after) === JSON.stringify(before)) {
      return { ok: true, value: { year: after, change: 'unchanged', moved: [] } };
    }
    await tx.calendars.saveYear(after, now);
    await record(administration, {
      action: 'set_calendar_day',
      subject: 'calendar_day',
      subjectId: date,
      detail: setting,
    });
    const moved = await recomputeLimits(administration);
    return { ok: true, value: { year: after, change: 'changed', moved } };
  });
}

/** A year as stored, else as rules tell it. */
export async function calendarYear(tx: Transaction, year: number): Promise<CalendarYear> {
  return (await storedYear(tx, year)) ?? generateYear(year);
}

async function storedYear(tx: Transaction, year: number): Promise<CalendarYear | null> {
  return (await tx.calendars.years()).find((each) => each.year === year) ?? null;
}

/** With its keys and days in the order in which years are read, so that equal years compare equal. */
function sorted({ year, confirmed, source, daysOff, workedDays }: CalendarYear): CalendarYear {
  const inOrder = (days: NamedDay[]) =>
    days
      .map((day) => ({
        date: day.date,
        name: day.name,
        ...(day.source !== undefined && { source: day.source }),
      }))
      .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return { year, confirmed, source, daysOff: inOrder(daysOff), workedDays: inOrder(workedDays) };
}
