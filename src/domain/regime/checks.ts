import type { OfficeCalendar } from '../deadline/calendar.ts';
import { readLimitEntry, type LimitEntry } from '../deadline/limit-entry.ts';
import type { Resolved } from '../deadline/limit-rule.ts';
import { isNumbered } from '../deadline/period.ts';
import { fault, type Fault } from '../organisation/messages.ts';
import { lastRegimeYear, yearMark, type RegimeFile } from './regime-file.ts';
import { limitsOfPeriod, onwardLimits, periodOfYear } from './regime-round.ts';

/** Years in a row that hold a leap year. */
const yearsWithLeapYear = 4;

/** What a regime's parts cannot know of each other. A day that some period does not have is told here, not when it opens. */
export function checkRegime(file: RegimeFile, calendar: OfficeCalendar): Fault[] {
  const { firstYear, lastYear, periods } = file;
  const faults: Fault[] = [];
  if (lastYear !== undefined && lastYear < firstYear) {
    const years = { first: String(firstYear), last: String(lastYear) };
    faults.push(fault(['lastYear'], 'import.years_reversed', years));
  }
  for (const [i, entry] of periods.entries()) {
    const at = ['periods', i];
    if (periods.findIndex(({ code }) => code === entry.code) < i) {
      faults.push(fault([...at, 'code'], 'import.duplicate_entry', { code: entry.code }));
    }
    if (!isNumbered(periodOfYear(entry, firstYear))) {
      faults.push(fault([...at, 'kind'], 'import.period_not_numbered', { period: entry.code }));
    }
    if (!entry.title.includes(yearMark)) {
      faults.push(fault([...at, 'title'], 'import.period_title_without_year', {}));
    }
  }
  faults.push(...checkEntries(file));
  return faults.length > 0 ? faults : checkDays(file, calendar);
}

function checkEntries(file: RegimeFile): Fault[] {
  const entries: [Fault['path'], LimitEntry][] = [
    [['deadline'], file.deadline],
    ...file.levels.map(({ levels: _levels, ...limit }, at): [Fault['path'], LimitEntry] => [
      ['levels', at],
      limit,
    ]),
    ...file.onward.map(({ to: _to, ...limit }, at): [Fault['path'], LimitEntry] => [['onward', at], limit]),
    ...file.periods.flatMap(({ deadline }, at): [Fault['path'], LimitEntry][] =>
      deadline === undefined ? [] : [[['periods', at, 'deadline'], deadline]],
    ),
  ];
  const faults = entries.flatMap(([path, entry]) => {
    const read = readLimitEntry(entry);
    if (read.ok) return [];
    const { key, reason } = read.fault;
    return [fault(key === null ? path : [...path, key], reason, {})];
  });
  const seen = new Set<string>();
  for (const [i, { levels }] of file.levels.entries()) {
    for (const [j, level] of levels.entries()) {
      if (seen.has(level)) {
        faults.push(fault(['levels', i, 'levels', j], 'import.duplicate_entry', { code: level }));
      }
      seen.add(level);
    }
  }
  return faults;
}

/** Every period of the years that differ: 29/02 exists in some only. One fault a period, the first year's. */
function checkDays(file: RegimeFile, calendar: OfficeCalendar): Fault[] {
  const { firstYear, periods } = file;
  const lastYear = Math.min(firstYear + yearsWithLeapYear - 1, file.lastYear ?? lastRegimeYear);
  return periods.flatMap((entry, at) => {
    for (let year = firstYear; year <= lastYear; year += 1) {
      const limits = [
        ...limitsOfPeriod(file, entry, year, calendar),
        ...onwardLimits(file, entry, year, calendar),
      ];
      for (const { resolved } of limits) {
        if (resolved?.kind !== 'set') return [noDay(resolved, ['periods', at], entry.code)];
      }
    }
    return [];
  });
}

function noDay(resolved: Resolved | null, path: Fault['path'], period: string): Fault {
  if (resolved?.kind !== 'impossible') return fault(path, 'import.period_without_limit', { period });
  const { day, month, year } = resolved;
  return fault(path, 'import.period_no_such_day', { period, day: String(day), month: `${month}/${year}` });
}
