import { readdirSync, readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { parseYaml, type FileResult } from '../../../src/bot/files/yaml-file.ts';
import { generateYear } from '../../../src/bot/calendar/generate-year.ts';
import { calendarFileSchema } from '../../../src/domain/deadline/calendar-file.ts';
import {
  addWorkingDays,
  calendarOf,
  previousWorkingDay,
  subtractWorkingDays,
  type CalendarYear,
} from '../../../src/domain/deadline/calendar.ts';

const folder = new URL('../../../prisma/seed/calendar/', import.meta.url);

function accepted<T>(result: FileResult<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const years: CalendarYear[] = readdirSync(folder)
  .toSorted()
  .map((file) => accepted(parseYaml(readFileSync(new URL(file, folder), 'utf8'), file, calendarFileSchema)));
const calendar = calendarOf(years, generateYear);
const date = (iso: string) => Temporal.PlainDate.from(iso);
const add = (from: string, n: number) => addWorkingDays(calendar, date(from), n).date.toString();
const subtract = (from: string, n: number) => subtractWorkingDays(calendar, date(from), n).date.toString();

describe('the calendar that comes with the program', () => {
  it('has the years 2017 to 2026, of which 2021 to 2026 are confirmed', () => {
    expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 10 }, (_, i) => 2017 + i));
    expect(years.filter(({ confirmed }) => confirmed).map(({ year }) => year)).toEqual([
      2021, 2022, 2023, 2024, 2025, 2026,
    ]);
  });

  // rules.md 3: "weekdays off (in addition to weekends); Saturdays worked".
  it.each([
    [2017, '02/01 26/01 27/01 30/01 31/01 01/02 06/04 01/05 02/05 04/09', ''],
    [2018, '01/01 14/02 15/02 16/02 19/02 20/02 25/04 30/04 01/05 03/09 31/12', ''],
    [2019, '01/01 04/02 05/02 06/02 07/02 08/02 15/04 29/04 30/04 01/05 02/09', '05/01 04/05'],
    [2020, '01/01 23/01 24/01 27/01 28/01 29/01 02/04 30/04 01/05 02/09', ''],
    [2021, '01/01 10/02 11/02 12/02 15/02 16/02 21/04 30/04 03/05 02/09 03/09', ''],
    [2022, '03/01 31/01 01/02 02/02 03/02 04/02 11/04 02/05 03/05 01/09 02/09', ''],
    [2023, '02/01 20/01 23/01 24/01 25/01 26/01 01/05 02/05 03/05 01/09 04/09', ''],
    [2024, '01/01 08/02 09/02 12/02 13/02 14/02 18/04 29/04 30/04 01/05 02/09 03/09', '04/05'],
    [2025, '01/01 27/01 28/01 29/01 30/01 31/01 07/04 30/04 01/05 02/05 01/09 02/09', '26/04'],
    [
      2026,
      '01/01 02/01 16/02 17/02 18/02 19/02 20/02 27/04 30/04 01/05 31/08 01/09 02/09 24/11',
      '10/01 22/08',
    ],
  ])('has the days of %i', (year, off, worked) => {
    const found = years.find((each) => each.year === year);
    const short = (days: { date: string }[] = []) =>
      days.map((day) => day.date.replace(/^\d+-(\d+)-(\d+)$/, '$2/$1')).join(' ');
    expect(short(found?.daysOff)).toBe(off);
    expect(short(found?.workedDays)).toBe(worked);
  });

  // Kế hoạch 1871/KH-UBND: KT1 ≥10 working days before the inspection, KT2 ≥5 before, KT3 ≤10 after.
  it.each([
    ['2024-08-01', '2024-07-18', '2024-07-25', '2024-08-15'],
    ['2024-08-05', '2024-07-22', '2024-07-29', '2024-08-19'],
    ['2024-08-20', '2024-08-06', '2024-08-13', '2024-09-05'],
    ['2024-08-21', '2024-08-07', '2024-08-14', '2024-09-06'],
    ['2024-08-30', '2024-08-16', '2024-08-23', '2024-09-17'],
  ])('counts KT1, KT2 and KT3 of an inspection on %s', (inspection, notice, report, conclusion) => {
    expect(subtract(inspection, 10)).toBe(notice);
    expect(subtract(inspection, 5)).toBe(report);
    expect(add(inspection, 10)).toBe(conclusion);
    expect(addWorkingDays(calendar, date(inspection), 10).confirmed).toBe(true);
  });

  it.each([
    ['2023-04-05', '2023-03-31'],
    ['2023-05-04', '2023-04-26'],
    ['2023-05-05', '2023-04-27'],
    ['2023-09-06', '2023-08-30'],
  ])('counts HN1, three working days before %s', (inspection, report) => {
    expect(subtract(inspection, 3)).toBe(report);
  });

  // Weekday of each date (1 is Monday), and whether it is worked; Công văn 3042/UBND-NV: DS1, DS2.
  it.each([
    ['2017-02-18', 6, false],
    ['2017-05-18', 4, true],
    ['2017-08-18', 5, true],
    ['2017-11-05', 7, false],
    ['2018-02-18', 7, false],
    ['2018-05-18', 5, true],
    ['2018-08-18', 6, false],
    ['2018-11-05', 1, true],
    ['2019-02-18', 1, true],
    ['2019-05-18', 6, false],
    ['2019-08-18', 7, false],
    ['2019-11-05', 2, true],
    ['2024-02-18', 7, false],
    ['2024-05-18', 6, false],
    ['2024-08-18', 7, false],
    ['2024-11-05', 2, true],
    ['2025-02-18', 2, true],
    ['2025-05-18', 7, false],
    ['2025-08-18', 1, true],
    ['2025-11-05', 3, true],
    ['2026-02-18', 3, false],
    ['2026-05-18', 1, true],
    ['2026-08-18', 2, true],
    ['2026-11-05', 4, true],
    ['2027-02-18', 4, true],
    ['2027-05-18', 2, true],
    ['2027-08-18', 3, true],
    ['2027-11-05', 5, true],
  ])('knows %s: weekday %i, worked %s', (day, weekday, worked) => {
    expect(date(day).dayOfWeek).toBe(weekday);
    expect(calendar.isWorkingDay(date(day))).toBe(worked);
  });

  it('finds the last working day before a limit inside Tết', () => {
    const last = (iso: string) => previousWorkingDay(calendar, date(iso));
    expect(last('2018-02-17').date.toString()).toBe('2018-02-13');
    expect(last('2018-02-17').confirmed).toBe(false);
    expect(last('2026-02-17').date.toString()).toBe('2026-02-13');
    expect(last('2026-02-17').confirmed).toBe(true);
  });

  it('answers "trước ngày 10/8/2024" by the day before, a Friday', () => {
    expect(date('2024-08-10').dayOfWeek).toBe(6);
    expect(calendar.isWorkingDay(date('2024-08-09'))).toBe(true);
  });
});

describe('a year made from rules', () => {
  const exceptions = ({ daysOff, workedDays }: CalendarYear) => [
    ...daysOff.map((day) => `off ${day.date}`),
    ...workedDays.map((day) => `worked ${day.date}`),
  ];

  it('differs from what was decided by the swaps alone', () => {
    const differences = years.flatMap((decided) => {
      const [is, made] = [exceptions(decided), exceptions(generateYear(decided.year))];
      return [
        ...is.filter((day) => !made.includes(day)).map((day) => `decided: ${day}`),
        ...made.filter((day) => !is.includes(day)).map((day) => `by rule only: ${day}`),
      ];
    });
    expect(differences).toEqual([
      'decided: off 2018-12-31',
      'decided: off 2019-04-29',
      'decided: worked 2019-01-05',
      'decided: worked 2019-05-04',
      'decided: off 2024-04-29',
      'decided: worked 2024-05-04',
      'decided: off 2025-05-02',
      'decided: worked 2025-04-26',
      'decided: off 2026-01-02',
      'decided: off 2026-08-31',
      'decided: worked 2026-01-10',
      'decided: worked 2026-08-22',
    ]);
  });

  it('has in 2027 Tết from Saturday 06/02, made up, and Giỗ Tổ on Friday 16/04; unconfirmed', () => {
    const made = generateYear(2027);
    expect(made.confirmed).toBe(false);
    expect(made.daysOff.map((day) => `${day.date} ${day.name}`)).toEqual([
      '2027-01-01 Tết Dương lịch',
      '2027-02-04 Tết Nguyên đán',
      '2027-02-05 Tết Nguyên đán',
      '2027-02-08 Tết Nguyên đán',
      '2027-02-09 Nghỉ bù Tết Nguyên đán',
      '2027-02-10 Nghỉ bù Tết Nguyên đán',
      '2027-04-16 Giỗ Tổ Hùng Vương',
      '2027-04-30 Ngày Chiến thắng',
      '2027-05-03 Nghỉ bù Ngày Quốc tế lao động',
      '2027-09-02 Quốc khánh',
      '2027-09-03 Quốc khánh',
      '2027-11-24 Ngày Văn hóa Việt Nam',
    ]);
  });

  it('never contradicts itself, in any year that can be asked', () => {
    for (let year = 2027; year <= 2100; year += 1) {
      expect(calendarFileSchema.safeParse(generateYear(year)).success, String(year)).toBe(true);
    }
  });

  it('follows the lunar calendar of Hà Nội where Beijing’s differs by a day', () => {
    expect(generateYear(2030).daysOff.map((day) => day.date)).toContain('2030-01-31');
    expect(generateYear(2030).daysOff.map((day) => day.date)).not.toContain('2030-02-07');
  });
});

describe('a malformed calendar file', () => {
  const head = 'year: 2027\nconfirmed: true\nsource: Thông báo\n';
  const refusal = (text: string) => {
    const read = parseYaml(text, '2027.yaml', calendarFileSchema);
    if (read.ok) throw new Error('the file was accepted');
    return read.problems.map(({ line, path, reason }) => `${line} ${path} ${reason.key}`);
  };

  it.each([
    ['a day of another year', '2026-09-02', 'import.calendar_other_year'],
    ['a weekend day off anyway', '2027-09-04', 'import.calendar_off_on_weekend'],
    ['a day that does not exist', '2027-02-30', 'file.bad_date'],
    ['no date at all', 'mai', 'file.bad_date'],
  ])('is refused for %s', (_, day, reason) => {
    expect(refusal(`${head}days_off:\n  - { date: ${day}, name: Nghỉ }\n`)).toEqual([
      `5 days_off[0].date ${reason}`,
    ]);
  });

  it('is refused for a day written twice, or both off and worked', () => {
    const text = `${head}days_off:
  - { date: 2027-09-02, name: Quốc khánh }
  - { date: 2027-09-02, name: Quốc khánh }
worked_days:
  - { date: 2027-09-02, name: Làm bù }
  - { date: 2027-09-04, name: Làm bù }
  - { date: 2027-09-04, name: Làm bù }
`;
    expect(refusal(text)).toEqual([
      '6 days_off[1].date import.calendar_day_twice',
      '8 worked_days[0].date import.calendar_off_and_worked',
      '10 worked_days[2].date import.calendar_day_twice',
    ]);
  });

  it('is refused for a worked day that is worked anyway', () => {
    const text = `${head}days_off: []\nworked_days:\n  - { date: 2027-09-06, name: Làm bù }\n`;
    expect(refusal(text)).toEqual(['6 worked_days[0].date import.calendar_worked_on_weekday']);
  });

  it('is refused for what is missing or of another kind', () => {
    expect(refusal('year: 2027\n')).toEqual([
      '1 confirmed file.missing_key',
      '1 source file.missing_key',
      '1 days_off file.missing_key',
    ]);
    expect(refusal(`${head.replace('true', 'có')}days_off: []\nextra: 1\n`)).toEqual([
      '2 confirmed file.expected_true_or_false',
      '5 extra file.unknown_key',
    ]);
  });
});
