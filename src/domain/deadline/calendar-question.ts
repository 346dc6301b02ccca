import { Temporal } from 'temporal-polyfill';
import { findDates, type DateToken } from '../answer/calendar-date.ts';
import { figureText } from '../answer/figure-text.ts';
import { say, type Message } from '../message.ts';
import { calendarYears } from './calendar-file.ts';

/** Most working days that can be counted at once. */
export const mostWorkingDays = 10_000;

/** What somebody asks of the calendar. `days` is negative when counting back. */
export type CalendarQuestion =
  | { kind: 'day'; day: Temporal.PlainDate }
  | { kind: 'count'; from: Temporal.PlainDate; days: number }
  | { kind: 'refused'; reason: Message };

/** "20/8/2024 +10", "+10", "20/8 - 5 ngày làm việc": what is counted stands last, its sign in front. */
const countPattern = /^(.*?)(?:(?:^| )-|\+) ?(\d+)(?: ngay)?(?: lam viec)?$/;

/**
 * Reads what follows `/lamviec`: nothing (today), a day, or a day (today when none is named) and a count. A day without
 * a year is this year's.
 */
export function readCalendarQuestion(argument: string, today: Temporal.PlainDate): CalendarQuestion {
  const { typed, folded } = figureText(argument);
  if (folded === '') return { kind: 'day', day: today };
  // A whole date first: the dashes of "20 - 8 - 2024" count nothing.
  const date = onlyDate(folded);
  if (date !== null) return onDay(date, today, (day) => ({ kind: 'day', day }));
  const count = countPattern.exec(folded);
  if (count === null) return refused(say('calendar.bad_date', { typed }));
  const [, before = '', digits = ''] = count;
  const days = Number(digits);
  if (days < 1 || days > mostWorkingDays) return refused(say('calendar.bad_count', { typed: digits }));
  const sign = folded.slice(before.length).trimStart().startsWith('-') ? -1 : 1;
  const counted = (from: Temporal.PlainDate): CalendarQuestion => ({
    kind: 'count',
    from,
    days: sign * days,
  });
  if (before.trim() === '') return counted(today);
  const from = onlyDate(before);
  return from === null ? refused(say('calendar.bad_date', { typed })) : onDay(from, today, counted);
}

/** The one date in a folded text that says nothing else. */
function onlyDate(folded: string): DateToken | null {
  const [date, ...more] = findDates(folded);
  if (date === undefined || more.length > 0) return null;
  const rest = folded.slice(0, date.start) + folded.slice(date.end);
  return /^[ .,]*(?:ngay)?[ .,]*$/.test(rest) ? date : null;
}

function onDay(
  { year: written, month, day }: DateToken,
  today: Temporal.PlainDate,
  then: (day: Temporal.PlainDate) => CalendarQuestion,
): CalendarQuestion {
  const year = written === undefined ? today.year : Number(written) + (written.length === 2 ? 2000 : 0);
  if (year < calendarYears.first || year > calendarYears.last) {
    return refused(say('calendar.year_out_of_range', { ...calendarYears }));
  }
  const exists =
    month >= 1 && month <= 12 && day >= 1 && day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
  if (!exists) return refused(say('calendar.no_such_day', { typed: `${day}/${month}/${year}` }));
  return then(Temporal.PlainDate.from({ year, month, day }));
}

function refused(reason: Message): CalendarQuestion {
  return { kind: 'refused', reason };
}
