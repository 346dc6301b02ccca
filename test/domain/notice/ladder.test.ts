import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  ladderSchema,
  rungsOf,
  standardLadder,
  standOn,
  type Ladder,
  type TimedRung,
} from '../../../src/domain/notice/ladder.ts';
import { isOfficeTime, standardHours } from '../../../src/domain/notice/office-hours.ts';
import { seedCalendar } from '../deadline/seed-calendar.ts';

const timeZone = 'Asia/Ho_Chi_Minh';
const calendar = await seedCalendar();
const office = { calendar, hours: standardHours, timeZone };
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant();
const localOf = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
const told = (rungs: TimedRung[]) => rungs.map((rung) => `${rung.rung} ${localOf(rung.at)}`);
const rungs = (lastDay: string | null, openedAt: string, ladder: Ladder = standardLadder) =>
  rungsOf(ladder, { openedAt: at(openedAt), lastDay }, office);

describe('"trước ngày 18/02/2026": the last permitted day is the second of Tết', () => {
  // Tết 2026: 16–20/02 off, back on Monday 23/02.
  const all = rungs('2026-02-17', '2026-01-26T09:00');

  it('counts from the last working day not after it', () => {
    expect(told(all)).toEqual([
      'opened 2026-01-26T09:00',
      'before_5 2026-02-06T07:30',
      'before_3 2026-02-10T07:30',
      'before_1 2026-02-12T07:30',
      'last_day 2026-02-13T07:30',
      'overdue_1 2026-02-23T07:30',
      'overdue_2 2026-02-24T07:30',
      'overdue_3 2026-02-25T07:30',
      'overdue_4 2026-02-26T07:30',
      'overdue_5 2026-02-27T07:30',
    ]);
  });

  it('stands on one step at every moment, and nothing happens during Tết', () => {
    const stand = (moment: string) => {
      const { current, nextAt } = standOn(all, at(moment));
      return [current, nextAt === null ? null : localOf(nextAt)];
    };
    expect(stand('2026-01-26T08:59')).toEqual([null, '2026-01-26T09:00']);
    expect(stand('2026-02-12T07:29')).toEqual(['before_3', '2026-02-12T07:30']);
    expect(stand('2026-02-12T09:00')).toEqual(['before_1', '2026-02-13T07:30']);
    expect(stand('2026-02-13T07:30')).toEqual(['last_day', '2026-02-23T07:30']);
    expect(stand('2026-02-18T10:00')).toEqual(['last_day', '2026-02-23T07:30']);
    expect(stand('2026-02-23T07:30')).toEqual(['overdue_1', '2026-02-24T07:30']);
    expect(stand('2026-06-01T10:00')).toEqual(['overdue_5', null]);
  });
});

describe('a ladder', () => {
  it.each([
    ['a Saturday', '2026-09-19'],
    ['a Sunday', '2026-09-20'],
  ])('with its limit on %s reminds on the Friday before and is overdue on Monday', (_, lastDay) => {
    expect(told(rungs(lastDay, '2026-09-01T08:00')).slice(1, 6)).toEqual([
      'before_5 2026-09-11T07:30',
      'before_3 2026-09-15T07:30',
      'before_1 2026-09-17T07:30',
      'last_day 2026-09-18T07:30',
      'overdue_1 2026-09-21T07:30',
    ]);
  });

  it('with its limit on a worked Saturday reminds on that day', () => {
    expect(told(rungs('2026-08-22', '2026-08-03T08:00')).slice(3, 6)).toEqual([
      'before_1 2026-08-21T07:30',
      'last_day 2026-08-22T07:30',
      'overdue_1 2026-08-24T07:30',
    ]);
  });

  it('begins with the opening: steps of that day and before fall away', () => {
    expect(told(rungs('2026-09-17', '2026-09-14T09:00')).slice(0, 3)).toEqual([
      'opened 2026-09-14T09:00',
      'before_1 2026-09-16T07:30',
      'last_day 2026-09-17T07:30',
    ]);
    // Opened at midnight of the third day before: one message in the morning, not two.
    expect(told(rungs('2026-09-17', '2026-09-14T00:00')).slice(0, 2)).toEqual([
      'opened 2026-09-14T07:30',
      'before_1 2026-09-16T07:30',
    ]);
  });

  it('opened out of hours is told at the next opening', () => {
    const opened = (openedAt: string) => told(rungs('2026-09-30', openedAt))[0];
    expect(opened('2026-09-11T18:00')).toBe('opened 2026-09-14T07:30');
    expect(opened('2026-09-14T12:00')).toBe('opened 2026-09-14T13:30');
    expect(opened('2026-09-14T11:29')).toBe('opened 2026-09-14T11:29');
  });

  it('opened after its limit tells the opening alone: nobody is called late who could not have been in time', () => {
    expect(told(rungs('2026-09-17', '2026-09-22T10:00'))).toEqual(['opened 2026-09-22T10:00']);
    // Opened on a Saturday with a limit on the Sunday, it is told on Monday.
    expect(told(rungs('2026-09-20', '2026-09-19T10:00'))).toEqual(['opened 2026-09-21T07:30']);
    // On the last day itself there was still time.
    expect(told(rungs('2026-09-17', '2026-09-17T10:00'))).toContain('overdue_1 2026-09-18T07:30');
  });

  it('waits with everything but the opening while the limit waits for its day', () => {
    expect(told(rungs(null, '2026-09-14T09:00'))).toEqual(['opened 2026-09-14T09:00']);
    expect(standOn(rungs(null, '2026-09-14T09:00'), at('2026-12-01T09:00'))).toEqual({
      current: 'opened',
      nextAt: null,
    });
  });

  it('is data: any of its steps may be left out', () => {
    const quiet = ladderSchema.parse({ opened: false, before: [], lastDay: false, overdue: 0 });
    expect(rungs('2026-09-17', '2026-09-01T09:00', quiet)).toEqual([]);
    expect(standOn([], at('2026-09-17T09:00'))).toEqual({ current: null, nextAt: null });
    const noOverdue = ladderSchema.parse({ before: [2], overdue: 0 });
    // 01/9 and 02/9 are off.
    expect(told(rungs('2026-09-17', '2026-09-01T09:00', noOverdue))).toEqual([
      'opened 2026-09-03T07:30',
      'before_2 2026-09-15T07:30',
      'last_day 2026-09-17T07:30',
    ]);
  });

  it('takes the hours the office has set', () => {
    const hours = [{ from: '08:00', to: '16:30' }];
    const facts = { openedAt: at('2026-09-03T07:00'), lastDay: '2026-09-17' };
    expect(told(rungsOf(standardLadder, facts, { ...office, hours })).slice(0, 2)).toEqual([
      'opened 2026-09-03T08:00',
      'before_5 2026-09-10T08:00',
    ]);
  });

  it('after days of downtime gives one step, the one that is true now', () => {
    const all = rungs('2026-09-17', '2026-08-20T09:00');
    expect(standOn(all, at('2026-09-16T15:00')).current).toBe('before_1');
    expect(standOn(all, at('2026-09-20T15:00')).current).toBe('overdue_1');
    expect(standOn(all, at('2026-09-22T15:00')).current).toBe('overdue_3');
  });

  it('always rings on working mornings, in order, and moving the clock only goes up', () => {
    const day = fc
      .integer({ min: 0, max: 1500 })
      .map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }).toString());
    const ladder = fc.record({
      opened: fc.boolean(),
      before: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 5 }),
      lastDay: fc.boolean(),
      overdue: fc.integer({ min: 0, max: 10 }),
    });
    fc.assert(
      fc.property(day, day, ladder, fc.integer({ min: 0, max: 1439 }), (opened, last, steps, minute) => {
        const openedAt = `${opened}T${Temporal.PlainTime.from('00:00').add({ minutes: minute }).toString()}`;
        const all = rungsOf(steps, { openedAt: at(openedAt), lastDay: last }, office);
        for (const [i, { at: moment }] of all.entries()) {
          expect(isOfficeTime(moment, standardHours, calendar, timeZone)).toBe(true);
          if (i > 0) expect(Temporal.Instant.compare(all[i - 1]!.at, moment)).toBe(-1);
          const stand = standOn(all, moment);
          expect(stand.current).toBe(all[i]!.rung);
          expect(stand.nextAt).toEqual(all[i + 1]?.at ?? null);
        }
        expect(new Set(all.map(({ rung }) => rung)).size).toBe(all.length);
      }),
    );
  });
});
