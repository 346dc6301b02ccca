import { Temporal } from 'temporal-polyfill';
import type { DeadlineEntry } from './round-file.ts';

/**
 * The last permitted day (ISO date). "Trước ngày 10" is strict: the 9th is the last (read as in Kế hoạch 1871/KH-UBND,
 * IV.3).
 */
export function lastDayOf({ beforeDate, byDate }: DeadlineEntry): string {
  if (beforeDate !== undefined) return Temporal.PlainDate.from(beforeDate).subtract({ days: 1 }).toString();
  if (byDate !== undefined) return byDate;
  throw new Error('a limit without a day passed its checks');
}
