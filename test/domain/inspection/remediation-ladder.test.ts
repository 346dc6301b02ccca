import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { firstStepAt, standOnTerm } from '../../../src/domain/inspection/remediation/ladder.ts';
import { standardHours } from '../../../src/domain/notice/office-hours.ts';
import { seedCalendar } from '../deadline/seed-calendar.ts';

const timeZone = 'Asia/Ho_Chi_Minh';
const office = { calendar: await seedCalendar(), hours: standardHours, timeZone };
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant();

/** Every step from a moment on: "overdue_1 2024-09-10". */
function steps(lastDay: string, from: string, count: number): string[] {
  const told: string[] = [];
  let next = Temporal.Instant.from(firstStepAt(lastDay, at(from).toString(), office)!);
  while (told.length < count) {
    const { current, nextAt } = standOnTerm(lastDay, next, office);
    told.push(`${current} ${next.toZonedDateTimeISO(timeZone).toPlainDateTime().toString().slice(0, 10)}`);
    next = nextAt!;
  }
  return told;
}

describe('the ladder of a recommendation whose last day is Monday 09/9/2024', () => {
  it('is that of a report up to the fifth working day after, then the first working day of every week', () => {
    expect(steps('2024-09-09', '2024-08-20T09:00', 12)).toEqual([
      'before_5 2024-08-29',
      'before_3 2024-09-04',
      'before_1 2024-09-06',
      'last_day 2024-09-09',
      'overdue_1 2024-09-10',
      'overdue_2 2024-09-11',
      'overdue_3 2024-09-12',
      'overdue_4 2024-09-13',
      'overdue_5 2024-09-16',
      'overdue_10 2024-09-23',
      'overdue_15 2024-09-30',
      'overdue_20 2024-10-07',
    ]);
  });

  it('goes on over Tết, whose weeks are off, and for a term that is set long after its day', () => {
    expect(steps('2024-09-09', '2026-02-03T09:00', 3).map((step) => step.split(' ')[1])).toEqual([
      '2026-02-09',
      '2026-02-23',
      '2026-03-02',
    ]);
    // A week that begins on a day off begins on the next.
    expect(steps('2024-08-12', '2024-08-27T09:00', 2)).toEqual([
      'overdue_15 2024-09-04',
      'overdue_18 2024-09-09',
    ]);
  });

  it('stands on the last step that has come until the next', () => {
    const on = (moment: string) => standOnTerm('2024-09-09', at(moment), office).current;
    expect(on('2024-08-20T09:00')).toBe(null);
    expect(on('2024-09-20T15:00')).toBe('overdue_5');
    expect(on('2024-09-23T07:29')).toBe('overdue_5');
    expect(on('2024-09-23T07:30')).toBe('overdue_10');
    expect(on('2024-09-29T10:00')).toBe('overdue_10');
  });
});
