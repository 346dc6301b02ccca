import { Temporal } from 'temporal-polyfill';
import { weekBegin, workingDaysAfter } from '../../deadline/calendar.ts';
import {
  limitRungs,
  standardLadder,
  standOn,
  type Ladder,
  type OfficeTime,
  type Rung,
  type TimedRung,
} from '../../notice/ladder.ts';
import { openingOf } from '../../notice/office-hours.ts';

/** The steps by which a unit is followed up about what it has to put right: those of a report, but for the opening. */
const remediationLadder: Ladder = { ...standardLadder, opened: false };

/** Around now: a holiday takes a whole week at most. */
const weeksAround = [-2, -1, 0, 1, 2, 3];

/**
 * The step on which a term stands now, and when to look again. A report's round is closed one day; a recommendation is
 * followed until it is done, so after the ladder's last step there is one on the first working day of every week.
 */
export function standOnTerm(
  lastDay: string,
  now: Temporal.Instant,
  office: OfficeTime,
): { current: Rung | null; nextAt: Temporal.Instant | null } {
  const rungs = limitRungs(remediationLadder, lastDay, office);
  const ended = rungs.at(-1);
  if (ended === undefined) return { current: null, nextAt: null };
  return standOn([...rungs, ...weeksAfter(ended.at, lastDay, now, office)], now);
}

/** The weekly steps around now that come after the last of the ladder. */
function weeksAfter(
  ended: Temporal.Instant,
  lastDay: string,
  now: Temporal.Instant,
  { calendar, hours, timeZone }: OfficeTime,
): TimedRung[] {
  const { compare } = Temporal.Instant;
  // Before the ladder is over the next look is the ladder's or the first week's after it.
  const around = (compare(now, ended) < 0 ? ended : now).toZonedDateTimeISO(timeZone).toPlainDate();
  const limit = Temporal.PlainDate.from(lastDay);
  const days = weeksAround.map((weeks) => weekBegin(calendar, around.add({ weeks })).toString());
  return [...new Set(days)]
    .map((each) => Temporal.PlainDate.from(each))
    .map((day): TimedRung => ({
      rung: `overdue_${workingDaysAfter(calendar, limit, day)}`,
      at: openingOf(day, timeZone, hours[0]!.from),
    }))
    .filter(({ at }) => compare(at, ended) > 0);
}

/**
 * When a term is looked at for the first time, seen from the moment it is set: steps that are past by then are not made
 * up for. Null when no day is known. ISO instant.
 */
export function firstStepAt(lastDay: string | null, from: string, office: OfficeTime): string | null {
  if (lastDay === null) return null;
  return standOnTerm(lastDay, Temporal.Instant.from(from), office).nextAt?.toString() ?? null;
}
