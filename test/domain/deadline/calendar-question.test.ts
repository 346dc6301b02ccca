import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { readCalendarQuestion } from '../../../src/domain/deadline/calendar-question.ts';

const today = Temporal.PlainDate.from('2026-09-10');

function read(text: string): string {
  const question = readCalendarQuestion(text, today);
  switch (question.kind) {
    case 'day':
      return question.day.toString();
    case 'count':
      return `${question.from.toString()} ${question.days}`;
    case 'refused':
      return question.reason.key;
  }
}

it.each([
  ['', '2026-09-10'],
  ['  ', '2026-09-10'],
  ['05/9/2024', '2024-09-05'],
  ['ngày 05/9/2024', '2024-09-05'],
  ['5.9.2024', '2024-09-05'],
  ['2024-09-05', '2024-09-05'],
  ['20 - 8 - 2024', '2024-08-20'],
  ['05 tháng 9 năm 2024', '2024-09-05'],
  ['05/9/24', '2024-09-05'],
  ['24/11', '2026-11-24'],
])('reads “%s” as the day %s', (text, day) => {
  expect(read(text)).toBe(day);
});

it.each([
  ['20/8/2024 +10', '2024-08-20 10'],
  ['20/8/2024+10', '2024-08-20 10'],
  ['20/8/2024 + 10', '2024-08-20 10'],
  ['20/8/2024 -5', '2024-08-20 -5'],
  ['20/8/2024 - 5', '2024-08-20 -5'],
  ['20/8/2024 −5 ngày làm việc', '2024-08-20 -5'],
  ['ngày 20/8/2024 +10 ngày', '2024-08-20 10'],
  ['2024-08-20 -5', '2024-08-20 -5'],
  ['20-8-2024 -5', '2024-08-20 -5'],
  ['24/11 +1', '2026-11-24 1'],
  ['+3', '2026-09-10 3'],
  ['-3', '2026-09-10 -3'],
  ['20/8/2024 +10000', '2024-08-20 10000'],
])('reads “%s” as the count %s', (text, count) => {
  expect(read(text)).toBe(count);
});

it.each([
  ['mai', 'calendar.bad_date'],
  ['20/8/2024 05/9/2024', 'calendar.bad_date'],
  ['20/8/2024 cộng 10', 'calendar.bad_date'],
  ['báo cáo 20/8/2024', 'calendar.bad_date'],
  ['hôm +3', 'calendar.bad_date'],
  ['31/4/2024', 'calendar.no_such_day'],
  ['29/02/2025', 'calendar.no_such_day'],
  ['00/8/2024', 'calendar.no_such_day'],
  ['20/13/2024', 'calendar.no_such_day'],
  ['20/8/2024 +0', 'calendar.bad_count'],
  ['20/8/2024 -0', 'calendar.bad_count'],
  ['20/8/2024 +10001', 'calendar.bad_count'],
  ['+99999999999999999999', 'calendar.bad_count'],
  ['20/8/1024', 'calendar.year_out_of_range'],
  ['20/8/9999 +1', 'calendar.year_out_of_range'],
])('refuses “%s”: %s', (text, reason) => {
  expect(read(text)).toBe(reason);
});
