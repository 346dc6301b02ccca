import { Temporal } from 'temporal-polyfill';
import { openDatabase } from '../../src/bot/store/database/open.ts';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import { officeHoursSetting } from '../../src/bot/usecases/deadline/office-time.ts';

/** Makes an office that works day and night, whenever the benchmark is run; notices keep office hours. */
export async function openAlways(url: string): Promise<void> {
  const database = await openDatabase({ url });
  try {
    const thisYear = Temporal.Now.plainDateISO().year;
    await createUnitOfWork(database).run(async (tx) => {
      await tx.settings.set(officeHoursSetting, JSON.stringify([{ from: '00:00', to: '23:59' }]));
      for (const year of [thisYear - 1, thisYear, thisYear + 1]) {
        const about = { year, confirmed: false, source: 'benchmark' };
        const workedDays = weekends(year).map((date) => ({ date, name: 'benchmark' }));
        await tx.calendars.saveYear({ ...about, daysOff: [], workedDays }, new Date().toISOString());
      }
    });
  } finally {
    await database.close();
  }
}

function weekends(year: number): string[] {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  return Array.from({ length: first.daysInYear }, (_, at) => first.add({ days: at }))
    .filter(({ dayOfWeek }) => dayOfWeek > 5)
    .map(String);
}
