import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  addWorkingDays,
  previousWorkingDay,
  subtractWorkingDays,
  type OfficeCalendar,
} from '../deadline/calendar.ts';
import { nextOfficeTime, openingOf, type OfficeHours } from './office-hours.ts';

/** The steps by which an officer is followed up, as data of a round. */
export const ladderSchema = z.strictObject({
  /** Tell that the round is open. */
  opened: z.boolean().default(true),
  /** Working days left on which to remind. */
  before: z.array(z.int().min(1).max(60)).max(10).default([5, 3, 1]),
  /** The morning of the last working day not after the limit. */
  lastDay: z.boolean().default(true),
  /** Working days after the limit on which to remind, one by one. */
  overdue: z.int().min(0).max(60).default(5),
});
export type Ladder = z.infer<typeof ladderSchema>;

export const standardLadder: Ladder = ladderSchema.parse({});

/** A step of the ladder by name: part of the key that keeps it from being sent twice. */
export type Rung = 'opened' | 'last_day' | `before_${number}` | `overdue_${number}`;

export const rungSchema = z.custom<Rung>(
  (value) => typeof value === 'string' && /^(opened|last_day|(before|overdue)_[1-9]\d{0,3})$/.test(value),
);

export interface TimedRung {
  rung: Rung;
  at: Temporal.Instant;
}

/** What the steps are counted from. */
export interface LadderFacts {
  openedAt: Temporal.Instant;
  /** Null while the limit waits for its anchor: then only the opening is told. */
  lastDay: string | null;
}

export interface OfficeTime {
  calendar: OfficeCalendar;
  hours: OfficeHours;
  timeZone: string;
}

/**
 * All steps in order of time. Those of days before the round was open fall away; and all but the opening where the limit
 * was over by then: who could never have been in time is not called late. A limit that is given later has its steps.
 */
export function rungsOf(ladder: Ladder, facts: LadderFacts, office: OfficeTime): TimedRung[] {
  const { calendar, hours, timeZone } = office;
  const opening = nextOfficeTime(facts.openedAt, hours, calendar, timeZone);
  const rungs: TimedRung[] = ladder.opened ? [{ rung: 'opened', at: opening }] : [];
  if (facts.lastDay === null) return rungs;
  if (facts.lastDay < opening.toZonedDateTimeISO(timeZone).toPlainDate().toString()) return rungs;
  const ofLimit = limitRungs(ladder, facts.lastDay, office);
  return [...rungs, ...ofLimit.filter(({ at }) => Temporal.Instant.compare(at, opening) > 0)];
}

/** The steps that are counted from a last permitted day, in order of time. */
export function limitRungs(ladder: Ladder, lastDay: string, office: OfficeTime): TimedRung[] {
  const { calendar, hours, timeZone } = office;
  const limit = Temporal.PlainDate.from(lastDay);
  const lastWorking = previousWorkingDay(calendar, limit).date;
  const morning = (day: Temporal.PlainDate) => openingOf(day, timeZone, hours[0]!.from);
  const days: [Rung, Temporal.PlainDate][] = [
    ...ladder.before.map((left): [Rung, Temporal.PlainDate] => [
      `before_${left}`,
      subtractWorkingDays(calendar, lastWorking, left).date,
    ]),
    ...(ladder.lastDay ? [['last_day', lastWorking] as [Rung, Temporal.PlainDate]] : []),
    ...Array.from({ length: ladder.overdue }, (_, at): [Rung, Temporal.PlainDate] => [
      `overdue_${at + 1}`,
      addWorkingDays(calendar, limit, at + 1).date,
    ]),
  ];
  return days
    .map(([rung, day]) => ({ rung, at: morning(day) }))
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at));
}

/**
 * The one step that is true now, and when to look again. After time away it is the latest step that has come, not the
 * ladder missed; before the first step there is none.
 */
export function standOn(
  rungs: TimedRung[],
  now: Temporal.Instant,
): { current: Rung | null; nextAt: Temporal.Instant | null } {
  const come = stepsCome(rungs, now);
  const next = rungs[come.length];
  return { current: come.at(-1)?.rung ?? null, nextAt: next?.at ?? null };
}

/** The steps that have come, the latest last. */
export function stepsCome(rungs: TimedRung[], now: Temporal.Instant): TimedRung[] {
  return rungs.filter(({ at }) => Temporal.Instant.compare(at, now) <= 0);
}
