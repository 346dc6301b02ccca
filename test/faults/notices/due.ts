import { Temporal } from 'temporal-polyfill';
import { previousWorkingDay, subtractWorkingDays } from '../../../src/domain/deadline/calendar.ts';
import { standOn } from '../../../src/domain/notice/ladder.ts';
import { isOfficeTime } from '../../../src/domain/notice/office-hours.ts';
import { timeZone } from './office.ts';
import type { Due } from './reconcile.ts';
import { readReports, type OwedReport } from './records.ts';
import type { Run } from './run.ts';

/**
 * What every chat must have received now that everything has been said: by the domain, the one step that was true when
 * the bell rang and still is, and the coordinator's list of the day. Outside office hours that is nothing.
 *
 * @param rangAt when the bell was rung, Unix milliseconds
 */
export async function dueNow(run: Run, rangAt: number): Promise<Due[]> {
  const { office, officeTime, clock, arrivals } = run;
  const moments = [rangAt, clock.now()].map((at) => Temporal.Instant.fromEpochMilliseconds(at));
  const { hours, calendar } = officeTime;
  if (!moments.every((at) => isOfficeTime(at, hours, calendar, timeZone))) return [];
  const [from, to] = moments as [Temporal.Instant, Temporal.Instant];
  const by = arrivals.length;
  const owed = (await readReports(office.database, officeTime)).filter(({ receipt }) => receipt === null);
  const steps = owed.flatMap(({ rungs, chats, assignmentId }): Due[] => {
    const rung = standOn(rungs, from).current;
    if (rung === null || standOn(rungs, to).current !== rung) return [];
    return chats.map((chatId) => ({ kind: 'step', chatId, assignmentId, rung, by }));
  });
  const today = from.toZonedDateTimeISO(timeZone).toPlainDate();
  const rounds = new Map(
    owed.filter((report) => isListed(report, today, run)).map((one) => [one.roundId, one]),
  );
  const lists = [...rounds.values()].map(({ roundId, roundTitle: title }): Due => {
    const chatId = office.coordinator;
    return { kind: 'daily', chatId, roundId, title, day: today.toString(), by };
  });
  return [...steps, ...lists];
}

/** From the first reminder on; a round is listed from the morning after it opened. */
function isListed(report: OwedReport, today: Temporal.PlainDate, { officeTime: { calendar } }: Run): boolean {
  const { limit, ladder, openedAt } = report;
  if (limit.lastDay === null) return false;
  const openedOn = Temporal.Instant.fromEpochMilliseconds(openedAt)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const lastWorking = previousWorkingDay(calendar, Temporal.PlainDate.from(limit.lastDay)).date;
  const first = subtractWorkingDays(calendar, lastWorking, Math.max(0, ...ladder.before)).date;
  const { compare } = Temporal.PlainDate;
  return compare(openedOn, today) < 0 && compare(first, today) <= 0;
}
