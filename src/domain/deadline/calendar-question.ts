import { Temporal } from 'temporal-polyfill';
import { findDates } from '../answer/calendar-date.ts';
import { figureText, type FigureText } from '../answer/figure-text.ts';
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
  const text = figureText(argument);
  if (text.folded === '') return { kind: 'day', day: today };
  // A whole date first: the dashes of "20 - 8 - 2024" count nothing.
  if (findDates(text.folded).length > 0) return dayOf(text.folded, text, (day) => ({ kind: 'day', day }));
  const count = countPattern.exec(text.folded);
  if (count === null) return refused(say('calendar.bad_date', { typed: text.typed }));
  const [, before = '', digits = ''] = count;
  const days = Number(digits);
  if (days < 1 || days > mostWorkingDays) return refused(say('calendar.bad_count', { typed: digits }));
  const sign = text.folded.slice(before.length).trimStart().startsWith('-') ? -1 : 1;
  const counted = (from: Temporal.PlainDate): CalendarQuestion => ({
    kind: 'count',
    from,
    days: sign * days,
  });
  return before.trim() === '' ? counted(today) : dayOf(before, text, counted);

  function dayOf(
    folded: string,
    { typed }: FigureText,
    then: (day: Temporal.PlainDate) => CalendarQuestion,
  ): CalendarQuestion {
    const [date, ...more] = findDates(folded);
    const rest = date === undefined ? folded : folded.slice(0, date.start) + folded.slice(date.end);
    if (date === undefined || more.length > 0 || !/^[ .,]*(?:ngay)?[ .,]*$/.test(rest)) {
      return refused(say('calendar.bad_date', { typed }));
    }
    const { day, month } = date;
    const year =
      date.year === undefined ? today.year : Number(date.year) + (date.year.length === 2 ? 2000 : 0);
    if (year < calendarYears.first || year > calendarYears.last) {
      return refused(say('calendar.year_out_of_range', { ...calendarYears }));
    }
    try {
      return then(Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }));
    } catch {
      return refused(say('calendar.no_such_day', { typed: `${day}/${month}/${year}` }));
    }
  }
}

function refused(reason: Message): CalendarQuestion {
  return { kind: 'refused', reason };
}
