import { Temporal } from 'temporal-polyfill';
import { limitUnder, type LimitBasis } from '../../../../domain/deadline/assigned-limit.ts';
import { workingDaysAfter, type OfficeCalendar } from '../../../../domain/deadline/calendar.ts';
import type { Lateness, Limit } from '../../../../domain/deadline/limit.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import type { Inspection, InspectionRound } from '../../../../domain/inspection/ports.ts';
import { lastDayOf } from '../../../../domain/inspection/schedule/due.ts';
import type { NoticeFacts } from '../../../../domain/inspection/schedule/notice-view.ts';
import { anchorOfDates, termsOf } from '../../../../domain/inspection/terms.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import { officeDayOf } from '../../deadline/office-time.ts';
import type { Talk } from '../../talk.ts';
import type { InspectionContext } from '../advance-inspection.ts';
import { contextOf, todayOf, type Seen } from './seen.ts';

/** A term of the unit's report, counted for an inspection as it is now. */
export function limitOf(basis: LimitBasis, { dates }: Inspection, calendar: OfficeCalendar): Limit {
  const counted = limitUnder(basis, anchorOfDates(basis.rule, dates), calendar);
  if ('kind' in counted) throw new Error('a limit on a day that does not exist passed its checks');
  return counted.limit;
}

/**
 * The last permitted day of the unit's report that a notice tells; null where none is asked, or it is here already.
 *
 * @param newTerm until when the unit reports, where that is set along with the notice
 */
export async function reportDay(
  { tx, tools, at }: InspectionContext,
  inspection: Inspection,
  { plan }: Pick<InspectionRound, 'plan'>,
  newTerm?: LimitBasis,
): Promise<string | null> {
  const { state, assignmentId } = inspection;
  if (state.report !== null) return null;
  const calendar = await officeCalendar(tx);
  if (newTerm !== undefined) return limitOf(newTerm, inspection, calendar).lastDay;
  const owed = assignmentId === null ? null : await tx.followUp.owed(assignmentId);
  const planned = lastDayOf(termsOf(plan, inspection, calendar).report);
  if (owed !== null) return owed.limit.lastDay ?? planned;
  // Where no report is owed a term that has gone by is nothing to tell.
  return planned !== null && planned < officeDayOf(at, tools.timeZone) ? null : planned;
}

/** What the notice says, of the inspection as it is now; `newTerm` as in `reportDay`. */
export async function noticeFacts(
  talk: Talk,
  { inspection, round }: Pick<Seen, 'inspection' | 'round'>,
  { number, date }: Pick<Paper, 'number' | 'date'>,
  hour: string | null,
  newTerm?: LimitBasis,
): Promise<NoticeFacts> {
  const { id, unitName, dates } = inspection;
  const paper = { number, date };
  const reportBy = await reportDay(contextOf(talk), inspection, round, newTerm);
  return { inspectionId: id, unitName, paper, hour, dates, reportBy };
}

/** How it stands to the plan's term when the unit is told today. */
export async function latenessOfNotice(talk: Talk, { inspection, round }: Seen): Promise<Lateness | null> {
  const calendar = await officeCalendar(talk.tx);
  const lastDay = lastDayOf(termsOf(round.plan, inspection, calendar).scheduleNotice);
  const today = todayOf(talk);
  if (lastDay === null || today <= lastDay) return null;
  const [from, to] = [Temporal.PlainDate.from(lastDay), Temporal.PlainDate.from(today)];
  return { kind: 'late', workingDays: workingDaysAfter(calendar, from, to) };
}
