import type { Calendars, Downtimes, Limits } from './deadline/ports.ts';
import type { Files } from './file/ports.ts';
import type { Groups } from './group/ports.ts';
import type { InboundEvent } from './inbound.ts';
import type { Conclusions, Findings, Inspections, Remediations, SystemLookups } from './inspection/ports.ts';
import type { Assessments, UnitReports } from './inspection/report/ports.ts';
import type { Answers, Messages, Reports } from './interview/ports.ts';
import type { Invitations } from './joining/ports.ts';
import type { FollowUp } from './notice/ports.ts';
import type { People, Units } from './organisation/ports.ts';
import type { OutboxQueue } from './outbox/ports.ts';
import type { Outlines } from './outline/ports.ts';
import type { Regimes } from './regime/ports.ts';
import type { Submissions } from './report/ports.ts';
import type { Assignments, Rounds } from './round/ports.ts';

/** The time, as an ISO instant (UTC). */
export interface Clock {
  now(): string;
}

/** Makes new ids: lower-case letters and digits, 14 characters, 70 random bits. */
export interface Ids {
  next(): string;
  /** Random bytes for codes. */
  bytes(length: number): Uint8Array;
}

/**
 * The only way to write. Everything inside `run` is one transaction: all of it is stored or none. Work may be run again
 * when two people changed the same report at once, so it must not touch the world.
 */
export interface UnitOfWork {
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

export interface Transaction {
  inbound: InboundLog;
  people: People;
  units: Units;
  invitations: Invitations;
  outlines: Outlines;
  rounds: Rounds;
  assignments: Assignments;
  reports: Reports;
  followUp: FollowUp;
  limits: Limits;
  regimes: Regimes;
  downtimes: Downtimes;
  inspections: Inspections;
  findings: Findings;
  conclusions: Conclusions;
  remediations: Remediations;
  systemLookups: SystemLookups;
  unitReports: UnitReports;
  assessments: Assessments;
  answers: Answers;
  submissions: Submissions;
  messages: Messages;
  files: Files;
  groups: Groups;
  outbox: OutboxQueue;
  settings: Settings;
  calendars: Calendars;
  audit(entry: AuditEntry): Promise<void>;
}

export interface AuditEntry {
  at: string;
  actorId: string | null;
  action: string;
  subject: string;
  subjectId: string;
  /** Key of the event it came from: "telegram:1:42". */
  event: string | null;
  detail?: unknown;
}

/** Facts about this installation: `bot_username`, `sample_loaded`. */
export interface Settings {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
}

export interface InboundLog {
  /** Records the event; false when it was recorded before. */
  claim(event: InboundEvent): Promise<boolean>;
  /** Keeps an event aside that cannot be handled, with its error. */
  keepAside(event: InboundEvent, attempts: number, error: string): Promise<void>;
}

/** Somebody else changed the same report between reading and saving; the unit of work runs again. */
export class Conflict extends Error {
  override name = 'Conflict';
}
