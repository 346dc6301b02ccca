import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { datesBegunOn } from '../../../src/domain/inspection/lifecycle/begun-on.ts';
import { checkDays, type DayFacts } from '../../../src/domain/inspection/schedule/check-days.ts';
import { readDays } from '../../../src/domain/inspection/schedule/read-days.ts';
import { seedCalendar } from '../deadline/seed-calendar.ts';

const calendar = await seedCalendar();
const window = { from: '2024-07-01', to: '2024-08-31' };

function read(typed: string, facts: { today?: string; window?: typeof window } = {}): string {
  const result = readDays(typed, { today: '2024-07-10', window, calendar, ...facts });
  if (!result.ok) return result.reason;
  return result.dates.kind === 'month' ? result.dates.month : result.dates.days.join(' ');
}

describe('days as people write them', () => {
  it.each([
    ['20/8/2024', '2024-08-20'],
    ['20-8-2024', '2024-08-20'],
    ['20.08.2024', '2024-08-20'],
    ['2024-08-20', '2024-08-20'],
    ['20/8/24', '2024-08-20'],
    ['20/8', '2024-08-20'],
    ['Thứ Ba, ngày 20/8/2024.', '2024-08-20'],
    ['ngày 20 tháng 8 năm 2024', '2024-08-20'],
    ['ngày 20 tháng 8', '2024-08-20'],
    ['20-21/8/2024', '2024-08-20 2024-08-21'],
    ['20 - 21/8', '2024-08-20 2024-08-21'],
    ['20–21/8/2024', '2024-08-20 2024-08-21'],
    ['từ 20/8 đến hết ngày 22/8/2024', '2024-08-20 2024-08-21 2024-08-22'],
    ['từ ngày 20 đến ngày 22 tháng 8 năm 2024', '2024-08-20 2024-08-21 2024-08-22'],
    ['20, 22/8/2024', '2024-08-20 2024-08-22'],
    ['22/8 và 20/8/2024', '2024-08-20 2024-08-22'],
    ['20/8/2024; 22/8/2024', '2024-08-20 2024-08-22'],
    ['20/8/2024, 20/8/2024', '2024-08-20'],
    // Days off within a stretch are no days of the inspection; those that are named are.
    ['30/8 - 4/9/2024', '2024-08-30 2024-09-04'],
    ['31/8/2024', '2024-08-31'],
    ['tháng 8/2024', '2024-08'],
    ['Tháng 8 năm 2024', '2024-08'],
    ['trong tháng 8', '2024-08'],
    ['8/2024', '2024-08'],
  ])('%s', (typed, meant) => expect(read(typed)).toBe(meant));

  it.each([
    ['31/4/2024', 'no_such_day'],
    ['20/13/2024', 'no_such_day'],
    ['tháng 13/2024', 'no_such_day'],
    ['0/8/2024', 'no_such_day'],
    ['20/8/1924', 'no_such_day'],
    ['21-20/8/2024', 'unreadable'],
    ['tuần sau', 'unreadable'],
    ['20', 'unreadable'],
    ['8 giờ 20/8/2024', 'unreadable'],
    ['', 'unreadable'],
    ['1/7-31/8/2024', 'too_many'],
    ['1/1/2024-31/12/2024', 'too_many'],
  ])('%s is %s', (typed, reason) => expect(read(typed)).toBe(reason));

  it('takes the year of the window, and of a stretch across New Year the year before for its beginning', () => {
    const winter = { from: '2024-12-01', to: '2025-02-28' };
    expect(read('15/01', { window: winter, today: '2024-12-10' })).toBe('2025-01-15');
    expect(read('tháng 2', { window: winter, today: '2024-12-10' })).toBe('2025-02');
    expect(read('30/12-02/01/2025', { window: winter })).toBe('2024-12-30 2024-12-31 2025-01-02');
  });
});

describe('days looked at before they are fixed', () => {
  const facts: DayFacts = {
    today: '2024-08-01',
    window,
    calendar,
    isUnderWay: false,
    notice: { kind: 'not_said' },
  };
  const days = (...given: string[]) => ({ kind: 'days' as const, days: given });
  const keys = (dates: Parameters<typeof checkDays>[0], more: Partial<DayFacts> = {}) => {
    const { refused, warnings } = checkDays(dates, { ...facts, ...more });
    return [...(refused === null ? [] : [refused]), ...warnings];
  };

  it('a working day within the window needs no second look', () => {
    expect(keys(days('2024-08-20'))).toEqual([]);
    expect(keys({ kind: 'month', month: '2024-08' })).toEqual([]);
    expect(keys({ kind: 'open' })).toEqual([]);
  });

  it('warns of a day off and of a day outside the window', () => {
    expect(keys(days('2024-09-02', '2024-08-31'))).toEqual([
      { key: 'inspection.days_holiday', params: { day: '2024-09-02', name: 'Quốc khánh' } },
      { key: 'inspection.days_weekend', params: { day: '2024-08-31' } },
      { key: 'inspection.days_outside', params: { from: '2024-07-01', to: '2024-08-31' } },
    ]);
  });

  it('says by how many working days the schedule notice would come too late', () => {
    const limit = { words: 'trước 10 ngày làm việc', lastDay: '2024-07-30', lastHour: null };
    const rule = {
      kind: 'working_days_before',
      days: 10,
      anchor: 'inspection_day',
      reading: 'inclusive',
      shift: 'none',
    } as const;
    const basis = { rule, period: null, words: limit.words, hour: null };
    const notice = { kind: 'limit', limit, basis, confirmed: true, setBy: 'plan' } as const;
    expect(keys(days('2024-08-13'), { notice })).toEqual([
      { key: 'inspection.days_too_early', params: { lastDay: '2024-07-30', count: 2 } },
    ]);
    const onTime = { ...notice, limit: { ...limit, lastDay: '2024-08-01' } };
    expect(keys(days('2024-08-15'), { notice: onTime })).toEqual([]);
  });

  it('refuses a day that is past, unless the inspection is under way', () => {
    const yesterday = Temporal.PlainDate.from(facts.today).subtract({ days: 1 }).toString();
    const [refused] = keys(days(yesterday, '2024-08-20'));
    expect(refused).toEqual({ key: 'inspection.days_past', params: { day: yesterday } });
    expect(keys(days(yesterday), { isUnderWay: true })).toEqual([]);
    expect(keys({ kind: 'month', month: '2024-07' })).toEqual([
      { key: 'inspection.days_past_month', params: {} },
    ]);
  });
});

it('the days of an inspection that begins: its own, or those of the day it does and what is still ahead', () => {
  const on = (...days: string[]) => ({ kind: 'days' as const, days });
  expect(datesBegunOn({ kind: 'open' }, '2024-08-05')).toEqual(on('2024-08-05'));
  expect(datesBegunOn({ kind: 'month', month: '2024-08' }, '2024-09-02')).toEqual(on('2024-09-02'));
  expect(datesBegunOn(on('2024-08-05', '2024-08-06'), '2024-08-06')).toEqual(on('2024-08-05', '2024-08-06'));
  expect(datesBegunOn(on('2024-07-24'), '2024-08-05')).toEqual(on('2024-08-05'));
  expect(datesBegunOn(on('2024-08-01', '2024-08-09'), '2024-08-05')).toEqual(on('2024-08-05', '2024-08-09'));
});
