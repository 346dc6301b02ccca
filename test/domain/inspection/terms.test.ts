import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import { freshInspection, type InspectionDates } from '../../../src/domain/inspection/inspection.ts';
import type { InspectionKind } from '../../../src/domain/inspection/kind.ts';
import { planFileSchema, type PlanFile } from '../../../src/domain/inspection/plan/plan-file.ts';
import { termsOf, type Terms, type TermStanding } from '../../../src/domain/inspection/terms.ts';
import { seedCalendar } from '../deadline/seed-calendar.ts';

const calendar = await seedCalendar();

function planOf(...inspections: object[]): PlanFile {
  return planFileSchema.parse({
    code: 'ke-hoach',
    title: 'Kế hoạch kiểm tra',
    kind: 'inspection_plan',
    receivingUnit: 'so-noi-vu',
    window: { from: '2024-01-01', to: '2024-12-31' },
    inspectedPeriod: { from: '2024-01-01', to: 'inspection_day' },
    inspections: inspections.map((each) => ({ units: ['so-xay-dung'], ...each })),
  });
}

const before = (days: number) => ({
  workingDaysBefore: days,
  anchor: 'inspection_day',
  words: `trước ${days} ngày làm việc`,
});
const within = (days: number, anchor = 'inspection_day') => ({
  withinWorkingDays: days,
  anchor,
  words: `trong thời hạn ${days} ngày làm việc`,
});

/** Kế hoạch 1871/KH-UBND, II.3.a and IV.3. */
const konTum = planOf(
  {
    kind: 'on_site',
    terms: {
      scheduleNotice: before(10),
      report: before(5),
      conclusion: within(10),
      remediation: 'set_by_team',
    },
  },
  {
    kind: 'self_inspection',
    terms: { report: { beforeDate: '2024-08-10', words: 'trước ngày 10 tháng 8 năm 2024' } },
  },
);
/** Kế hoạch 61/KH-UBND, II.2.1.a. */
const haNoi = planOf({ kind: 'on_site', terms: { report: before(3) } });

const days = (...each: string[]): InspectionDates => ({ kind: 'days', days: each });
const inspected = (
  plan: PlanFile,
  dates: InspectionDates,
  kind: InspectionKind = 'on_site',
  entry: number | null = null,
) => termsOf(plan, { kind, dates, state: { ...freshInspection, entry } }, calendar);

const weekdays = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** "Thu 2024-07-18", "awaiting", or what else the plan says. */
function shown(standing: TermStanding): string {
  if (standing.kind !== 'limit') return standing.kind;
  const { lastDay } = standing.limit;
  return lastDay === null ? 'awaiting' : `${weekdays[Temporal.PlainDate.from(lastDay).dayOfWeek]} ${lastDay}`;
}
const shownAll = ({ scheduleNotice, report, conclusion, remediation }: Terms) =>
  [scheduleNotice, report, conclusion, remediation].map(shown);

describe('Kon Tum 2024: the worked table', () => {
  test.each([
    ['2024-08-01', 'Thu 2024-07-18', 'Thu 2024-07-25', 'Thu 2024-08-15'],
    ['2024-08-05', 'Mon 2024-07-22', 'Mon 2024-07-29', 'Mon 2024-08-19'],
    ['2024-08-20', 'Tue 2024-08-06', 'Tue 2024-08-13', 'Thu 2024-09-05'],
    ['2024-08-21', 'Wed 2024-08-07', 'Wed 2024-08-14', 'Fri 2024-09-06'],
    ['2024-08-30', 'Fri 2024-08-16', 'Fri 2024-08-23', 'Tue 2024-09-17'],
  ])('inspected on %s: notice by %s, report by %s, conclusion by %s', (day, ...limits) => {
    expect(shownAll(inspected(konTum, days(day)))).toEqual([...limits, 'set_by_team']);
  });

  it('a self-inspection has its fixed day only', () => {
    const terms = inspected(konTum, { kind: 'open' }, 'self_inspection');
    expect(shownAll(terms)).toEqual(['not_said', 'Fri 2024-08-09', 'not_said', 'not_said']);
  });
});

describe('Hà Nội 2023', () => {
  test.each([
    ['2023-04-05', 'Fri 2023-03-31'],
    ['2023-05-04', 'Wed 2023-04-26'],
    ['2023-05-05', 'Thu 2023-04-27'],
    ['2023-09-06', 'Wed 2023-08-30'],
  ])('inspected on %s: report by %s, the rest not said', (day, report) => {
    expect(shownAll(inspected(haNoi, days(day)))).toEqual(['not_said', report, 'not_said', 'not_said']);
  });
});

it('waits while only a month is known, and for the day of the conclusion', () => {
  const plan = planOf({
    kind: 'on_site',
    terms: { report: before(3), remediation: within(20, 'conclusion_day') },
  });
  const month = inspected(plan, { kind: 'month', month: '2024-08' });
  expect([shown(month.report), shown(month.remediation)]).toEqual(['awaiting', 'awaiting']);
  const state = { ...freshInspection };
  const known = termsOf(plan, { kind: 'on_site', dates: days('2024-08-20'), state }, calendar, {
    conclusion_day: '2024-09-05',
  });
  expect(shown(known.remediation)).toBe('Thu 2024-10-03');
});

it('counts from the first of several days what is due before, from the last what is due after', () => {
  const terms = inspected(konTum, days('2024-08-20', '2024-08-21'));
  expect(shownAll(terms).slice(0, 3)).toEqual(['Tue 2024-08-06', 'Tue 2024-08-13', 'Fri 2024-09-06']);
});

it('what the plan did not list follows its kind; what is carried out at the unit, the announced ones', () => {
  expect(shownAll(inspected(konTum, days('2024-08-20'), 'surprise'))).toEqual([
    'not_said',
    'not_said',
    'Thu 2024-09-05',
    'set_by_team',
  ]);
  expect(shownAll(inspected(konTum, days('2024-08-20'), 're_inspection'))).toEqual(
    shownAll(inspected(konTum, days('2024-08-20'))),
  );
  expect(shownAll(inspected(konTum, days('2024-08-20'), 'report_based'))).toEqual(
    Array.from({ length: 4 }, () => 'not_said'),
  );
});

it('entries of one kind may differ: each inspection follows its own', () => {
  const plan = planOf(
    { kind: 'thematic', field: 'direction', terms: { conclusion: within(5) } },
    { kind: 'thematic', field: 'digital_government', terms: { conclusion: within(10) } },
  );
  const conclusions = [0, 1].map((entry) =>
    shown(inspected(plan, days('2024-08-01'), 'thematic', entry).conclusion),
  );
  expect(conclusions).toEqual(['Thu 2024-08-08', 'Thu 2024-08-15']);
});

it('says when it rests on a calendar that nobody has confirmed', () => {
  const confirmed = (day: string) => {
    const { report } = inspected(haNoi, days(day));
    return report.kind === 'limit' && report.confirmed;
  };
  expect([confirmed('2023-04-05'), confirmed('2029-04-05')]).toEqual([true, false]);
});
