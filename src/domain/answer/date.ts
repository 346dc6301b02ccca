import { Temporal } from 'temporal-polyfill';
import { findDates, readCalendarDate } from './calendar-date.ts';
import { addsNothing, without } from './field-words.ts';
import { shorten, type FigureText } from './figure-text.ts';
import { accepted, refused, type FieldOf, type Reading, type ReadingContext } from './reading.ts';

const weekdayPattern = /(?<!\p{L})(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)(?![\p{L}\d])/u;
const weekdays = ['hai', 'ba', 'tu', 'nam', 'sau', 'bay'];
const sunday = 7;
const dateWords = ['ngay', 'vao', 'thang', 'nam'];

/** A calendar day: "15/01/2024", "15.1.24", "2024-01-15", "thứ Hai, ngày 15 tháng 01 năm 2024". */
export function readDate(field: FieldOf<'date'>, text: FigureText, { today }: ReadingContext): Reading {
  const { typed, folded } = text;
  const weekday = weekdayPattern.exec(folded);
  const rest = weekday
    ? without(folded, { start: weekday.index, end: weekday.index + weekday[0].length })
    : folded;
  const tokens = findDates(rest);
  const [token, ...more] = tokens;
  if (token && more.length > 0) {
    const dates = shorten(tokens.map(({ raw }) => raw).join('; '));
    return refused({ key: 'answer.several_dates', params: { typed, dates } });
  }
  if (token === undefined) return refused({ key: 'answer.not_a_date', params: { typed } });
  if (!addsNothing(without(rest, token), field, dateWords)) {
    return refused({ key: 'answer.other_words', params: { typed, figure: token.raw } });
  }
  const read = readCalendarDate(token, typed, today);
  if (!('date' in read)) return read;
  const { date } = read;
  const isOtherWeekday = weekday !== null && dayOfWeek(weekday) !== Temporal.PlainDate.from(date).dayOfWeek;
  const value = { kind: 'date', date } as const;
  return isOtherWeekday
    ? accepted(value, { key: 'answer.notice_weekday_differs', params: { date } })
    : accepted(value);
}

/** ISO weekday: thứ Hai is 1, Chủ nhật 7. */
function dayOfWeek(weekday: RegExpExecArray): number {
  const name = weekday[1];
  if (name === undefined) return sunday;
  return /\d/.test(name) ? Number(name) - 1 : weekdays.indexOf(name) + 1;
}
