import { Temporal } from 'temporal-polyfill';
import { figureText } from '../../answer/figure-text.ts';
import { calendarYears } from '../../deadline/calendar-file.ts';
import type { OfficeCalendar } from '../../deadline/calendar.ts';
import type { InspectionDates } from '../inspection.ts';

/** What typed days are read by. Days are ISO dates of the office. */
export interface ReadingFacts {
  today: string;
  /** Of the round: tells the year where none is written. */
  window: { from: string; to: string };
  calendar: OfficeCalendar;
}

export type ReadDays =
  | { ok: true; dates: Extract<InspectionDates, { kind: 'days' | 'month' }> }
  | { ok: false; reason: 'unreadable' | 'no_such_day' | 'too_many' };

/** More would be no inspection of one unit. */
const mostDays = 31;

interface Part {
  day: number;
  month: number | null;
  year: number | null;
}

const weekdays = /\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\b,?/g;
const leadingWords = /\b(?:tu|from|on|vao|ngay|cac|trong)\b/g;
const list =
  /^\d{1,2}(?:\/\d{1,2}(?:\/(?:\d{4}|\d{2}))?)?(?:[,~]\d{1,2}(?:\/\d{1,2}(?:\/(?:\d{4}|\d{2}))?)?)*$/;

/**
 * Days as people write them: "20/8/2024", "20-21/8/2024", "20, 22/8", "từ 20/8 đến 22/8/2024", or only a month
 * ("tháng 8/2024"). Of a stretch, days off that lie within it are not days of the inspection.
 */
export function readDays(typed: string, facts: ReadingFacts): ReadDays {
  const plain = joined(figureText(typed).folded);
  const month = /^(?:thang|thg|month)? ?(\d{1,2})(?:\/(\d{4}))?$/.exec(plain);
  if (month !== null && (month[2] !== undefined || !/^\d/.test(plain))) {
    return readMonth(Number(month[1]), month[2] === undefined ? null : Number(month[2]), facts);
  }
  const compact = plain
    .replace(/\b(?:den het|den|toi|to)\b|-/g, '~')
    .replace(/\b(?:va|and)\b|[;&+]/g, ',')
    .replace(/\s+/g, '')
    .replace(/[.,]+$/, '');
  if (!list.test(compact)) return { ok: false, reason: 'unreadable' };
  const pieces = compact.split(/([,~])/);
  const joins = pieces.filter((_, at) => at % 2 === 1);
  const parts = completed(pieces.filter((_, at) => at % 2 === 0).map(partOf), joins, facts);
  return parts === null ? { ok: false, reason: 'unreadable' } : expanded(parts, joins, facts);
}

/** One way of writing dates: d/m/yyyy, without the words around them. */
function joined(folded: string): string {
  return folded
    .toLowerCase()
    .replace(weekdays, ' ')
    .replace(/(\d{4})-(\d{1,2})-(\d{1,2})/g, '$3/$2/$1')
    .replace(/(\d{1,2}) ?[-.] ?(\d{1,2}) ?[-.] ?(\d{4})/g, '$1/$2/$3')
    .replace(/(\d)\.(\d)/g, '$1/$2')
    .replace(/(\d) ?(?:thang|thg) ?(\d)/g, '$1/$2')
    .replace(/(\d),? ?nam (\d{4})/g, '$1/$2')
    .replace(/ ?\/ ?/g, '/')
    .replace(leadingWords, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function readMonth(month: number, written: number | null, { window, today }: ReadingFacts): ReadDays {
  if (month < 1 || month > 12) return { ok: false, reason: 'no_such_day' };
  const two = String(month).padStart(2, '0');
  const year =
    written ??
    yearsOf(window).find(
      (each) => `${each}-${two}` >= window.from.slice(0, 7) && `${each}-${two}` <= window.to.slice(0, 7),
    ) ??
    Number(today.slice(0, 4));
  if (!isKept(year)) return { ok: false, reason: 'no_such_day' };
  return { ok: true, dates: { kind: 'month', month: `${year}-${two}` } };
}

function partOf(written: string): Part {
  const [day, month, year] = written.split('/').map(Number);
  return {
    day: day!,
    month: month ?? null,
    year: year === undefined ? null : year < 100 ? 2000 + year : year,
  };
}

/**
 * Month and year written once, at the end, are meant for all: "20, 22/8/2024"; a stretch may begin in the year before:
 * "30/12-02/01/2025". Null when there is no month at all.
 */
function completed(parts: Part[], joins: string[], facts: ReadingFacts): Part[] | null {
  const last = parts.at(-1)!;
  if (last.month === null) return null;
  let next = { ...last, year: last.year ?? yearMeant(last, facts) };
  const filled = [next];
  for (let at = parts.length - 2; at >= 0; at -= 1) {
    const part = parts[at]!;
    const month = part.month ?? next.month;
    const isYearBefore = joins[at] === '~' && month! > next.month!;
    next = { day: part.day, month, year: part.year ?? (isYearBefore ? next.year - 1 : next.year) };
    filled.unshift(next);
  }
  return filled;
}

/** The year in which the day lies in the round's window, else this year. */
function yearMeant({ day, month }: Part, { window, today }: ReadingFacts): number {
  const within = yearsOf(window).find((year) => {
    const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    return window.from <= iso && iso <= window.to;
  });
  return within ?? Number(today.slice(0, 4));
}

function yearsOf({ from, to }: ReadingFacts['window']): number[] {
  const first = Number(from.slice(0, 4));
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, more) => first + more);
}

function isKept(year: number): boolean {
  return year >= calendarYears.first && year <= calendarYears.last;
}

function expanded(parts: Part[], joins: string[], { calendar }: ReadingFacts): ReadDays {
  const days = new Set<string>();
  for (const [at, part] of parts.entries()) {
    const date = dateOf(part);
    if (date === null) return { ok: false, reason: 'no_such_day' };
    days.add(date.toString());
    if (joins[at] !== '~') continue;
    const end = dateOf(parts[at + 1]!);
    if (end === null) return { ok: false, reason: 'no_such_day' };
    if (Temporal.PlainDate.compare(date, end) > 0) return { ok: false, reason: 'unreadable' };
    if (date.until(end).days > 2 * mostDays) return { ok: false, reason: 'too_many' };
    for (
      let day = date.add({ days: 1 });
      Temporal.PlainDate.compare(day, end) < 0;
      day = day.add({ days: 1 })
    ) {
      if (calendar.isWorkingDay(day)) days.add(day.toString());
    }
  }
  if (days.size > mostDays) return { ok: false, reason: 'too_many' };
  return { ok: true, dates: { kind: 'days', days: [...days].sort() } };
}

function dateOf({ day, month, year }: Part): Temporal.PlainDate | null {
  if (month === null || year === null || month < 1 || month > 12 || day < 1 || !isKept(year)) return null;
  if (day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth) return null;
  return Temporal.PlainDate.from({ year, month, day });
}
