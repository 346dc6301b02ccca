import { Temporal } from 'temporal-polyfill';
import { openingOf } from '../../../src/domain/notice/office-hours.ts';
import type { OfficeTime } from '../../../src/domain/notice/ladder.ts';
import { nextWorkingDay } from '../../../src/domain/deadline/calendar.ts';
import type { Chance } from './chance.ts';

/** A part of a working day in which the office is open. */
interface Part {
  from: number;
  to: number;
}

const minute = 60_000;

/**
 * Where the clock goes next: soon after an opening, in the middle of a part, seconds before its end, into the break,
 * the evening or a day off after it.
 *
 * @returns Unix milliseconds, later than `now`
 */
export function nextMoment(now: number, office: OfficeTime, chance: Chance): number {
  const ahead = chance.percent(75) ? 1 : chance.between(2, 4);
  const part = partsAfter(now, office)[ahead - 1]!;
  const share = chance.between(1, 100);
  if (share <= 40) return part.from + chance.between(0, 20) * minute;
  if (share <= 65) return part.from + chance.between(30, 150) * minute;
  if (share <= 83) return part.to - chance.between(1, 15) * 1000;
  return part.to + chance.between(0, 110) * minute;
}

/** When the next part begins, Unix milliseconds. */
export function nextOpening(now: number, office: OfficeTime): number {
  return partsAfter(now, office)[0]!.from;
}

/** The next parts that begin after `now`. */
function partsAfter(now: number, { calendar, hours, timeZone }: OfficeTime): Part[] {
  const parts: Part[] = [];
  let day = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  while (parts.length < 4) {
    day = nextWorkingDay(calendar, day).date;
    for (const { from, to } of hours) {
      const [begins, ends] = [from, to].map((at) => openingOf(day, timeZone, at).epochMilliseconds);
      if (begins! > now) parts.push({ from: begins!, to: ends! });
    }
    day = day.add({ days: 1 });
  }
  return parts;
}
