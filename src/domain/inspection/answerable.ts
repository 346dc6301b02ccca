import type { Awaited } from './awaited.ts';

/** Hours of an office day: whoever was asked in the morning may answer until the evening. */
const officeDay = 8;
/** Recording goes on over the nights of an inspection of several days; each finding begins the time anew. */
const recording = 24;

const longer: Partial<Record<Awaited['area'], number>> = { finding: recording };

/**
 * Whether what is typed now can still be meant for a question: days later a sentence about something else would be taken
 * for the reason of a cancellation.
 *
 * @param askedAt ISO instant
 * @param now ISO instant at which the answer was sent
 */
export function isAnswerable({ area }: Pick<Awaited, 'area'>, askedAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(askedAt) <= (longer[area] ?? officeDay) * 3_600_000;
}
