import { Temporal } from 'temporal-polyfill';
import {
  addWorkingDays,
  nextWorkingDay,
  previousWorkingDay,
  subtractWorkingDays,
  weekBegin,
} from '../../../domain/deadline/calendar.ts';
import { isOfficeTime } from '../../../domain/notice/office-hours.ts';
import { standardLadder, type OfficeTime } from '../../../domain/notice/ladder.ts';
import type { AssignmentStanding, Round } from '../../../domain/round/ports.ts';
import type { Transaction, UnitOfWork } from '../../../domain/ports.ts';
import { composedView } from '../../../domain/view.ts';
import { publishInspectionMorning } from '../inspection/follow-up/morning.ts';
import { officeTime } from '../deadline/office-time.ts';
import { refreshRoundProgress } from '../round/refresh-progress.ts';
import type { UseCaseTools } from '../talk.ts';

/** Under which the last day is kept whose morning has been dealt with. */
const morningSetting = 'morning_of';

/**
 * The first ring of a working day in office hours: the coordinators' lists, and the living messages on the day of a
 * limit and on the first working morning after one; after time away, when such a morning was missed, on the next.
 */
export async function publishMorning(
  unitOfWork: UnitOfWork,
  tools: Pick<UseCaseTools, 'timeZone'>,
  now: string,
): Promise<void> {
  await unitOfWork.run(async (tx) => {
    const local = Temporal.Instant.from(now).toZonedDateTimeISO(tools.timeZone);
    const today = local.toPlainDate();
    const before = await tx.settings.get(morningSetting);
    // Also not when the clock has been set back: that morning is over.
    if (before !== null && before >= today.toString()) return;
    const office = await officeTime(tx, tools.timeZone);
    if (!isOfficeTime(Temporal.Instant.from(now), office.hours, office.calendar, tools.timeZone)) return;
    await tx.settings.set(morningSetting, today.toString());
    const everything = { kind: 'system' } as const;
    const since = before === null ? today : Temporal.PlainDate.from(before).add({ days: 1 });
    await publishInspectionMorning(tools, tx, { since: since.toString(), today: today.toString() }, now);
    for (const round of await tx.rounds.overseen(everything)) {
      if (round.closedAt !== null) continue;
      const standings = await tx.rounds.standings(everything, round.id);
      const owing = standings.filter(({ submission }) => submission === null);
      if (owing.some((each) => isTelling(each, since, today, office))) {
        await refreshRoundProgress(tools, tx, round.id, now);
      }
      if (owing.some((each) => isNear(each, round, today, office))) {
        await putDaily(tx, round, today.toString(), now);
      }
    }
  });
}

/** The last working day of a limit or the first working day after it has come since the last morning. */
function isTelling(
  { limit }: AssignmentStanding,
  since: Temporal.PlainDate,
  today: Temporal.PlainDate,
  { calendar }: OfficeTime,
): boolean {
  if (limit.lastDay === null) return false;
  const lastDay = Temporal.PlainDate.from(limit.lastDay);
  const days = [
    previousWorkingDay(calendar, lastDay).date,
    nextWorkingDay(calendar, lastDay.add({ days: 1 })).date,
  ];
  const { compare } = Temporal.PlainDate;
  return days.some((day) => compare(since, day) <= 0 && compare(day, today) <= 0);
}

/**
 * From the first reminder on, until the report is sent. In a round of inspections each unit has a limit of its own, so that
 * its list would come on every morning for weeks: there a unit is near while its own ladder goes on, and then weekly.
 */
function isNear(
  { limit }: AssignmentStanding,
  { kind, ladder }: Round,
  today: Temporal.PlainDate,
  { calendar }: OfficeTime,
): boolean {
  if (limit.lastDay === null) return false;
  const lastDay = Temporal.PlainDate.from(limit.lastDay);
  const { before, overdue } = ladder ?? standardLadder;
  const { compare } = Temporal.PlainDate;
  const lastWorking = previousWorkingDay(calendar, lastDay).date;
  const first = subtractWorkingDays(calendar, lastWorking, Math.max(0, ...before)).date;
  if (compare(today, first) < 0) return false;
  if (kind !== 'inspection') return true;
  const last = addWorkingDays(calendar, lastDay, overdue).date;
  return compare(today, last) <= 0 || compare(today, weekBegin(calendar, today)) === 0;
}

async function putDaily(tx: Transaction, round: Round, day: string, now: string): Promise<void> {
  for (const chat of await tx.followUp.chats('coordinator', round.receivingUnitId)) {
    await tx.outbox.put(
      {
        operation: { kind: 'send' },
        kind: 'summary',
        address: chat.address,
        view: composedView({ kind: 'daily', roundId: round.id, day }),
        language: chat.language,
        priority: 2,
        replaceKey: null,
        dedupeKey: `daily:${round.id}:${day}:${chat.personId}:${chat.address.channel}`,
        stillTrue: null,
        dueAt: now,
      },
      now,
    );
  }
}
