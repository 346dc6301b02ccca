import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { MessageTable } from '../message-table.ts';
import { words } from '../outline/words.ts';

/** Years a calendar can be kept for: the codes it follows are of this time, and lunar dates are computed no further. */
export const calendarYears = { first: 1990, last: 2200 } as const;

/** Why the days of a calendar contradict each other; worded under `import` in the locales. */
export const calendarFileMessages = {
  'import.calendar_other_year': { date: 'text', year: 'text' },
  'import.calendar_day_twice': { date: 'text' },
  'import.calendar_off_and_worked': { date: 'text' },
  'import.calendar_off_on_weekend': { date: 'text' },
  'import.calendar_worked_on_weekday': { date: 'text' },
} as const satisfies MessageTable;

type CalendarFileMessages = typeof calendarFileMessages;

/** The checks below read dates, so a date that is none ends the reading of the file. */
const daySchema = z.strictObject({
  date: z.iso.date({ abort: true }),
  name: words,
  source: words.exactOptional(),
});

/**
 * A year's calendar as an administrator writes it: weekdays off and days of the weekend that are worked. Saturdays and
 * Sundays off need not be said; a day that contradicts its weekday's list is a slip of the pen and is refused.
 */
export const calendarFileSchema = z
  .strictObject({
    year: z.int().min(calendarYears.first).max(calendarYears.last),
    confirmed: z.boolean(),
    /** The papers the year follows. */
    source: words,
    daysOff: z.array(daySchema).max(100),
    workedDays: z.array(daySchema).max(100).default([]),
  })
  .superRefine(({ year, daysOff, workedDays }, ctx) => {
    const refuse = <K extends keyof CalendarFileMessages>(
      path: (string | number)[],
      reason: K,
      params: Record<keyof CalendarFileMessages[K], string>,
    ) => ctx.addIssue({ code: 'custom', path, message: reason, params: { reason, ...params } });
    const seen = new Map<string, 'off' | 'worked'>();
    const check = (date: string, path: (string | number)[], list: 'off' | 'worked') => {
      const before = seen.get(date);
      seen.set(date, list);
      const day = Temporal.PlainDate.from(date);
      if (day.year !== year) {
        refuse(path, 'import.calendar_other_year', { date, year: String(year) });
      } else if (before !== undefined) {
        const reason = before === list ? 'import.calendar_day_twice' : 'import.calendar_off_and_worked';
        refuse(path, reason, { date });
      } else if (isWeekend(day) !== (list === 'worked')) {
        const reason =
          list === 'off' ? 'import.calendar_off_on_weekend' : 'import.calendar_worked_on_weekday';
        refuse(path, reason, { date });
      }
    };
    for (const [i, { date }] of daysOff.entries()) check(date, ['daysOff', i, 'date'], 'off');
    for (const [i, { date }] of workedDays.entries()) check(date, ['workedDays', i, 'date'], 'worked');
  });

export function isWeekend(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek > 5;
}
