import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** Kinds of period a regime reports for. "6 tháng" is the first half of the year, "9 tháng" the first nine months. */
export const periodKindSchema = z.enum(['month', 'quarter', 'half_year', 'nine_months', 'year']);
export type PeriodKind = z.infer<typeof periodKindSchema>;

/** One period of one year. `number` is the month (1–12) or the quarter (1–4); other kinds have none. */
export interface Period {
  kind: PeriodKind;
  year: number;
  number: number | null;
}

/** Days, ISO, both included. */
export interface Span {
  from: string;
  to: string;
}

/** Months and quarters are numbered within their year; other kinds have no number. */
export function isNumbered({ kind, number }: Pick<Period, 'kind' | 'number'>): boolean {
  if (kind === 'month') return number !== null && number >= 1 && number <= 12;
  if (kind === 'quarter') return number !== null && number >= 1 && number <= 4;
  return number === null;
}

/** The last month of a period. */
export function lastMonthOf(period: Period): number {
  switch (period.kind) {
    case 'month':
      return period.number ?? 1;
    case 'quarter':
      return (period.number ?? 1) * 3;
    case 'half_year':
      return 6;
    case 'nine_months':
      return 9;
    case 'year':
      return 12;
    default:
      return period.kind satisfies never;
  }
}

/**
 * From when to when figures are counted, and what a report is about (Nghị định 09/2019/NĐ-CP, Điều 12): from the 15th of
 * the month before the period to the 14th of its last month. Cumulative periods start on 15/12 of the year before.
 */
export function statutoryCutoff(period: Period): Span {
  const last = lastMonthOf(period);
  const months = period.kind === 'month' ? 1 : period.kind === 'quarter' ? 3 : last;
  const to = Temporal.PlainDate.from({ year: period.year, month: last, day: 14 });
  const from = to.subtract({ months }).with({ day: 15 });
  return { from: from.toString(), to: to.toString() };
}

/** The calendar days of a period, where a regime states no cut-off. */
export function calendarSpan(period: Period): Span {
  const last = lastMonthOf(period);
  const first = period.kind === 'month' ? last : period.kind === 'quarter' ? last - 2 : 1;
  const from = Temporal.PlainDate.from({ year: period.year, month: first, day: 1 });
  const end = Temporal.PlainYearMonth.from({ year: period.year, month: last });
  return { from: from.toString(), to: end.toPlainDate({ day: end.daysInMonth }).toString() };
}
