import { Temporal } from 'temporal-polyfill';
import { closedUntil } from '../../../domain/notice/office-hours.ts';
import type { UnitOfWork } from '../../../domain/ports.ts';
import { officeTime } from './office-time.ts';

/** Instants asked about at the same time are few: now, and when the messages in hand were due. */
const mostKept = 16;

/**
 * Answers when the office may next be written to (ISO instant), null when it may be at the instant itself. Hours begin
 * and end with a minute, so the calendar is read once for each minute asked about; a calendar changed meanwhile counts
 * from the next minute on.
 */
export function createOpening(
  unitOfWork: UnitOfWork,
  timeZone: string,
): (at: string) => Promise<string | null> {
  const known = new Map<string, string | null>();
  return async (at) => {
    const minute = at.slice(0, 'yyyy-mm-ddThh:mm'.length);
    const kept = known.get(minute);
    if (kept !== undefined) return kept;
    const office = await unitOfWork.run((tx) => officeTime(tx, timeZone));
    const next = closedUntil(Temporal.Instant.from(at), office)?.toString() ?? null;
    if (known.size >= mostKept) known.clear();
    known.set(minute, next);
    return next;
  };
}
