import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { isWeekend } from '../../domain/deadline/calendar-file.ts';
import type { CalendarYear } from '../../domain/deadline/calendar.ts';
import type { messages } from '../../domain/messages.ts';
import { plainWords } from '../plain-words.ts';

/** First day of the first lunar month; 10th of the third. */
const lunarRules = { tet: 'vietnamese 1-0-1', hungKings: 'vietnamese 3-0-10' } as const;

type CalendarKey = Extract<keyof typeof messages, `calendar.${string}`>;
const word = (key: CalendarKey, params: Record<string, string | number> = {}) =>
  plainWords('vi')({ key, params });

const generated = new Map<number, CalendarYear>();

/**
 * A year that nobody has entered, as far as rules can tell it: unconfirmed, without the swaps that are decided each
 * year.
 *
 * Bộ luật Lao động 2019, Điều 112.1: 01/01, five days of Tết, Giỗ Tổ, 30/4, 01/5, 02/9 and (since 2021) a day beside it;
 * Nghị quyết 28/2026/QH16, Điều 2: 24/11. Điều 111.3: what falls on a weekend is made up on the next working day.
 */
export function generateYear(year: number): CalendarYear {
  const known = generated.get(year);
  if (known !== undefined) return known;
  const made: CalendarYear = {
    year,
    confirmed: false,
    source: word('calendar.generated_source'),
    daysOff: withMadeUpDays(holidaysOf(year)),
    workedDays: [],
  };
  generated.set(year, made);
  return made;
}

interface Holiday {
  day: Temporal.PlainDate;
  name: string;
}

/** Every holiday of the year in order, also those on a weekend. */
function holidaysOf(year: number): Holiday[] {
  const on = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day });
  const { tet, hungKings } = lunarDays(year);
  const holidays = [
    { day: on(1, 1), name: word('calendar.holiday.new_year') },
    // Two days before and three from the first: so it was, made-up days counted, in every year from 2017 to 2026.
    ...[-2, -1, 0, 1, 2].map((days) => ({ day: tet.add({ days }), name: word('calendar.holiday.tet') })),
    { day: hungKings, name: word('calendar.holiday.hung_kings') },
    { day: on(4, 30), name: word('calendar.holiday.victory') },
    { day: on(5, 1), name: word('calendar.holiday.labour') },
    ...nationalDays(on(9, 2)).map((day) => ({ day, name: word('calendar.holiday.national') })),
    ...(year < 2026 ? [] : [{ day: on(11, 24), name: word('calendar.holiday.culture') }]),
  ];
  return holidays.toSorted((a, b) => Temporal.PlainDate.compare(a.day, b.day));
}

/** 02/9 and a day before or after it: after a Sunday, Monday and Thursday, otherwise before, as decided since 2021. */
function nationalDays(day: Temporal.PlainDate): Temporal.PlainDate[] {
  if (day.year < 2021) return [day];
  return [day, day.add({ days: [1, 4, 7].includes(day.dayOfWeek) ? 1 : -1 })];
}

/** The weekdays off: a holiday on a weekend moves to the next weekday that is not off already. */
function withMadeUpDays(holidays: Holiday[]): CalendarYear['daysOff'] {
  const off = new Map<string, string>();
  for (const { day, name } of holidays) if (!isWeekend(day)) off.set(day.toString(), name);
  for (const { day, name } of holidays) {
    if (!isWeekend(day)) continue;
    let instead = day.add({ days: 1 });
    while (isWeekend(instead) || off.has(instead.toString())) instead = instead.add({ days: 1 });
    off.set(instead.toString(), word('calendar.made_up', { name }));
  }
  return Array.from(off, ([date, name]) => ({ date, name })).toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** Only lunar dates are taken from the library: its Tết and its 02/9 lack days. */
function lunarDays(year: number): { tet: Temporal.PlainDate; hungKings: Temporal.PlainDate } {
  const holidays = new Holidays();
  for (const [name, rule] of Object.entries(lunarRules)) holidays.setHoliday(rule, name);
  const found = new Map(holidays.getHolidays(year).map(({ rule, date }) => [rule, date.slice(0, 10)]));
  const dayOf = (rule: string) => {
    const date = found.get(rule);
    if (date === undefined) throw new Error(`no day "${rule}" in ${year}`);
    return Temporal.PlainDate.from(date);
  };
  return { tet: dayOf(lunarRules.tet), hungKings: dayOf(lunarRules.hungKings) };
}
