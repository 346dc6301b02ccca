import { Temporal } from 'temporal-polyfill';
import { limitRungs, standardLadder, standOn, type Ladder, type OfficeTime } from '../../notice/ladder.ts';

/** The steps by which a unit is followed up about what it has to put right: those of a report, but for the opening. */
export const remediationLadder: Ladder = { ...standardLadder, opened: false };

/**
 * When a term is looked at for the first time, seen from the moment it is set: steps that are past by then are not made
 * up for. Null when no step is left, or no day is known. ISO instant.
 */
export function firstStepAt(lastDay: string | null, from: string, office: OfficeTime): string | null {
  if (lastDay === null) return null;
  const { nextAt } = standOn(limitRungs(remediationLadder, lastDay, office), Temporal.Instant.from(from));
  return nextAt?.toString() ?? null;
}
