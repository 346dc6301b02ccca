import { Temporal } from 'temporal-polyfill';
import type { OfficeCalendar } from '../deadline/calendar.ts';
import { readLimitEntry, type LimitEntry } from '../deadline/limit-entry.ts';
import { resolveRule, type Resolved } from '../deadline/limit-rule.ts';
import { calendarSpan, statutoryCutoff, type Period, type Span } from '../deadline/period.ts';
import type { UnitLevel } from '../outline/audience.ts';
import type { RegimeAdjustment } from './ports.ts';
import type { Unit } from '../organisation/ports.ts';
import { existsOn, reportersOf } from '../round/reporters.ts';
import { yearMark, type RegimeFile, type RegimePeriodEntry } from './regime-file.ts';
import type { RoundFile } from '../round/round-file.ts';

/** The period of a year that a regime's entry names. */
export function periodOfYear(entry: RegimePeriodEntry, year: number): Period {
  return { kind: entry.kind, year, number: entry.number ?? null };
}

/** From when to when figures are counted. */
export function cutoffOf(regime: RegimeFile, period: Period): Span {
  return regime.cutoff === 'statutory' ? statutoryCutoff(period) : calendarSpan(period);
}

/** A limit of one period as the regime words it, and the day it comes to. */
export interface PeriodLimit {
  /** Whose limit it is; null for everyone who has no other. */
  levels: UnitLevel[] | null;
  entry: LimitEntry;
  /** Null when the entry is no rule; the file's checks refuse that. */
  resolved: Resolved | null;
}

/** The limits of one period: what was agreed for it, else the period's own, else those of the regime and its levels. */
export function limitsOfPeriod(
  regime: RegimeFile,
  entry: RegimePeriodEntry,
  year: number,
  calendar: OfficeCalendar,
  adjustment: RegimeAdjustment | null = null,
): PeriodLimit[] {
  const count = (levels: UnitLevel[] | null, limit: LimitEntry): PeriodLimit => ({
    levels,
    entry: limit,
    resolved: resolvedIn(regime, entry, year, limit, calendar),
  });
  if (adjustment?.lastDay !== undefined) return [count(null, { byDate: adjustment.lastDay })];
  if (entry.deadline !== undefined) return [count(null, entry.deadline)];
  const ofLevels = regime.levels.map(({ levels, ...limit }) => count(levels, limit));
  return [count(null, regime.deadline), ...ofLevels];
}

/** What the receiving unit sends on for a period, to whom and by when. */
export function onwardLimits(
  regime: RegimeFile,
  entry: RegimePeriodEntry,
  year: number,
  calendar: OfficeCalendar,
): { to: string; entry: LimitEntry; resolved: Resolved | null }[] {
  return regime.onward.map(({ to, ...limit }) => ({
    to,
    entry: limit,
    resolved: resolvedIn(regime, entry, year, limit, calendar),
  }));
}

function resolvedIn(
  regime: RegimeFile,
  entry: RegimePeriodEntry,
  year: number,
  limit: LimitEntry,
  calendar: OfficeCalendar,
): Resolved | null {
  const read = readLimitEntry(limit);
  if (!read.ok) return null;
  const period = periodOfYear(entry, year);
  const anchors = { data_cutoff: cutoffOf(regime, period).to };
  return resolveRule(read.rule, { period, anchors }, calendar);
}

/** First and last day of the limits, ISO; null where one of them comes to no day. */
export function spanOfLimits(limits: readonly PeriodLimit[]): { first: string; last: string } | null {
  const days = limits.flatMap(({ resolved }) => (resolved?.kind === 'set' ? [resolved.lastDay] : [])).sort();
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined || days.length < limits.length ? null : { first, last };
}

/** The day on which a period's round opens: a lead time before its first limit. */
export function openingDay(regime: RegimeFile, firstLimit: string): string {
  return Temporal.PlainDate.from(firstLimit).subtract({ days: regime.leadDays }).toString();
}

/** The title of a period's round: "Báo cáo công tác cải cách hành chính quý I năm 2026". */
export function titleOfPeriod(regime: RegimeFile, entry: RegimePeriodEntry, year: number): string {
  return `${regime.title} ${shortTitleOfPeriod(entry, year)}`;
}

/** "quý I năm 2026". */
export function shortTitleOfPeriod(entry: RegimePeriodEntry, year: number): string {
  return entry.title.replaceAll(yearMark, String(year));
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
  const span = calendarSpan(period);
  const adjusted = adjustment?.lastDay;
  const file: RoundFile = {
    code: `${regime.code}-${year}-${entry.code}`,
    title: titleOfPeriod(regime, entry, year),
    kind: 'periodic',
    outline: regime.outline,
    receivingUnit: regime.receivingUnit,
    units: reportersIn(regime, span, units),
    period: { kind: entry.kind, ...(entry.number === undefined ? {} : { number: entry.number }), ...span },
    cutoff: cutoffOf(regime, period),
    anchors: [],
    ...(regime.ladder === undefined ? {} : { ladder: regime.ladder }),
    deadline: adjusted === undefined ? (entry.deadline ?? regime.deadline) : { byDate: adjusted },
    deadlines: [],
  };
  if (adjusted !== undefined || entry.deadline !== undefined) return file;
  const deadlines = reportersOf(file, units).flatMap((unit) => {
    const own = regime.levels.find(({ levels }) => levels.includes(unit.level));
    if (own === undefined) return [];
    const { levels: _levels, ...limit } = own;
    return [{ unit: unit.code, ...limit }];
  });
  return { ...file, deadlines };
}

/** A regime outlives its units: those that have ended, or do not exist yet, are not asked. */
function reportersIn(regime: RegimeFile, { to }: Span, units: readonly Unit[]): RegimeFile['units'] {
  if (!Array.isArray(regime.units)) return regime.units;
  const gone = new Set(units.filter((unit) => !existsOn(unit, to)).map(({ code }) => code));
  return regime.units.filter((code) => !gone.has(code));
}
