import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  calendarOf,
  nextWorkingDay,
  previousWorkingDay,
  subtractWorkingDays,
  workingDaysAfter,
  type CalendarYear,
} from '../../../src/domain/deadline/calendar.ts';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const named = (dates: string[]) => dates.map((each) => ({ date: each, name: 'x' }));

const year2024: CalendarYear = {
  year: 2024,
  confirmed: true,
  source: 'x',
  daysOff: named(['2024-01-01', '2024-04-29', '2024-04-30', '2024-05-01', '2024-09-02', '2024-09-03']),
  workedDays: named(['2024-05-04']),
};
const year2025: CalendarYear = {
  year: 2025,
  confirmed: false,
  source: 'x',
  daysOff: named(['2025-01-01']),
  workedDays: [],
};
const calendar = calendarOf([year2024, year2025]);

describe('the office calendar', () => {
  it('knows weekends, days off and worked Saturdays', () => {
    const works = (iso: string) => calendar.isWorkingDay(date(iso));
    expect(works('2024-09-03')).toBe(false);
    expect(works('2024-09-04')).toBe(true);
    expect(works('2024-05-04')).toBe(true);
    expect(works('2024-05-05')).toBe(false);
    expect(calendar.nameOf(date('2024-05-04'))).toBe('x');
    expect(calendar.nameOf(date('2024-05-05'))).toBeNull();
  });

  it('takes a year it was not given for Monday to Friday, unconfirmed', () => {
    expect(calendar.isWorkingDay(date('2031-01-01'))).toBe(true);
    expect(calendar.isWorkingDay(date('2031-01-04'))).toBe(false);
    expect(calendar.isConfirmed(2031)).toBe(false);
  });

  it('asks once for a year it was not given, and only when it is looked at', () => {
    const asked: number[] = [];
    const lazy = calendarOf([year2024], (year) => {
      asked.push(year);
      return { ...year2025, year, daysOff: [], confirmed: false };
    });
    addWorkingDays(lazy, date('2024-08-20'), 10);
    expect(asked).toEqual([]);
    addWorkingDays(lazy, date('2024-12-31'), 1);
    subtractWorkingDays(lazy, date('2025-03-01'), 3);
    expect(asked).toEqual([2025]);
  });

  it('confirms a count only when every year it touches is confirmed', () => {
    expect(addWorkingDays(calendar, date('2024-08-20'), 10).confirmed).toBe(true);
    expect(addWorkingDays(calendar, date('2024-12-31'), 1)).toMatchObject({ confirmed: false });
    expect(subtractWorkingDays(calendar, date('2025-01-02'), 1).confirmed).toBe(false);
    expect(subtractWorkingDays(calendar, date('2025-01-01'), 0).confirmed).toBe(false);
  });

  it('leaves a day where it is when nothing is counted, even a day off', () => {
    expect(addWorkingDays(calendar, date('2024-09-02'), 0).date.toString()).toBe('2024-09-02');
    expect(subtractWorkingDays(calendar, date('2024-09-02'), 0).date.toString()).toBe('2024-09-02');
  });

  it('finds the working day on or after, and on or before', () => {
    const next = (iso: string) => nextWorkingDay(calendar, date(iso)).date.toString();
    const previous = (iso: string) => previousWorkingDay(calendar, date(iso)).date.toString();
    expect(next('2024-08-31')).toBe('2024-09-04');
    expect(next('2024-09-04')).toBe('2024-09-04');
    expect(previous('2024-09-03')).toBe('2024-08-30');
    expect(previous('2024-05-04')).toBe('2024-05-04');
    expect(previous('2024-05-05')).toBe('2024-05-04');
  });

  it('counts the working days after a day, up to another', () => {
    const after = (from: string, to: string) => workingDaysAfter(calendar, date(from), date(to));
    expect(after('2024-08-20', '2024-09-05')).toBe(10);
    expect(after('2024-09-05', '2024-08-20')).toBe(0);
    expect(after('2024-09-05', '2024-09-05')).toBe(0);
    expect(after('2024-12-31', '2025-01-02')).toBe(1);
    expect(after('2024-12-31', '2026-01-01')).toBe(260 + 1);
  });

  it('counts ten thousand days in less than five milliseconds', () => {
    addWorkingDays(calendar, date('2024-01-01'), 10_000);
    const start = performance.now();
    expect(addWorkingDays(calendar, date('2024-08-20'), 10_000).date.year).toBe(2062);
    expect(performance.now() - start).toBeLessThan(5);
  });
});

describe('properties of counting', () => {
  /** Years with any weekdays off and any days of the weekend worked. */
  const calendars = fc.array(fc.integer({ min: 0, max: 365 * 3 }), { maxLength: 80 }).map((offsets) => {
    const days = [...new Set(offsets)].map((offset) => date('2024-01-01').add({ days: offset }));
    return calendarOf(
      [2024, 2025, 2026].map((year) => {
        const of = (weekend: boolean) =>
          named(
            days
              .filter((day) => day.year === year && day.dayOfWeek > 5 === weekend)
              .map((day) => day.toString()),
          );
        return { year, confirmed: true, source: 'x', daysOff: of(false), workedDays: of(true) };
      }),
    );
  });
  const anyDay = fc
    .integer({ min: 0, max: 365 * 4 })
    .map((offset) => date('2023-07-01').add({ days: offset }));
  const anyCount = fc.integer({ min: 1, max: 1000 });
  const { compare } = Temporal.PlainDate;

  it('returns to the working day it came from', () => {
    fc.assert(
      fc.property(calendars, anyDay, anyCount, (office, day, n) => {
        const from = nextWorkingDay(office, day).date;
        const there = addWorkingDays(office, from, n).date;
        expect(subtractWorkingDays(office, there, n).date.equals(from)).toBe(true);
        expect(workingDaysAfter(office, from, there)).toBe(n);
      }),
    );
  });

  it('never lands on a day off', () => {
    fc.assert(
      fc.property(calendars, anyDay, anyCount, (office, day, n) => {
        expect(office.isWorkingDay(addWorkingDays(office, day, n).date)).toBe(true);
        expect(office.isWorkingDay(subtractWorkingDays(office, day, n).date)).toBe(true);
        expect(office.isWorkingDay(nextWorkingDay(office, day).date)).toBe(true);
        expect(office.isWorkingDay(previousWorkingDay(office, day).date)).toBe(true);
      }),
    );
  });

  it('goes further for more days, and never back for a later start', () => {
    fc.assert(
      fc.property(calendars, anyDay, anyDay, anyCount, (office, one, other, n) => {
        const add = (from: Temporal.PlainDate, days: number) => addWorkingDays(office, from, days).date;
        expect(compare(add(one, n), add(one, n + 1))).toBe(-1);
        const [earlier, later] = compare(one, other) <= 0 ? [one, other] : [other, one];
        expect(compare(add(earlier, n), add(later, n))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('agrees with walking day by day', () => {
    fc.assert(
      fc.property(calendars, anyDay, fc.integer({ min: 1, max: 60 }), (office, from, n) => {
        const walk = (step: 1 | -1) => {
          let day = from;
          for (let left = n; left > 0;) {
            day = day.add({ days: step });
            if (office.isWorkingDay(day)) left -= 1;
          }
          return day.toString();
        };
        expect(addWorkingDays(office, from, n).date.toString()).toBe(walk(1));
        expect(subtractWorkingDays(office, from, n).date.toString()).toBe(walk(-1));
      }),
    );
  });
});
