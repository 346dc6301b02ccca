import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  isOfficeTime,
  nextOfficeTime,
  officeHoursSchema,
  standardHours,
} from '../../../src/domain/notice/office-hours.ts';
import { seedCalendar } from '../deadline/seed-calendar.ts';

const timeZone = 'Asia/Ho_Chi_Minh';
const calendar = await seedCalendar();
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant();

test.each([
  ['2026-09-16T07:29:59', '2026-09-16T07:30'],
  ['2026-09-16T07:30:00', null],
  ['2026-09-16T11:29:59', null],
  ['2026-09-16T11:30:00', '2026-09-16T13:30'],
  ['2026-09-16T13:29:59', '2026-09-16T13:30'],
  ['2026-09-16T16:59:59', null],
  ['2026-09-16T17:00:00', '2026-09-17T07:30'],
  ['2026-09-16T23:59:00', '2026-09-17T07:30'],
  ['2026-09-17T00:00:00', '2026-09-17T07:30'],
  ['2026-09-18T18:00:00', '2026-09-21T07:30'],
  ['2026-09-19T09:00:00', '2026-09-21T07:30'],
  ['2026-02-13T17:00:00', '2026-02-23T07:30'],
  ['2026-08-22T09:00:00', null],
  ['2026-08-21T17:30:00', '2026-08-22T07:30'],
  ['2026-08-29T09:00:00', '2026-09-03T07:30'],
  ['2026-12-31T17:00:00', '2027-01-04T07:30'],
])('%s: next %s', (moment, next) => {
  expect(isOfficeTime(at(moment), standardHours, calendar, timeZone)).toBe(next === null);
  const found = nextOfficeTime(at(moment), standardHours, calendar, timeZone);
  expect(found.equals(at(next ?? moment))).toBe(true);
});

test.each([
  [[{ from: '07:30', to: '11:30' }], true],
  [[{ from: '00:00', to: '23:59' }], true],
  [[], false],
  [[{ from: '11:30', to: '07:30' }], false],
  [[{ from: '07:30', to: '07:30' }], false],
  [
    [
      { from: '13:30', to: '17:00' },
      { from: '07:30', to: '11:30' },
    ],
    false,
  ],
  [
    [
      { from: '07:30', to: '12:00' },
      { from: '11:30', to: '17:00' },
    ],
    false,
  ],
  [[{ from: '7:30', to: '11:30' }], false],
  [[{ from: '07:30', to: '24:00' }], false],
])('%j are hours: %s', (hours, fits) => {
  expect(officeHoursSchema.safeParse(hours).success).toBe(fits);
});
