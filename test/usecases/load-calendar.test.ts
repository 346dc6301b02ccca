import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { addWorkingDays } from '../../src/domain/deadline/calendar.ts';
import { loadCalendar } from '../../src/bot/usecases/deadline/load-calendar.ts';
import { officeCalendar } from '../../src/bot/usecases/deadline/office-calendar.ts';
import { databases } from '../support/database.ts';
import { openOffice, type Office } from './office.ts';

const date = (iso: string) => Temporal.PlainDate.from(iso);

describe.each(databases)('on %s', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind);
  });
  afterEach(() => office.dispose());

  const load = () => loadCalendar(office.tools.unitOfWork, office.tools.clock);
  const years = () => office.read((tx) => tx.calendars.years());

  test('the years that come with the program are stored once, also by two programs at a time', async () => {
    await Promise.all([load(), load()]);
    const stored = await years();
    expect(stored.map(({ year }) => year)).toEqual(Array.from({ length: 10 }, (_, i) => 2017 + i));
    const year2026 = stored.at(-1)!;
    expect(year2026).toMatchObject({ confirmed: true });
    expect(year2026.daysOff).toHaveLength(14);
    expect(year2026.workedDays).toEqual([
      {
        date: '2026-01-10',
        name: 'Làm bù cho ngày 02/01/2026',
        source: 'Công văn 12729/VPCP-KGVX ngày 25/12/2025',
      },
      {
        date: '2026-08-22',
        name: 'Làm bù cho ngày 31/8/2026',
        source: 'Thông báo 9441/TB-BNV ngày 16/10/2025',
      },
    ]);
    await load();
    expect(await years()).toEqual(stored);
  });

  test('what an administrator has made of a year stays', async () => {
    const own = {
      year: 2026,
      confirmed: false,
      source: 'Thông báo của tỉnh',
      daysOff: [{ date: '2026-07-01', name: 'Ngày của tỉnh' }],
      workedDays: [],
    };
    await office.read((tx) => tx.calendars.saveYear(own, office.tools.clock.now()));
    await load();
    const stored = await years();
    expect(stored).toHaveLength(10);
    expect(stored.find(({ year }) => year === 2026)).toEqual(own);
  });

  test('a saved year takes the place of the whole year before', async () => {
    await load();
    const before = (await years()).find(({ year }) => year === 2025)!;
    const after = { ...before, daysOff: before.daysOff.slice(1), workedDays: [] };
    await office.read((tx) => tx.calendars.saveYear(after, office.tools.clock.now()));
    expect((await years()).find(({ year }) => year === 2025)).toEqual(after);
  });

  test('a year that is not stored follows the rules, unconfirmed', async () => {
    await load();
    const calendar = await office.read(officeCalendar);
    expect(calendar.isWorkingDay(date('2027-04-16'))).toBe(false);
    expect(calendar.nameOf(date('2027-04-16'))).toBe('Giỗ Tổ Hùng Vương');
    const counted = addWorkingDays(calendar, date('2026-12-30'), 2);
    expect([counted.date.toString(), counted.confirmed]).toEqual(['2027-01-04', false]);
    expect(addWorkingDays(calendar, date('2024-08-20'), 10).confirmed).toBe(true);
  });
});
