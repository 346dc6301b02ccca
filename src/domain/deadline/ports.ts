import type { Ladder } from '../notice/ladder.ts';
import type { AnchorDays, LimitBasis } from './assigned-limit.ts';
import type { CalendarYear } from './calendar.ts';
import type { Limit } from './limit.ts';

/** The office calendar, year by year; a year that is not stored is nobody's yet. */
export interface Calendars {
  /** Every stored year in order, its days in order. */
  years(): Promise<CalendarYear[]>;
  /** Which years are stored. */
  known(): Promise<number[]>;
  /** Takes the place of what was stored of the year. */
  saveYear(year: CalendarYear, at: string): Promise<void>;
}

/** A limit that can still move: of a report not sent, in an open round. */
export interface MovableLimit {
  assignmentId: string;
  roundId: string;
  roundTitle: string;
  unitId: string;
  unitCode: string;
  unitName: string;
  limit: Limit;
  basis: LimitBasis;
  anchors: AnchorDays;
  /** Of its round; null for the standard ladder. */
  ladder: Ladder | null;
  openedAt: string;
}

export interface LimitExtension {
  id: string;
  assignmentId: string;
  from: Limit;
  to: Limit;
  reason: string;
  byPersonId: string | null;
  at: string;
}

export interface Limits {
  /** Of all open rounds, or of one. */
  movable(roundId: string | null): Promise<MovableLimit[]>;
  /** @param moved `nextNoticeAt` is when its follow-up is looked at next; null when no step is left */
  move(moved: {
    assignmentId: string;
    limit: Limit;
    basis: LimitBasis;
    anchors: AnchorDays;
    nextNoticeAt: string | null;
  }): Promise<void>;
  recordExtension(extension: LimitExtension): Promise<void>;
}

/** A stretch of time in which the bot did not run. */
export interface Downtimes {
  add(from: string, to: string): Promise<void>;
  /** Whether the bot was down at some moment of the stretch. */
  within(from: string, to: string): Promise<boolean>;
}
