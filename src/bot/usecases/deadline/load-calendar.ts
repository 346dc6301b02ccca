import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { calendarFileSchema } from '../../../domain/deadline/calendar-file.ts';
import type { CalendarYear } from '../../../domain/deadline/calendar.ts';
import type { Clock, UnitOfWork } from '../../../domain/ports.ts';
import { readYamlFile } from '../../files/yaml-file.ts';
import { projectRoot } from '../../paths.ts';

const seedFolder = join(projectRoot, 'prisma/seed/calendar');

/**
 * Stores the calendar years that come with the program and are not stored yet. A year that is there stays as it is: an
 * administrator may have changed it.
 */
export async function loadCalendar(unitOfWork: UnitOfWork, clock: Clock): Promise<void> {
  const files = new Map(
    (await readdir(seedFolder))
      .filter((file) => /^\d{4}\.yaml$/.test(file))
      .map((file) => [Number.parseInt(file, 10), join(seedFolder, file)]),
  );
  const known = new Set(await unitOfWork.run((tx) => tx.calendars.known()));
  const missing = [...files].filter(([year]) => !known.has(year));
  if (missing.length === 0) return;
  const years = await Promise.all(missing.map(([, path]) => readSeed(path)));
  await unitOfWork.run(async (tx) => {
    const already = new Set(await tx.calendars.known());
    for (const year of years) if (!already.has(year.year)) await tx.calendars.saveYear(year, clock.now());
  });
}

async function readSeed(path: string): Promise<CalendarYear> {
  const read = await readYamlFile(path, calendarFileSchema);
  if (read.ok) return read.value;
  throw new Error(`a calendar of the program is malformed: ${JSON.stringify(read.problems)}`);
}
