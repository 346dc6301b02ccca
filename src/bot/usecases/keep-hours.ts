import { Temporal } from 'temporal-polyfill';
import { isOfficeTime, nextOfficeTime } from '../../domain/notice/office-hours.ts';
import type { UnitOfWork } from '../../domain/ports.ts';
import { officeTime } from './office-time.ts';
import type { UseCaseTools } from './talk.ts';

/**
 * Outside office hours nobody is written to but who has just written: what could not be sent in time (the bot was away,
 * Telegram did not answer) waits for the next opening, where it is sent if it is still true.
 */
export async function keepHours(
  unitOfWork: UnitOfWork,
  { timeZone }: Pick<UseCaseTools, 'timeZone'>,
  now: string,
): Promise<void> {
  await unitOfWork.run(async (tx) => {
    if (!(await tx.outbox.isBehind(now))) return;
    const { hours, calendar } = await officeTime(tx, timeZone);
    const at = Temporal.Instant.from(now);
    if (isOfficeTime(at, hours, calendar, timeZone)) return;
    await tx.outbox.postpone(nextOfficeTime(at, hours, calendar, timeZone).toString(), now);
  });
}
