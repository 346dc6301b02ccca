import { Temporal } from 'temporal-polyfill';
import type { OfficeCalendar } from '../../../domain/deadline/calendar.ts';
import { lastRegimeYear } from '../../../domain/regime/regime-file.ts';
import { limitsOfPeriod, openingDay, spanOfLimits } from '../../../domain/regime/regime-round.ts';
import type { Regime, RegimePeriod } from '../../../domain/regime/ports.ts';
import type { Administration } from '../administration.ts';
import { officeCalendar } from '../deadline/office-calendar.ts';

/** Years beyond the current one that are planned, so that a coordinator can adjust their periods in time. */
const yearsAhead = 1;

/** The office's day, ISO. */
export function officeDay({ now, timeZone }: Pick<Administration, 'now' | 'timeZone'>): string {
  return Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** Plans the periods of every regime in force. */
export async function planRegimes(administration: Administration): Promise<void> {
  const { tx } = administration;
  const all = await tx.regimes.all();
  if (all.length === 0) return;
  const calendar = await officeCalendar(tx);
  for (const regime of all) await planPeriods(administration, regime, calendar);
}

/**
 * Plans a regime's periods of this year and the next. A period that is planned already follows its regime and the
 * calendar, unless a coordinator has set its day; one the regime no longer has is dropped. A period whose last limit was
 * over before it was ever planned is `missed`, not opened in the past.
 */
export async function planPeriods(
  administration: Administration,
  { id: regimeId, file }: Regime,
  calendar: OfficeCalendar,
): Promise<void> {
  const { tx, ids } = administration;
  const today = officeDay(administration);
  const year = Number(today.slice(0, 4));
  const stored = await tx.regimes.periods(regimeId);
  const { firstYear, lastYear = lastRegimeYear } = file;
  const isMeant = (each: RegimePeriod) =>
    each.year >= firstYear && each.year <= lastYear && file.periods.some(({ code }) => code === each.period);
  for (const period of stored) {
    if (period.status === 'planned' && !isMeant(period)) await tx.regimes.forget(period.id);
  }
  for (let each = Math.max(year, firstYear); each <= Math.min(year + yearsAhead, lastYear); each += 1) {
    for (const entry of file.periods) {
      const span = spanOfLimits(limitsOfPeriod(file, entry, each, calendar));
      // The file's checks have seen that every period has its limits.
      if (span === null) continue;
      const openOn = openingDay(file, span.first);
      const known = stored.find((period) => period.year === each && period.period === entry.code);
      if (known === undefined) {
        const status = span.last < today ? 'missed' : 'planned';
        const planned = { id: ids.next(), regimeId, year: each, period: entry.code, openOn };
        await tx.regimes.plan({ ...planned, status, adjustment: null });
      } else if (known.status === 'planned' && known.openOn !== (known.adjustment?.openOn ?? openOn)) {
        await tx.regimes.change({ ...known, openOn: known.adjustment?.openOn ?? openOn }, 'planned');
      }
    }
  }
}
