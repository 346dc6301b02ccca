import { Temporal } from 'temporal-polyfill';
import { refused, type Refusal } from './reading.ts';

/** A date as written in folded text, not yet known to exist. */
export interface DateToken {
  raw: string;
  start: number;
  end: number;
  day: number;
  month: number;
  /** As written, two or four digits; absent in "15/01". */
  year?: string;
}

/** 2024-01-15 · 15/01/2024 (also - or .) · 15 tháng 01 năm 2024, the last two also with two digits or no year. */
const datePattern =
  /(?<![\d/.-])(?:(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{1,2}) ?([-/.]) ?(\d{1,2})(?: ?\6 ?(\d{4}|\d{2}))?|(\d{1,2}) ?(?:thang|thg) ?(\d{1,2})(?: ?[,/]? ?(?:nam )?(\d{4}|\d{2}))?)(?!\d)(?! ?[-/.] ?\d)/g;

/** Before it nothing of today's administration was dated. */
const firstYear = 1945;
/** Plans reach this many years ahead. */
const yearsAhead = 10;

/** Every date in folded text, in order. */
export function findDates(folded: string): DateToken[] {
  return Array.from(folded.matchAll(datePattern), (match) => {
    const year = match[1] ?? match[8] ?? match[11];
    return {
      raw: match[0],
      start: match.index,
      end: match.index + match[0].length,
      day: Number(match[4] ?? match[5] ?? match[9]),
      month: Number(match[3] ?? match[7] ?? match[10]),
      ...(year !== undefined && { year }),
    };
  });
}

/** The ISO date, or why there is no such day or none that can be meant. */
export function readCalendarDate(token: DateToken, typed: string, today: string): { date: string } | Refusal {
  const { day, month } = token;
  const now = Temporal.PlainDate.from(today);
  if (month < 1 || month > 12) return refused({ key: 'answer.date_no_such_month', params: { typed, month } });
  if (token.year === undefined) {
    const example = now.with({ month, day: Math.max(day, 1) }, { overflow: 'constrain' }).toString();
    return refused({ key: 'answer.date_year_missing', params: { typed, example } });
  }
  const year = token.year.length === 2 ? 2000 + Number(token.year) : Number(token.year);
  if (token.year.length === 2 && year > now.year + 1) {
    return refused({ key: 'answer.date_year_unclear', params: { typed, year: Number(token.year) } });
  }
  const lastYear = now.year + yearsAhead;
  if (year < firstYear || year > lastYear) {
    return refused({ key: 'answer.date_too_far', params: { typed, from: firstYear, to: lastYear } });
  }
  const lastDay = Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
  if (day < 1 || day > lastDay) {
    return refused({ key: 'answer.date_no_such_day', params: { typed, day, month, year, lastDay } });
  }
  return { date: Temporal.PlainDate.from({ year, month, day }).toString() };
}
