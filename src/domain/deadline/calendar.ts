import { Temporal } from 'temporal-polyfill';

/** A day that is not what its weekday says, with its name ("Tết Nguyên đán") and the paper that says so. */
export interface NamedDay {
  /** ISO date. */
  date: string;
  name: string;
  source?: string;
}

/**
 * What differs from "Monday to Friday" in one year. `confirmed`: somebody has checked it against that year's decisions;
 * lunar dates and yearly swaps follow from no rule (Bộ luật Lao động 2019, Điều 112.3).
 */
export interface CalendarYear {
  year: number;
  confirmed: boolean;
  source: string;
  /** Weekdays off. */
  daysOff: NamedDay[];
  /** Days of the weekend that are worked. */
  workedDays: NamedDay[];
}

/** The working days of the office; its days are `PlainDate`s in the office's time zone. */
export interface OfficeCalendar {
  isWorkingDay(day: Temporal.PlainDate): boolean;
  isConfirmed(year: number): boolean;
  /** Why a day is not what its weekday says ("Quốc khánh"); null when it is. */
  nameOf(day: Temporal.PlainDate): string | null;
  /** Working days of a year from 1 January to the `dayOfYear`-th day, which is counted; 0 of the 0th. */
  workingDaysThrough(year: number, dayOfYear: number): number;
}

/**
 * @param missing what is known of a year that is not in the list: by default weekends only, unconfirmed. Asked once a
 *   year, and only for years that are looked at.
 */
export function calendarOf(
  years: readonly CalendarYear[],
  missing: (year: number) => CalendarYear = weekendsOnly,
): OfficeCalendar {
  const given = new Map(years.map((year) => [year.year, year]));
  const built = new Map<number, BuiltYear>();
  const yearOf = (year: number): BuiltYear => {
    let found = built.get(year);
    if (found === undefined) {
      found = build(given.get(year) ?? missing(year));
      built.set(year, found);
    }
    return found;
  };
  return {
    isWorkingDay(day) {
      const { through } = yearOf(day.year);
      const { dayOfYear } = day;
      return through[dayOfYear]! > through[dayOfYear - 1]!;
    },
    isConfirmed: (year) => yearOf(year).confirmed,
    nameOf: (day) => yearOf(day.year).names.get(day.toString()) ?? null,
    workingDaysThrough: (year, dayOfYear) => yearOf(year).through[dayOfYear]!,
  };
}

function weekendsOnly(year: number): CalendarYear {
  return { year, confirmed: false, source: '', daysOff: [], workedDays: [] };
}

interface BuiltYear {
  confirmed: boolean;
  names: Map<string, string>;
  /** At index d: the working days from 1 January to the d-th day. Makes every count a subtraction. */
  through: Uint16Array;
}

function build({ year, confirmed, daysOff, workedDays }: CalendarYear): BuiltYear {
  const firstDay = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const { daysInYear, dayOfWeek } = firstDay;
  const worked = Array.from({ length: daysInYear }, (_, i) => (dayOfWeek - 1 + i) % 7 < 5);
  for (const { date } of daysOff) worked[Temporal.PlainDate.from(date).dayOfYear - 1] = false;
  for (const { date } of workedDays) worked[Temporal.PlainDate.from(date).dayOfYear - 1] = true;
  const through = new Uint16Array(daysInYear + 1);
  worked.forEach((works, i) => (through[i + 1] = through[i]! + (works ? 1 : 0)));
  const names = new Map([...daysOff, ...workedDays].map(({ date, name }) => [date, name]));
  return { confirmed, names, through };
}

/** A day that was counted to; confirmed only if every year from the first day to the last is. */
export interface Counted {
  date: Temporal.PlainDate;
  confirmed: boolean;
}

/**
 * The `n`-th working day after `from`, which is not counted itself (Bộ luật Dân sự 2015, Điều 147); `from` itself, be it
 * a day off or not, when `n` is 0.
 *
 * @param n 0 to 10,000; callers refuse the rest
 */
export function addWorkingDays(calendar: OfficeCalendar, from: Temporal.PlainDate, n: number): Counted {
  if (n === 0) return counted(calendar, from, from);
  let { year } = from;
  let left = calendar.workingDaysThrough(year, from.dayOfYear) + n;
  for (let all = workingDaysOf(calendar, year); left > all; all = workingDaysOf(calendar, year)) {
    left -= all;
    year += 1;
  }
  return counted(calendar, from, nthWorkingDay(calendar, year, left));
}

/**
 * The `n`-th working day before `from`, which is not counted itself; `from` itself when `n` is 0.
 *
 * @param n 0 to 10,000; callers refuse the rest
 */
export function subtractWorkingDays(calendar: OfficeCalendar, from: Temporal.PlainDate, n: number): Counted {
  if (n === 0) return counted(calendar, from, from);
  let { year } = from;
  let nth = calendar.workingDaysThrough(year, from.dayOfYear - 1) + 1 - n;
  while (nth < 1) {
    year -= 1;
    nth += workingDaysOf(calendar, year);
  }
  return counted(calendar, from, nthWorkingDay(calendar, year, nth));
}

/** Working days after `from` up to and including `to`; 0 when `to` is not after `from`. */
export function workingDaysAfter(
  calendar: OfficeCalendar,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): number {
  if (Temporal.PlainDate.compare(from, to) >= 0) return 0;
  let days =
    calendar.workingDaysThrough(to.year, to.dayOfYear) -
    calendar.workingDaysThrough(from.year, from.dayOfYear);
  for (let { year } = from; year < to.year; year += 1) days += workingDaysOf(calendar, year);
  return days;
}

/** The day itself if it is worked, else the first working day after it. */
export function nextWorkingDay(calendar: OfficeCalendar, day: Temporal.PlainDate): Counted {
  return addWorkingDays(calendar, day, calendar.isWorkingDay(day) ? 0 : 1);
}

/** The first working day of the week of `day`, from Monday on; of a week off, that of the week after it. */
export function weekBegin(calendar: OfficeCalendar, day: Temporal.PlainDate): Temporal.PlainDate {
  return nextWorkingDay(calendar, day.subtract({ days: day.dayOfWeek - 1 })).date;
}

/** The day itself if it is worked, else the last working day before it. */
export function previousWorkingDay(calendar: OfficeCalendar, day: Temporal.PlainDate): Counted {
  return subtractWorkingDays(calendar, day, calendar.isWorkingDay(day) ? 0 : 1);
}

function counted(calendar: OfficeCalendar, from: Temporal.PlainDate, date: Temporal.PlainDate): Counted {
  const [first, last] = from.year <= date.year ? [from.year, date.year] : [date.year, from.year];
  let confirmed = true;
  for (let year = first; year <= last && confirmed; year += 1) confirmed = calendar.isConfirmed(year);
  return { date, confirmed };
}

function workingDaysOf(calendar: OfficeCalendar, year: number): number {
  return calendar.workingDaysThrough(year, Temporal.PlainDate.from({ year, month: 1, day: 1 }).daysInYear);
}

/** @param nth from 1 to the number of working days of the year */
function nthWorkingDay(calendar: OfficeCalendar, year: number, nth: number): Temporal.PlainDate {
  const firstDay = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  // The first day of the year by which that many have been worked.
  let [low, high] = [1, firstDay.daysInYear];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (calendar.workingDaysThrough(year, middle) < nth) low = middle + 1;
    else high = middle;
  }
  return firstDay.add({ days: low - 1 });
}
