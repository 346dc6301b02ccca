import { expect, test } from 'vitest';
import {
  calendarSpan,
  isNumbered,
  statutoryCutoff,
  type PeriodKind,
} from '../../../src/domain/deadline/period.ts';

// Nghị định 09/2019/NĐ-CP, Điều 12.
test.each<[PeriodKind, number | null, string, string, string, string]>([
  ['month', 1, '2025-12-15', '2026-01-14', '2026-01-01', '2026-01-31'],
  ['month', 2, '2026-01-15', '2026-02-14', '2026-02-01', '2026-02-28'],
  ['quarter', 1, '2025-12-15', '2026-03-14', '2026-01-01', '2026-03-31'],
  ['quarter', 3, '2026-06-15', '2026-09-14', '2026-07-01', '2026-09-30'],
  ['quarter', 4, '2026-09-15', '2026-12-14', '2026-10-01', '2026-12-31'],
  ['half_year', null, '2025-12-15', '2026-06-14', '2026-01-01', '2026-06-30'],
  ['nine_months', null, '2025-12-15', '2026-09-14', '2026-01-01', '2026-09-30'],
  ['year', null, '2025-12-15', '2026-12-14', '2026-01-01', '2026-12-31'],
])('figures of %s %s are closed from %s to %s; its days are %s to %s', (kind, number, ...days) => {
  const period = { kind, year: 2026, number };
  const [cutoff, span] = [statutoryCutoff(period), calendarSpan(period)];
  expect([cutoff.from, cutoff.to, span.from, span.to]).toEqual(days);
});

test('February of a leap year has its 29th', () => {
  expect(calendarSpan({ kind: 'month', year: 2028, number: 2 }).to).toBe('2028-02-29');
});

test.each<[PeriodKind, number | null, boolean]>([
  ['month', 12, true],
  ['month', 13, false],
  ['month', null, false],
  ['quarter', 4, true],
  ['quarter', 5, false],
  ['quarter', 0, false],
  ['half_year', null, true],
  ['year', 1, false],
])('%s numbered %s: %s', (kind, number, fits) => {
  expect(isNumbered({ kind, number })).toBe(fits);
});
