import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  addWorkingDays,
  nextWorkingDay,
  previousWorkingDay,
  subtractWorkingDays,
  type OfficeCalendar,
} from './calendar.ts';
import { calendarYears } from './calendar-file.ts';
import { lastMonthOf, type Period } from './period.ts';

/** Days a rule may count from. They become known at different times; until then the limit waits for them. */
export const anchorSchema = z.enum([
  'inspection_day',
  'data_cutoff',
  'notice_day',
  'conclusion_day',
  /** The day on which a unit received the conclusion. */
  'receipt_day',
]);
export type Anchor = z.infer<typeof anchorSchema>;

/** Whether a limit on a day off moves: the papers are silent, offices differ (Cần Thơ QĐ 57/2026: next working day). */
export const shiftSchema = z.enum(['none', 'next_working_day', 'previous_working_day']);

/**
 * "Trước N ngày làm việc" is read as: the N-th working day back is the last permitted (`inclusive`); a stricter office
 * wants N whole working days in between (`clear_days`).
 */
export const readingSchema = z.enum(['inclusive', 'clear_days']);

const common = { shift: shiftSchema.default('none') };
/** More between two days that one rule joins would be a slip of the pen. */
export const workingDaysSchema = z.int().min(1).max(1_000);

/** A day that a limit falls on or counts from: within the years a calendar can be kept for. */
export const limitDaySchema = z.iso.date({ abort: true }).refine(
  (date) => {
    const year = Number(date.slice(0, 4));
    return year >= calendarYears.first && year <= calendarYears.last;
  },
  {
    params: {
      reason: 'import.limit_year',
      first: String(calendarYears.first),
      last: String(calendarYears.last),
    },
  },
);

/** Day D of the n-th month of the quarter that ends the period, or of a month of its year. */
export const dayOfFields = {
  day: z.int().min(1).max(31),
  month: z.int().min(1).max(12),
  of: z.enum(['quarter', 'year']),
};

/** A quarter has three months. */
export function monthFits({ month, of }: { month: number; of: 'quarter' | 'year' }): boolean {
  return of === 'year' || month <= 3;
}

/**
 * When something is due, as a paper says it.
 *
 * - `before_date`: "trước ngày X": the day before X is the last; `by_date`: "chậm nhất ngày X": X is
 * - `before_day`, `by_day`: the same for day D of the n-th month of the quarter, or of a month of the year ("trước ngày
 *   18 tháng thứ hai của Quý", "trước ngày 05/11 hằng năm": Công văn 3042/UBND-NV, mục 2)
 * - `working_days_before`: N working days before an anchor, whose own day is not counted
 * - `within_working_days`: within N working days after an anchor, whose own day is not counted (BLDS 2015, Điều 147)
 * - `within_days`: the same in days of the calendar ("trong vòng 30 ngày kể từ ngày nhận được kết luận")
 * - `data_cutoff`: the day on which figures are closed
 */
export const limitRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('before_date'), date: limitDaySchema, ...common }),
  z.strictObject({ kind: z.literal('by_date'), date: limitDaySchema, ...common }),
  z.strictObject({ kind: z.enum(['before_day', 'by_day']), ...dayOfFields, ...common }).refine(monthFits),
  z.strictObject({
    kind: z.literal('working_days_before'),
    days: workingDaysSchema,
    anchor: anchorSchema,
    reading: readingSchema.default('inclusive'),
    ...common,
  }),
  z.strictObject({
    kind: z.enum(['within_working_days', 'within_days']),
    days: workingDaysSchema,
    anchor: anchorSchema,
    ...common,
  }),
  z.strictObject({ kind: z.literal('data_cutoff'), ...common }),
]);
export type LimitRule = z.infer<typeof limitRuleSchema>;

/** What a rule is applied to. */
export interface RuleFacts {
  /** The reporting period; null for rounds that have none (an inspection). */
  period: Period | null;
  anchors: Partial<Record<Anchor, string>>;
}

/**
 * The last permitted day of a rule. `confirmed` is false when a year of the calendar that it rests on is not confirmed.
 * `awaiting`: the anchor is not known yet. `impossible`: there is no such day (31 in a month of 30 days).
 */
export type Resolved =
  | { kind: 'set'; lastDay: string; confirmed: boolean }
  | { kind: 'awaiting'; anchor: Anchor }
  | { kind: 'impossible'; day: number; month: number; year: number };

/** Applies a rule. */
export function resolveRule(rule: LimitRule, facts: RuleFacts, calendar: OfficeCalendar): Resolved {
  switch (rule.kind) {
    case 'before_date':
      return shifted(Temporal.PlainDate.from(rule.date).subtract({ days: 1 }), rule, calendar);
    case 'by_date':
      return shifted(Temporal.PlainDate.from(rule.date), rule, calendar);
    case 'before_day':
    case 'by_day': {
      const { year, month } = monthMeant(rule, facts.period);
      if (rule.day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth) {
        return { kind: 'impossible', day: rule.day, month, year };
      }
      const date = Temporal.PlainDate.from({ year, month, day: rule.day });
      return shifted(rule.kind === 'before_day' ? date.subtract({ days: 1 }) : date, rule, calendar);
    }
    case 'working_days_before': {
      const anchor = facts.anchors[rule.anchor];
      if (anchor === undefined) return { kind: 'awaiting', anchor: rule.anchor };
      const days = rule.reading === 'clear_days' ? rule.days + 1 : rule.days;
      return shifted(subtractWorkingDays(calendar, Temporal.PlainDate.from(anchor), days), rule, calendar);
    }
    case 'within_working_days':
    case 'within_days': {
      const anchor = facts.anchors[rule.anchor];
      if (anchor === undefined) return { kind: 'awaiting', anchor: rule.anchor };
      const { days } = rule;
      const from = Temporal.PlainDate.from(anchor);
      const last = rule.kind === 'within_days' ? from.add({ days }) : addWorkingDays(calendar, from, days);
      return shifted(last, rule, calendar);
    }
    case 'data_cutoff': {
      const cutoff = facts.anchors.data_cutoff;
      if (cutoff === undefined) return { kind: 'awaiting', anchor: 'data_cutoff' };
      return shifted(Temporal.PlainDate.from(cutoff), rule, calendar);
    }
    default:
      return rule satisfies never;
  }
}

/** "Tháng thứ hai của Quý" counts in the quarter that ends the period: for "6 tháng" that is Quý II, so May. */
function monthMeant(
  rule: Extract<LimitRule, { kind: 'before_day' | 'by_day' }>,
  period: Period | null,
): { year: number; month: number } {
  if (period === null) throw new Error('a rule about a period was applied to a round without one');
  if (rule.of === 'year') return { year: period.year, month: rule.month };
  const quarterStart = Math.ceil(lastMonthOf(period) / 3) * 3 - 2;
  return { year: period.year, month: quarterStart + rule.month - 1 };
}

function shifted(
  given: Temporal.PlainDate | { date: Temporal.PlainDate; confirmed: boolean },
  rule: LimitRule,
  calendar: OfficeCalendar,
): Resolved {
  const counted = 'date' in given ? given : { date: given, confirmed: calendar.isConfirmed(given.year) };
  if (rule.shift === 'none') {
    return { kind: 'set', lastDay: counted.date.toString(), confirmed: counted.confirmed };
  }
  const move = rule.shift === 'next_working_day' ? nextWorkingDay : previousWorkingDay;
  const moved = move(calendar, counted.date);
  return { kind: 'set', lastDay: moved.date.toString(), confirmed: counted.confirmed && moved.confirmed };
}
