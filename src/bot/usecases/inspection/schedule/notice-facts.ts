import { Temporal } from 'temporal-polyfill';
import { workingDaysAfter } from '../../../../domain/deadline/calendar.ts';
import type { Lateness } from '../../../../domain/deadline/limit.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import { lastDayOf } from '../../../../domain/inspection/schedule/due.ts';
import type { NoticeFacts } from '../../../../domain/inspection/schedule/notice-view.ts';
import { termsOf } from '../../../../domain/inspection/terms.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import type { Talk } from '../../talk.ts';
import { todayOf, type Seen } from './seen.ts';

/** What the notice says, of the inspection as it is now. */
export async function noticeFacts(
  talk: Talk,
  { inspection, round }: Seen,
  paper: Paper,
  hour: string | null,
): Promise<NoticeFacts> {
  const { id, unitName, dates, state, assignmentId } = inspection;
  const owed = assignmentId === null ? null : await talk.tx.followUp.owed(assignmentId);
  const planned = lastDayOf(termsOf(round.plan, inspection, await officeCalendar(talk.tx)).report);
  return {
    inspectionId: id,
    unitName,
    paper,
    hour,
    dates,
    reportBy: state.report === null ? (owed?.limit.lastDay ?? planned) : null,
  };
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
