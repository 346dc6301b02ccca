import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { calendarOf } from '../../../src/domain/deadline/calendar.ts';
import { latenessOf, remainingOf } from '../../../src/domain/deadline/limit.ts';

const off = ['2024-09-02', '2024-09-03'].map((date) => ({ date, name: 'Quốc khánh' }));
const calendar = calendarOf([{ year: 2024, confirmed: true, source: 'x', daysOff: off, workedDays: [] }]);
const timeZone = 'Asia/Ho_Chi_Minh';
const limit = { words: 'trước ngày 31/8/2024', lastDay: '2024-08-30', lastHour: null };
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant();

it.each([
  ['2024-08-30T23:59', { kind: 'on_time' }],
  ['2024-09-03T10:00', { kind: 'late', workingDays: 0 }],
  ['2024-09-04T08:00', { kind: 'late', workingDays: 1 }],
  ['2024-09-06T08:00', { kind: 'late', workingDays: 3 }],
])('what is sent at %s is judged without the days off: %j', (sent, lateness) => {
  expect(latenessOf(limit, at(sent), timeZone, calendar)).toEqual(lateness);
});

it.each([
  ['2024-08-29T10:00', '2024-08-30', { kind: 'open', workingDays: 1, today: false }],
  ['2024-08-30T10:00', '2024-08-30', { kind: 'open', workingDays: 0, today: true }],
  ['2024-08-30T10:00', '2024-09-05', { kind: 'open', workingDays: 2, today: false }],
  ['2024-09-03T10:00', '2024-09-03', { kind: 'open', workingDays: 0, today: false }],
  ['2024-09-04T10:00', '2024-08-30', { kind: 'over', workingDays: 1 }],
])('at %s a limit on %s has left %j', (now, lastDay, remaining) => {
  expect(remainingOf({ ...limit, lastDay }, at(now), timeZone, calendar)).toEqual(remaining);
});
