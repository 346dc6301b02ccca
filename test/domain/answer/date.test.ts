import { expect, it, test } from 'vitest';
import { day, outcome, questions, read } from './fields.ts';

test.each([
  '15/01/2024',
  '15/1/2024',
  '15-01-2024',
  '15.01.2024',
  '15 / 01 / 2024',
  '15/01/24',
  '2024-01-15',
  'ngày 15/01/2024.',
  'ngày 15 tháng 01 năm 2024',
  '15 tháng 1 năm 2024',
  '15 tháng 1, 2024',
  'Ngày 15 tháng 1/2024',
  'ngay 15 thang 1 nam 2024',
  'thứ Hai, 15/01/2024',
  'Thứ 2, ngày 15/01/2024',
  'Kế hoạch ban hành ngày 15/01/2024',
  '１５／０１／２０２４',
])('%j is the 15th of January 2024', (text) => {
  expect(outcome(day, text)).toEqual({ kind: 'date', date: '2024-01-15' });
  expect(questions(day, text)).toEqual([]);
});

test.each([
  ['30/02/2024', 'answer.date_no_such_day'],
  ['2023-02-29', 'answer.date_no_such_day'],
  ['31 tháng 4 năm 2024', 'answer.date_no_such_day'],
  ['00/01/2024', 'answer.date_no_such_day'],
  ['01/15/2024', 'answer.date_no_such_month'],
  ['15/00/2024', 'answer.date_no_such_month'],
  ['15/01', 'answer.date_year_missing'],
  ['15 tháng 1', 'answer.date_year_missing'],
  ['15/01/45', 'answer.date_year_unclear'],
  ['15/01/1944', 'answer.date_too_far'],
  ['15/01/2035', 'answer.date_too_far'],
  ['15/01/9999', 'answer.date_too_far'],
  ['15/01/202', 'answer.not_a_date'],
  ['tháng 01 năm 2024', 'answer.not_a_date'],
  ['đầu năm', 'answer.not_a_date'],
  ['trước 15/01/2024', 'answer.other_words'],
  ['15/01/2024 15:30', 'answer.other_words'],
  ['15/01/2024 và 16/01/2024', 'answer.several_dates'],
])('%j is refused: %s', (text, key) => {
  expect(outcome(day, text)).toBe(key);
});

it('says how long the month is', () => {
  expect(read(day, '30/02/2024')).toEqual({
    ok: false,
    reason: {
      key: 'answer.date_no_such_day',
      params: { typed: '30/02/2024', day: 30, month: 2, year: 2024, lastDay: 29 },
    },
  });
});

it('asks for the year with an example that exists', () => {
  expect(read(day, '31/02')).toMatchObject({ reason: { params: { example: '2024-02-29' } } });
});

it('questions a weekday that is not the calendar’s', () => {
  expect(questions(day, 'thứ Ba, 15/01/2024')).toEqual(['answer.notice_weekday_differs']);
  expect(questions(day, 'Chủ nhật, 14/01/2024')).toEqual([]);
});
