import { limitsOfPeriod, roundOfPeriod, spanOfLimits } from '../../../domain/regime/regime-round.ts';
import type { Regime, RegimeAdjustment, RegimePeriod } from '../../../domain/regime/ports.ts';
import { formatDate } from '../../../domain/format-date.ts';
import type { Administration } from '../administration.ts';
import { officeCalendar } from '../deadline/office-calendar.ts';
import { refused, type Outcome } from '../outcome.ts';
import { officeDay, planPeriods } from './plan-periods.ts';

/** What may be changed before a period opens: the day it opens, the last permitted day for everyone (both ISO). */
export interface PeriodChange {
  openOn?: string | undefined;
  lastDay?: string | undefined;
  /** Not opened at all. Any other change takes that back. */
  skip?: boolean | undefined;
}

/** Who changes it: a person in chat with the event it came from, or the administrator's command line. */
export interface Changer {
  personId: string | null;
  event: string | null;
}

const commandLine: Changer = { personId: null, event: null };

/** Adjusts a period by regime, year and code. */
export async function adjustPeriod(
  administration: Administration,
  target: { regimeCode: string; year: number; period: string },
  change: PeriodChange,
): Promise<Outcome<RegimePeriod>> {
  const { tx } = administration;
  const regime = await tx.regimes.byCode(target.regimeCode);
  if (regime === null) return refused('admin.refused.unknown_regime', { code: target.regimeCode });
  await planPeriods(administration, regime, await officeCalendar(tx));
  const found = (await tx.regimes.periods(regime.id)).find(
    ({ year, period }) => year === target.year && period === target.period,
  );
  if (found === undefined) {
    return refused('admin.refused.unknown_period', { period: target.period, year: String(target.year) });
  }
  return changePeriod(administration, regime, found, change, commandLine);
}

/** The same of a period already found. One that was skipped or refused is planned again by any change. */
export async function changePeriod(
  administration: Administration,
  regime: Regime,
  period: RegimePeriod,
  change: PeriodChange,
  by: Changer,
): Promise<Outcome<RegimePeriod>> {
  const { tx, now } = administration;
  const entry = regime.file.periods.find(({ code }) => code === period.period);
  const named = { period: period.period, year: String(period.year) };
  if (entry === undefined || period.status === 'opened' || period.status === 'missed') {
    return refused('admin.refused.period_not_planned', named);
  }
  const adjustment: RegimeAdjustment = {
    ...period.adjustment,
    ...(change.openOn === undefined ? {} : { openOn: change.openOn }),
    ...(change.lastDay === undefined ? {} : { lastDay: change.lastDay }),
  };
  const skip = change.skip === true;
  const openOn = change.openOn ?? period.openOn;
  if (!skip) {
    const today = officeDay(administration);
    if (change.openOn !== undefined && change.openOn < today) {
      return refused('admin.refused.opens_in_past', { day: formatDate(change.openOn) });
    }
    const calendar = await officeCalendar(tx);
    const span = spanOfLimits(limitsOfPeriod(regime.file, entry, period.year, calendar, adjustment));
    if (span === null || span.last < today) {
      return refused('admin.refused.limit_in_past', { day: span === null ? '' : formatDate(span.last) });
    }
    if (span.first < openOn) {
      return refused('admin.refused.limit_before_opening', {
        day: formatDate(span.first),
        opens: formatDate(openOn),
      });
    }
    const { from } = roundOfPeriod(regime.file, entry, period.year, adjustment, []).period;
    if (span.first < from)
      return refused('admin.refused.limit_before_period', {
        day: formatDate(span.first),
        from: formatDate(from),
      });
  }
  const adjusted: RegimePeriod = { ...period, openOn, status: skip ? 'skipped' : 'planned', adjustment };
  // Opened meanwhile by the clock.
  if (!(await tx.regimes.change(adjusted, period.status))) {
    return refused('admin.refused.period_not_planned', named);
  }
  await tx.audit({
    at: now,
    actorId: by.personId,
    event: by.event,
    action: 'adjust_period',
    subject: 'regime',
    subjectId: regime.id,
    detail: { regime: regime.code, ...named, ...change },
  });
  return { ok: true, value: adjusted };
}
