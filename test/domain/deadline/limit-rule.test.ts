import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import {
  addWorkingDays,
  previousWorkingDay,
  workingDaysAfter,
} from '../../../src/domain/deadline/calendar.ts';
import {
  limitRuleSchema,
  resolveRule,
  type LimitRule,
  type RuleFacts,
} from '../../../src/domain/deadline/limit-rule.ts';
import type { Period } from '../../../src/domain/deadline/period.ts';
import { seedCalendar } from './seed-calendar.ts';

const calendar = await seedCalendar();
const weekdays = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** "Thu 2024-07-18". */
function dayOf(rule: LimitRule, facts: Partial<RuleFacts> = {}): string {
  const resolved = resolveRule(rule, { period: null, anchors: {}, ...facts }, calendar);
  if (resolved.kind !== 'set') return JSON.stringify(resolved);
  return `${weekdays[Temporal.PlainDate.from(resolved.lastDay).dayOfWeek]} ${resolved.lastDay}`;
}
const inspectedOn = (date: string) => ({ anchors: { inspection_day: date } });
const before = (days: number, reading: 'inclusive' | 'clear_days' = 'inclusive'): LimitRule => ({
  kind: 'working_days_before',
  days,
  anchor: 'inspection_day',
  reading,
  shift: 'none',
});
const within = (days: number): LimitRule => ({
  kind: 'within_working_days',
  days,
  anchor: 'inspection_day',
  shift: 'none',
});

describe('Kon Tum 2024 (Kế hoạch 1871/KH-UBND)', () => {
  test.each([
    ['2024-08-01', 'Thu 2024-07-18', 'Thu 2024-07-25', 'Thu 2024-08-15'],
    ['2024-08-05', 'Mon 2024-07-22', 'Mon 2024-07-29', 'Mon 2024-08-19'],
    ['2024-08-20', 'Tue 2024-08-06', 'Tue 2024-08-13', 'Thu 2024-09-05'],
    ['2024-08-21', 'Wed 2024-08-07', 'Wed 2024-08-14', 'Fri 2024-09-06'],
    ['2024-08-30', 'Fri 2024-08-16', 'Fri 2024-08-23', 'Tue 2024-09-17'],
  ])('inspected on %s: notice by %s, report by %s, conclusion by %s', (day, notice, report, conclusion) => {
    const facts = inspectedOn(day);
    expect([dayOf(before(10), facts), dayOf(before(5), facts), dayOf(within(10), facts)]).toEqual([
      notice,
      report,
      conclusion,
    ]);
  });

  it('"trước ngày 10 tháng 8 năm 2024": the 9th is the last day; the 10th is a Saturday', () => {
    expect(dayOf({ kind: 'before_date', date: '2024-08-10', shift: 'none' })).toBe('Fri 2024-08-09');
    expect(dayOf({ kind: 'by_date', date: '2024-08-10', shift: 'none' })).toBe('Sat 2024-08-10');
    expect(dayOf({ kind: 'by_date', date: '2024-08-10', shift: 'next_working_day' })).toBe('Mon 2024-08-12');
    expect(dayOf({ kind: 'by_date', date: '2024-08-10', shift: 'previous_working_day' })).toBe(
      'Fri 2024-08-09',
    );
  });

  it('the stricter reading wants as many whole working days in between', () => {
    expect(dayOf(before(10, 'clear_days'), inspectedOn('2024-08-20'))).toBe('Mon 2024-08-05');
    expect(dayOf(before(5, 'clear_days'), inspectedOn('2024-08-20'))).toBe('Mon 2024-08-12');
  });
});

test.each([
  ['2023-04-05', 'Fri 2023-03-31'],
  ['2023-05-04', 'Wed 2023-04-26'],
  ['2023-05-05', 'Thu 2023-04-27'],
  ['2023-09-06', 'Wed 2023-08-30'],
])('Hà Nội 2023: inspected on %s, three working days before is %s', (day, report) => {
  expect(dayOf(before(3), inspectedOn(day))).toBe(report);
});

describe('Đắk Song 2017 (Công văn 3042/UBND-NV)', () => {
  const quarterly: LimitRule = { kind: 'before_day', day: 18, month: 2, of: 'quarter', shift: 'none' };
  const yearly: LimitRule = { kind: 'before_day', day: 5, month: 11, of: 'year', shift: 'none' };
  const periods = (year: number): Period[] => [
    { kind: 'quarter', year, number: 1 },
    { kind: 'half_year', year, number: null },
    { kind: 'quarter', year, number: 3 },
    { kind: 'year', year, number: null },
  ];
  const lastDays = (year: number, shift: LimitRule['shift'] = 'none') =>
    periods(year).map((period) =>
      dayOf({ ...(period.kind === 'year' ? yearly : quarterly), shift } as LimitRule, { period }),
    );

  // The day before the limits of the table; 18/02 of 2018 and 2026 lies within Tết.
  test.each([
    [2017, ['Fri 2017-02-17', 'Wed 2017-05-17', 'Thu 2017-08-17', 'Sat 2017-11-04']],
    [2018, ['Sat 2018-02-17', 'Thu 2018-05-17', 'Fri 2018-08-17', 'Sun 2018-11-04']],
    [2019, ['Sun 2019-02-17', 'Fri 2019-05-17', 'Sat 2019-08-17', 'Mon 2019-11-04']],
    [2024, ['Sat 2024-02-17', 'Fri 2024-05-17', 'Sat 2024-08-17', 'Mon 2024-11-04']],
    [2025, ['Mon 2025-02-17', 'Sat 2025-05-17', 'Sun 2025-08-17', 'Tue 2025-11-04']],
    [2026, ['Tue 2026-02-17', 'Sun 2026-05-17', 'Mon 2026-08-17', 'Wed 2026-11-04']],
    [2027, ['Wed 2027-02-17', 'Mon 2027-05-17', 'Tue 2027-08-17', 'Thu 2027-11-04']],
  ])('%i, as the paper says', (year, expected) => {
    expect(lastDays(year)).toEqual(expected);
  });

  test.each([
    [2017, ['Fri 2017-02-17', 'Wed 2017-05-17', 'Thu 2017-08-17', 'Fri 2017-11-03']],
    [2018, ['Tue 2018-02-13', 'Thu 2018-05-17', 'Fri 2018-08-17', 'Fri 2018-11-02']],
    [2026, ['Fri 2026-02-13', 'Fri 2026-05-15', 'Mon 2026-08-17', 'Wed 2026-11-04']],
  ])('%i, moved to the working day before', (year, expected) => {
    expect(lastDays(year, 'previous_working_day')).toEqual(expected);
  });

  test.each([
    [2018, ['Wed 2018-02-21', 'Thu 2018-05-17', 'Fri 2018-08-17', 'Mon 2018-11-05']],
    [2026, ['Mon 2026-02-23', 'Mon 2026-05-18', 'Mon 2026-08-17', 'Wed 2026-11-04']],
  ])('%i, moved to the working day after', (year, expected) => {
    expect(lastDays(year, 'next_working_day')).toEqual(expected);
  });

  it('a limit is confirmed only when the years it rests on are', () => {
    const confirmed = (year: number, rule: LimitRule) =>
      resolveRule(rule, { period: periods(year)[0]!, anchors: {} }, calendar);
    expect(confirmed(2026, quarterly)).toMatchObject({ confirmed: true });
    expect(confirmed(2018, quarterly)).toMatchObject({ confirmed: false });
    expect(confirmed(2027, quarterly)).toMatchObject({ confirmed: false });
    const newYear: LimitRule = { kind: 'by_date', date: '2026-12-31', shift: 'none' };
    expect(confirmed(2026, newYear)).toMatchObject({ confirmed: true });
    const across = { ...within(1) };
    expect(
      resolveRule(across, { period: null, anchors: { inspection_day: '2026-12-31' } }, calendar),
    ).toMatchObject({ lastDay: '2027-01-04', confirmed: false });
  });
});

describe('days of months', () => {
  const day31: LimitRule = { kind: 'by_day', day: 31, month: 3, of: 'quarter', shift: 'none' };
  test.each([
    [1, 'Tue 2026-03-31'],
    [2, '{"kind":"impossible","day":31,"month":6,"year":2026}'],
    [3, '{"kind":"impossible","day":31,"month":9,"year":2026}'],
    [4, 'Thu 2026-12-31'],
  ])('day 31 of the last month is there in some quarters only: quarter %i, %s', (number, expected) => {
    expect(dayOf(day31, { period: { kind: 'quarter', year: 2026, number } })).toBe(expected);
  });

  it('29/02 is there in leap years only, also as the day that is not reached', () => {
    const rule: LimitRule = { kind: 'before_day', day: 29, month: 2, of: 'year', shift: 'none' };
    const year = (each: number): Partial<RuleFacts> => ({
      period: { kind: 'year', year: each, number: null },
    });
    expect(dayOf(rule, year(2028))).toBe('Mon 2028-02-28');
    expect(dayOf(rule, year(2026))).toContain('impossible');
  });

  it('before the first of a month is the last of the month before, be it last year', () => {
    const rule: LimitRule = { kind: 'before_day', day: 1, month: 1, of: 'year', shift: 'none' };
    expect(dayOf(rule, { period: { kind: 'year', year: 2026, number: null } })).toBe('Wed 2025-12-31');
  });

  it('the quarter is the one that ends the period', () => {
    const rule: LimitRule = { kind: 'by_day', day: 20, month: 3, of: 'quarter', shift: 'none' };
    const of = (kind: Period['kind'], number: number | null = null) =>
      dayOf(rule, { period: { kind, year: 2026, number } }).slice(4);
    expect([of('quarter', 1), of('half_year'), of('nine_months'), of('year'), of('month', 5)]).toEqual([
      '2026-03-20',
      '2026-06-20',
      '2026-09-20',
      '2026-12-20',
      '2026-06-20',
    ]);
  });
});

describe('what a rule counts from', () => {
  it('is awaited until it is known', () => {
    expect(resolveRule(before(5), { period: null, anchors: {} }, calendar)).toEqual({
      kind: 'awaiting',
      anchor: 'inspection_day',
    });
    expect(
      resolveRule({ ...within(10), anchor: 'conclusion_day' } as LimitRule, inspected(), calendar),
    ).toEqual({ kind: 'awaiting', anchor: 'conclusion_day' });
    const cutoff: LimitRule = { kind: 'data_cutoff', shift: 'next_working_day' };
    expect(dayOf(cutoff)).toBe('{"kind":"awaiting","anchor":"data_cutoff"}');
    expect(dayOf(cutoff, { anchors: { data_cutoff: '2026-06-14' } })).toBe('Mon 2026-06-15');
  });

  function inspected(): RuleFacts {
    return { period: null, anchors: { inspection_day: '2026-06-15' } };
  }

  it.each([0, -1, 1.5, 1001, 10_000])('%s working days are no rule', (days) => {
    expect(limitRuleSchema.safeParse(before(days)).success).toBe(false);
    expect(limitRuleSchema.safeParse(within(days)).success).toBe(false);
  });

  it('a thousand working days are counted', () => {
    expect(dayOf(within(1000), inspectedOn('2026-01-05'))).toMatch(/^\w{3} 20(29|30)-/);
  });
});

describe('always', () => {
  const anyDay = fc
    .integer({ min: 0, max: 365 * 12 })
    .map((days) => Temporal.PlainDate.from('2016-01-01').add({ days }));
  const anyCount = fc.integer({ min: 1, max: 300 });
  const lastDay = (rule: LimitRule, day: Temporal.PlainDate) =>
    Temporal.PlainDate.from(dayOf(rule, inspectedOn(day.toString())).slice(4));

  it('a counted limit is a working day, as many working days from its anchor as the rule says', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (day, days) => {
        const [early, late] = [lastDay(before(days), day), lastDay(within(days), day)];
        expect(calendar.isWorkingDay(early)).toBe(true);
        expect(calendar.isWorkingDay(late)).toBe(true);
        // The anchor's own day is not counted, worked or not.
        const own = calendar.isWorkingDay(day) ? 1 : 0;
        expect(workingDaysAfter(calendar, early, day)).toBe(days - 1 + own);
        expect(workingDaysAfter(calendar, day, late)).toBe(days);
      }),
    );
  });

  it('the stricter reading is the working day before', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (day, days) => {
        const lenient = lastDay(before(days), day);
        const strict = lastDay(before(days, 'clear_days'), day);
        expect(strict).toEqual(previousWorkingDay(calendar, lenient.subtract({ days: 1 })).date);
      }),
    );
  });

  it('a later anchor never makes an earlier limit', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyCount, (one, other, days) => {
        const [first, second] = Temporal.PlainDate.compare(one, other) <= 0 ? [one, other] : [other, one];
        for (const rule of [before(days), within(days)]) {
          expect(Temporal.PlainDate.compare(lastDay(rule, first), lastDay(rule, second))).not.toBe(1);
        }
      }),
    );
  });

  it('from a working day, the N-th before the N-th after is the day itself', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (any, days) => {
        const day = addWorkingDays(calendar, any, 1).date;
        expect(lastDay(before(days), lastDay(within(days), day))).toEqual(day);
      }),
    );
  });

  it('a shift lands on a working day, on its own side, and leaves working days alone', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const moved = (shift: LimitRule['shift']) =>
          Temporal.PlainDate.from(dayOf({ kind: 'by_date', date: day.toString(), shift }).slice(4));
        const [next, previous] = [moved('next_working_day'), moved('previous_working_day')];
        expect(calendar.isWorkingDay(next) && calendar.isWorkingDay(previous)).toBe(true);
        expect(Temporal.PlainDate.compare(previous, day)).not.toBe(1);
        expect(Temporal.PlainDate.compare(next, day)).not.toBe(-1);
        if (calendar.isWorkingDay(day)) expect([next, previous]).toEqual([day, day]);
      }),
    );
  });
});
