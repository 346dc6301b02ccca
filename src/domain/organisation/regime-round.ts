import { Temporal } from 'temporal-polyfill';
import type { OfficeCalendar } from '../deadline/calendar.ts';
import { readLimitEntry, type LimitEntry } from '../deadline/limit-entry.ts';
import { resolveRule } from '../deadline/limit-rule.ts';
import { calendarSpan, statutoryCutoff, type Period } from '../deadline/period.ts';
import type { RegimeAdjustment, Unit } from '../ports.ts';
import { reportersOf } from './reporters.ts';
import type { RegimeFile, RegimePeriodEntry } from './regime-file.ts';
import type { RoundFile } from './round-file.ts';

/** The period of a year that a regime's entry names. */
export function periodOfYear(entry: RegimePeriodEntry, year: number): Period {
  return { kind: entry.kind, year, number: entry.number ?? null };
}

/** The limit of a unit's level in one period; a period's own limit counts for everyone. */
function limitFor(
  regime: RegimeFile,
  entry: RegimePeriodEntry,
  unit: Pick<Unit, 'level'> | null,
): LimitEntry {
  if (entry.deadline !== undefined) return entry.deadline;
  const own = regime.levels.find(({ levels }) => unit !== null && levels.includes(unit.level));
  if (own === undefined) return regime.deadline;
  const { levels: _levels, ...limit } = own;
  return limit;
}

/** First and last of the limits a period has, as ISO days; null where a rule gives no day. */
export function limitsOfPeriod(
  regime: RegimeFile,
  entry: RegimePeriodEntry,
  year: number,
  calendar: OfficeCalendar,
): { first: string; last: string } | null {
  const period = periodOfYear(entry, year);
  const cutoff = cutoffOf(regime, period);
  const limits = [regime.deadline, ...regime.levels.map(({ levels: _levels, ...limit }) => limit)];
  const days = (entry.deadline === undefined ? limits : [entry.deadline]).map((limit) => {
    const read = readLimitEntry(limit);
    if (!read.ok) return null;
    const resolved = resolveRule(read.rule, { period, anchors: { data_cutoff: cutoff.to } }, calendar);
    return resolved.kind === 'set' ? resolved.lastDay : null;
  });
  const known = days.filter((day) => day !== null).sort();
  const [first] = known;
  const last = known.at(-1);
  return first === undefined || last === undefined || known.length < days.length ? null : { first, last };
}

/** The day on which a period's round opens: a lead time before its first limit. */
export function openingDay(regime: RegimeFile, firstLimit: string): string {
  return Temporal.PlainDate.from(firstLimit).subtract({ days: regime.leadDays }).toString();
}

function cutoffOf(regime: RegimeFile, period: Period) {
  return regime.cutoff === 'statutory' ? statutoryCutoff(period) : calendarSpan(period);
}

/** The round that one period of a regime opens, as if it had been written in a file. */
export function roundOfPeriod(
  regime: RegimeFile,
  entry: RegimePeriodEntry,
  year: number,
  adjustment: RegimeAdjustment | null,
  units: readonly Unit[],
): RoundFile {
  const period = periodOfYear(entry, year);
  const cutoff = cutoffOf(regime, period);
  const adjusted = adjustment?.lastDay;
  const file: RoundFile = {
    code: `${regime.code}-${year}-${entry.code}`,
    title: `${regime.title} ${entry.title} năm ${year}`.replace('năm năm', 'năm'),
    kind: 'periodic',
    outline: regime.outline,
    receivingUnit: regime.receivingUnit,
    units: regime.units,
    period: {
      kind: entry.kind,
      ...(entry.number === undefined ? {} : { number: entry.number }),
      ...calendarSpan(period),
    },
    cutoff,
    anchors: [],
    ...(regime.ladder === undefined ? {} : { ladder: regime.ladder }),
    deadline: adjusted === undefined ? limitFor(regime, entry, null) : { byDate: adjusted },
    deadlines: [],
  };
  if (adjusted !== undefined) return file;
  const deadlines = reportersOf(file, units)
    .filter((unit) => limitFor(regime, entry, unit) !== file.deadline)
    .map((unit) => ({ unit: unit.code, ...limitFor(regime, entry, unit) }));
  return { ...file, deadlines };
}
