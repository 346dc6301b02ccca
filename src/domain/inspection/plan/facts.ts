import type { OfficeCalendar } from '../../deadline/calendar.ts';
import type { Outline } from '../../outline/schema.ts';
import type { Unit } from '../../organisation/ports.ts';

/** Somebody who is known, with the units they have a role in. */
export interface KnownPerson {
  id: string;
  code: string;
  name: string;
  unitIds: string[];
}

/** What is stored already and a plan must agree with. */
export interface PlanFacts {
  units: readonly Unit[];
  people: readonly KnownPerson[];
  /** The version the plan means; `outlineKnown` is true when at least another version is there. */
  outline: Outline | null;
  outlineKnown: boolean;
  /** Codes of rounds that are there already, of inspections and of reports. */
  takenCodes: ReadonlySet<string>;
  calendar: OfficeCalendar;
  /** ISO date, in the office's zone. */
  today: string;
}
