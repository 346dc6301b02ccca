import type { OfficeCalendar } from '../../domain/deadline/calendar.ts';
import type { LimitEntry } from '../../domain/deadline/limit-entry.ts';
import type { Resolved } from '../../domain/deadline/limit-rule.ts';
import type { Limit } from '../../domain/deadline/limit.ts';
import {
  limitsOfPeriod,
  onwardLimits,
  shortTitleOfPeriod,
  titleOfPeriod,
} from '../../domain/organisation/regime-round.ts';
import type { UnitLevel } from '../../domain/outline/audience.ts';
import type { Regime, RegimePeriod } from '../../domain/ports.ts';
import { limitWords } from './limit-words.ts';

/** A limit of a planned period; `confirmed` when every year of the calendar it rests on is. */
export interface PlannedLimit extends Limit {
  confirmed: boolean;
}

/** One period as it is planned: when it opens, and every limit with its day. */
export interface PlannedPeriod {
  period: RegimePeriod;
  /** Of its round: "Báo cáo công tác cải cách hành chính quý I năm 2026". */
  title: string;
  /** "quý I năm 2026". */
  shortTitle: string;
  /** `levels` is null for everyone who has no other limit. */
  limits: { levels: UnitLevel[] | null; limit: PlannedLimit }[];
  onward: { to: string; limit: PlannedLimit }[];
}

/** A stored period as it is planned; null for one its regime no longer has. */
export function plannedPeriod(
  { file }: Regime,
  period: RegimePeriod,
  calendar: OfficeCalendar,
): PlannedPeriod | null {
  const entry = file.periods.find(({ code }) => code === period.period);
  if (entry === undefined) return null;
  const { year } = period;
  return {
    period,
    title: titleOfPeriod(file, entry, year),
    shortTitle: shortTitleOfPeriod(entry, year),
    limits: limitsOfPeriod(file, entry, year, calendar, period.adjustment).map(
      ({ levels, entry: limit, resolved }) => ({ levels, limit: planned(limit, resolved) }),
    ),
    onward: onwardLimits(file, entry, year, calendar).map(({ to, entry: limit, resolved }) => ({
      to,
      limit: planned(limit, resolved),
    })),
  };
}

function planned(entry: LimitEntry, resolved: Resolved | null): PlannedLimit {
  const words = { words: limitWords(entry), lastHour: entry.hour ?? null };
  return resolved?.kind === 'set'
    ? { ...words, lastDay: resolved.lastDay, confirmed: resolved.confirmed }
    : { ...words, lastDay: null, confirmed: false };
}
