import { Temporal } from 'temporal-polyfill';
import { isOver, type Limit } from '../../domain/deadline/limit.ts';
import { workingDaysAfter, type OfficeCalendar } from '../../domain/deadline/calendar.ts';
import type { UnitOfWork } from '../../domain/ports.ts';
import { isLimitDay } from './limit-morning.ts';
import { officeCalendar } from './office-calendar.ts';
import { refreshRoundProgress } from './refresh-progress.ts';
import type { UseCaseTools } from './talk.ts';

/**
 * On the morning of a limit the living messages of its round are posted anew, and on the first working morning after it
 * they say who is overdue. Rung by the clock; a
 * doubled or missed ring changes nothing, since the message is one per chat and says what is true now.
 */
export async function tellPassedLimits(
  unitOfWork: UnitOfWork,
  tools: Pick<UseCaseTools, 'timeZone'>,
  now: string,
): Promise<void> {
  await unitOfWork.run(async (tx) => {
    const everything = { kind: 'system' } as const;
    const calendar = await officeCalendar(tx);
    const today = Temporal.Instant.from(now).toZonedDateTimeISO(tools.timeZone).toPlainDate();
    for (const round of await tx.rounds.overseen(everything)) {
      if (round.closedAt !== null) continue;
      const standings = await tx.rounds.standings(everything, round.id);
      const passed = standings.some(
        ({ limit, submission }) =>
          submission === null && firstMorningAfter(limit, now, tools.timeZone, calendar),
      );
      const limits = standings.map(({ limit }) => limit);
      if (passed || isLimitDay(limits, today, calendar)) await refreshRoundProgress(tools, tx, round.id, now);
    }
  });
}

function firstMorningAfter(limit: Limit, now: string, timeZone: string, calendar: OfficeCalendar): boolean {
  const instant = Temporal.Instant.from(now);
  if (limit.lastDay === null || !isOver(limit, instant, timeZone)) return false;
  const today = instant.toZonedDateTimeISO(timeZone).toPlainDate();
  return workingDaysAfter(calendar, Temporal.PlainDate.from(limit.lastDay), today) === 1;
}
