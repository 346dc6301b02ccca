import type { OfficeCalendar } from '../../../domain/deadline/calendar.ts';
import type { LimitEntry } from '../../../domain/deadline/limit-entry.ts';
import type { Resolved } from '../../../domain/deadline/limit-rule.ts';
import type { PlannedLimit, UpcomingPeriod } from '../../../domain/regime/period-views.ts';
import {
  limitsOfPeriod,
  onwardLimits,
  shortTitleOfPeriod,
  titleOfPeriod,
} from '../../../domain/regime/regime-round.ts';
import type { Regime, RegimePeriod } from '../../../domain/regime/ports.ts';
import { limitWords } from '../deadline/limit-words.ts';

/** One period as it is planned: when it opens, and every limit with its day. */
export type PlannedPeriod = Omit<UpcomingPeriod, 'id' | 'openOn' | 'refused'> & { period: RegimePeriod };

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
