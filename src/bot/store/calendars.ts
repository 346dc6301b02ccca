import type { CalendarYear, NamedDay } from '../../domain/deadline/calendar.ts';
import type { Calendars } from '../../domain/deadline/ports.ts';
import { toDate, type TransactionClient } from './client.ts';

export function calendars(tx: TransactionClient): Calendars {
  return {
    async years() {
      const years = await tx.calendarYear.findMany({ orderBy: { year: 'asc' } });
      const found = new Map<number, CalendarYear>(
        years.map(({ year, confirmed, source }) => [
          year,
          { year, confirmed, source, daysOff: [], workedDays: [] },
        ]),
      );
      for (const { day, year, working, name, source } of await tx.calendarDay.findMany({
        orderBy: { day: 'asc' },
      })) {
        const named: NamedDay = { date: day, name, ...(source !== null && { source }) };
        found.get(year)?.[working ? 'workedDays' : 'daysOff'].push(named);
      }
      return [...found.values()];
    },

    async known() {
      return (await tx.calendarYear.findMany({ select: { year: true } })).map(({ year }) => year);
    },

    async saveYear({ year, confirmed, source, daysOff, workedDays }, at) {
      const about = { confirmed, source, importedAt: toDate(at) };
      await tx.calendarYear.upsert({ where: { year }, create: { year, ...about }, update: about });
      await tx.calendarDay.deleteMany({ where: { year } });
      const rowsOf = (days: NamedDay[], working: boolean) =>
        days.map((day) => ({
          day: day.date,
          year,
          working,
          name: day.name,
          source: day.source ?? null,
        }));
      await tx.calendarDay.createMany({ data: [...rowsOf(daysOff, false), ...rowsOf(workedDays, true)] });
    },
  };
}
