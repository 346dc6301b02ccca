import type { Scope } from '../../access.ts';
import type { Lateness, Limit } from '../../deadline/limit.ts';
import type { AnswerRevision } from '../../interview/ports.ts';
import type { ReportState } from '../../interview/state.ts';
import type { AudienceFacts } from '../../outline/audience.ts';
import type { Outline } from '../../outline/schema.ts';
import type { InspectionDates } from '../inspection.ts';
import type { InspectionKind, Stage } from '../kind.ts';

/** A report that was sent and that an inspection rests on: the one it asked for, or those an inspection from reports draws on. */
export interface SentReport {
  assignmentId: string;
  roundTitle: string;
  unitName: string;
  outline: Outline;
  audience: AudienceFacts;
  limit: Limit;
  cutoff: { from: string; to: string } | null;
  state: ReportState;
  sentAt: string;
  lateness: Lateness;
  receiptNumber: number;
}

/** A report of the inspected period that the unit owes and has not sent. */
export interface OwedReport {
  roundTitle: string;
  limit: Limit;
}

/**
 * What units have written, read within their inspection. A scope lets through whoever works in the team, coordinates for
 * the receiving unit or works for the inspected one; never what has not been sent, and nothing of a hidden inspection.
 */
export interface UnitReports {
  /** Newest first. */
  ofInspection(scope: Scope, inspectionId: string): Promise<SentReport[]>;
  /** Of one that `ofInspection` gives; empty for any other. */
  answers(scope: Scope, inspectionId: string, assignmentId: string): Promise<AnswerRevision[]>;
  /** Of an inspection from reports. */
  owed(scope: Scope, inspectionId: string): Promise<OwedReport[]>;
}

/** What a unit says of a part, as it is now. */
export interface Assessment {
  id: string;
  /** From 1; every change is a new one, and those before stay. */
  revision: number;
  text: string;
  fileIds: string[];
  authorName: string;
  at: string;
  /** When the unit first said that this is its assessment; null: a draft, which nobody else sees. */
  doneAt: string | null;
}

/** A part of one unit's report with the unit that assesses it. */
export interface AssessedPart {
  inspectionId: string;
  roundId: string;
  roundTitle: string;
  /** The inspected unit. */
  unitName: string;
  kind: InspectionKind;
  dates: InspectionDates;
  stage: Stage;
  /** Place among the plan's assessors, from 0. */
  part: number;
  /** Place in the outline: "I.6". */
  place: string;
  assessorUnitId: string;
  assessorName: string;
  /** When the report was sent; null until it is. */
  sentAt: string | null;
  /** Null when there is none, or only a draft that the scope does not let through. */
  assessment: Assessment | null;
}

/** The words of a part of a sent report. */
export interface PartOfReport {
  report: SentReport;
  answers: AnswerRevision[];
}

/** A new state of an assessment. */
export interface NewAssessment {
  id: string;
  inspectionId: string;
  place: string;
  unitId: string;
  revision: number;
  text: string;
  fileIds: string[];
  done: boolean;
  authorId: string;
  /** The chat message it came from; null for a tap. */
  sourceKey: string | null;
  at: string;
}

/**
 * Which unit assesses which part of whose report ("Sở Tài chính chịu trách nhiệm đánh giá", Kế hoạch 1871/KH-UBND, note 1).
 * Whoever is an assessor of that unit reaches the part, and nothing else of the inspection; nobody assesses their own
 * unit, nothing hidden or cancelled is assessed, and a report is there to be read when it has been sent.
 */
export interface Assessments {
  /** What the person is to assess in rounds that are open, by the inspected units' names. */
  own(scope: Scope): Promise<AssessedPart[]>;
  ownPart(scope: Scope, inspectionId: string, part: number): Promise<AssessedPart | null>;
  /** The answers to the prompts of that part and of no other; null until the report is sent. */
  read(scope: Scope, inspectionId: string, part: number): Promise<PartOfReport | null>;
  /** For whoever works in the team or oversees the round; drafts are left out. */
  ofInspection(scope: Scope, inspectionId: string): Promise<AssessedPart[]>;
  ofRound(scope: Scope, roundId: string): Promise<AssessedPart[]>;
  /**
   * False when the same message was kept already.
   *
   * @throws Conflict when a colleague has written since it was read
   */
  add(assessment: NewAssessment): Promise<boolean>;
}
