import type { Scope } from '../access.ts';
import type { AnchorDays, LimitBasis } from '../deadline/assigned-limit.ts';
import type { Limit } from '../deadline/limit.ts';
import type { ConclusionContent, ConclusionStatus } from './conclusion.ts';
import type { FindingKind, FindingStatus } from './finding.ts';
import type { InspectionDates, InspectionState } from './inspection.ts';
import type { InspectionKind, ReformField, TeamRole } from './kind.ts';
import type { Paper } from './paper.ts';
import type { PlanFile } from './plan/plan-file.ts';
import type { RemediationStatus, Verdict } from './remediation.ts';

export interface InspectionRound {
  id: string;
  code: string;
  title: string;
  receivingUnitId: string;
  plan: PlanFile;
  openedAt: string;
  closedAt: string | null;
}

export interface TeamMember {
  id: string;
  roundId: string;
  /** Null: of every inspection of the round but those with a team of their own (a surprise always has its own). */
  inspectionId: string | null;
  personId: string;
  personName: string;
  role: TeamRole;
  /** The unit the person comes from. */
  agencyUnitId: string | null;
  group: string | null;
}

/** One unit's inspection. */
export interface Inspection {
  id: string;
  roundId: string;
  unitId: string;
  unitName: string;
  kind: InspectionKind;
  dates: InspectionDates;
  state: InspectionState;
  revision: number;
  /** The report it asked for. */
  assignmentId: string | null;
  /** A surprise that has not been started: nobody outside the team but whoever ordered it. */
  hidden: boolean;
  orderedBy: string | null;
  /** The earlier inspection whose findings a re-inspection opens with. */
  followsId: string | null;
  createdAt: string;
}

export interface InspectionTrace {
  roundId: string;
  inspectionId: string | null;
  at: string;
  actorId: string | null;
  action: string;
  reason: string | null;
  detail?: unknown;
}

/**
 * Rounds, their teams and each unit's inspection. A scope lets through: what the person's own units are inspected in,
 * what units the person oversees receive, and what the person is in the team of; a hidden inspection only for its own
 * team and whoever ordered it. `system` sees everything and is for the clock and the command line, which never say it
 * on to anybody whom the scope would not have let through.
 */
export interface Inspections {
  openRound(round: InspectionRound): Promise<void>;
  roundByCode(scope: Scope, code: string): Promise<InspectionRound | null>;
  roundById(scope: Scope, id: string): Promise<InspectionRound | null>;
  /** Newest first. */
  rounds(scope: Scope): Promise<InspectionRound[]>;
  closeRound(id: string, at: string): Promise<void>;
  /** Nobody else holds the round until this transaction is over: what is read after it is as it stays. */
  holdRound(id: string): Promise<void>;

  add(inspection: Inspection): Promise<void>;
  byId(scope: Scope, id: string): Promise<Inspection | null>;
  byAssignment(scope: Scope, assignmentId: string): Promise<Inspection | null>;
  /** In the order of the units' names as Vietnamese sorts them, then by day. */
  ofRound(scope: Scope, roundId: string): Promise<Inspection[]>;
  ofUnit(scope: Scope, unitId: string): Promise<Inspection[]>;
  /** Those that ask for the reports of one reporting round. */
  reportingIn(scope: Scope, reportingRoundId: string): Promise<Inspection[]>;
  /** Of every round that is not closed, at whatever stage. One statement. */
  ofOpenRounds(scope: Scope): Promise<Inspection[]>;
  /** Every inspection the person may see and that is not closed or cancelled. */
  open(scope: Scope): Promise<Inspection[]>;
  /** Saves dates, state, `hidden` and `assignmentId`; throws `Conflict` when somebody else has saved since it was read. */
  save(inspection: Inspection): Promise<void>;
  /** The same for many, in one statement: all of them or none. */
  saveMany(inspections: readonly Inspection[]): Promise<void>;

  /**
   * Those who are in the team now: the inspection's own team where it has one, else the round's. A seat counts while its
   * holder has a role in the organisation.
   */
  teamOf(scope: Scope, inspectionId: string): Promise<TeamMember[]>;
  /** The same of every inspection of rounds that are not closed, by its id. One statement. */
  teamsOfOpenRounds(scope: Scope): Promise<Map<string, TeamMember[]>>;
  roundTeam(roundId: string): Promise<TeamMember[]>;
  /** Every seat a person has not been taken out of, of rounds and of single inspections, hidden ones among them. */
  seatsOf(personId: string): Promise<TeamMember[]>;
  /** What the person of the scope is in the team of each inspection of a round, by its id; nobody has no role. */
  rolesIn(scope: Scope, roundId: string): Promise<Map<string, TeamRole>>;
  addMember(
    member: Omit<TeamMember, 'personName'> & { addedAt: string; addedBy: string | null },
  ): Promise<void>;
  /** False when the person was not in it. */
  removeMember(id: string, at: string): Promise<boolean>;

  trace(line: InspectionTrace): Promise<void>;
  /** In one statement. */
  traceMany(lines: readonly InspectionTrace[]): Promise<void>;
  /** Oldest first. Not for the unit's people, who are told what concerns them. */
  traceOf(scope: Scope, inspectionId: string): Promise<InspectionTrace[]>;
  /** Lines about the round as a whole, of no inspection in particular; oldest first. */
  traceOfRound(scope: Scope, roundId: string): Promise<InspectionTrace[]>;
  /** Both: of the round and of each of its inspections. One statement. */
  wholeTrace(scope: Scope, roundId: string): Promise<InspectionTrace[]>;
}

export interface Finding {
  id: string;
  roundId: string;
  /** The inspections it concerns; may be empty until it is set. */
  inspectionIds: string[];
  authorId: string;
  text: string;
  kind: FindingKind | null;
  field: ReformField | null;
  promptCode: string | null;
  cause: string | null;
  status: FindingStatus;
  fileIds: string[];
  /** The chat message it came from (`channel:chat:message`): what arrives twice counts once. */
  sourceKey: string | null;
  revision: number;
  createdAt: string;
}

/**
 * Findings are the team's alone until they are stated; then the unit's people see those of their inspection, and of one
 * about several units only that it concerns theirs. One that names no inspection yet is for those who share a team with
 * its author, and if that may be a hidden inspection's, for its team only.
 */
export interface Findings {
  /** False when one from the same source is there already. */
  add(finding: Finding): Promise<boolean>;
  byId(scope: Scope, id: string): Promise<Finding | null>;
  bySource(scope: Scope, sourceKey: string): Promise<Finding | null>;
  ofInspection(scope: Scope, inspectionId: string): Promise<Finding[]>;
  ofRound(scope: Scope, roundId: string): Promise<Finding[]>;
  /** Of the person's own drafts those that lack a kind, a field or a unit. Oldest first. */
  unsorted(scope: Scope, roundId: string): Promise<Finding[]>;
  /** Throws `Conflict` when somebody else has saved since it was read. */
  save(finding: Finding, at: string): Promise<void>;
}

export interface Conclusion {
  id: string;
  roundId: string;
  /** The same for all versions of one conclusion. */
  chainId: string;
  version: number;
  inspectionIds: string[];
  status: ConclusionStatus;
  subject: string;
  content: ConclusionContent;
  /** Set when it is issued. */
  paper: Paper | null;
  draftedBy: string;
  approvedBy: string | null;
  approvedAt: string | null;
  issuedBy: string | null;
  issuedAt: string | null;
  revision: number;
  createdAt: string;
}

/**
 * Drafts are for the team and for the coordinators of the receiving unit, who number the paper; what is issued is seen by
 * whoever may see one of its inspections. A unit's people see of a conclusion about many units what is said of theirs and
 * of all: recommendations are then fewer, and their places are those in the remediations.
 */
export interface Conclusions {
  add(conclusion: Conclusion): Promise<void>;
  byId(scope: Scope, id: string): Promise<Conclusion | null>;
  ofInspection(scope: Scope, inspectionId: string): Promise<Conclusion[]>;
  ofRound(scope: Scope, roundId: string): Promise<Conclusion[]>;
  byIds(scope: Scope, ids: readonly string[]): Promise<Conclusion[]>;
  /** In force, of every round that is not closed. */
  inForceInOpenRounds(scope: Scope): Promise<Conclusion[]>;
  /** Throws `Conflict`; throws when what is issued would be changed in anything but becoming superseded. */
  save(conclusion: Conclusion, at: string): Promise<void>;
  acknowledge(given: {
    conclusionId: string;
    inspectionId: string;
    personId: string;
    at: string;
  }): Promise<boolean>;
  acknowledgements(
    scope: Scope,
    conclusionId: string,
  ): Promise<{ inspectionId: string; personId: string; at: string }[]>;
  /** Which conclusions in force somebody of which inspection's unit has said to have seen, of rounds that are not closed. */
  acknowledgedInOpenRounds(scope: Scope): Promise<{ conclusionId: string; inspectionId: string }[]>;
}

/** What one unit has to do about one recommendation. */
export interface Remediation {
  id: string;
  conclusionId: string;
  /** Place of the recommendation in the conclusion, from 1. */
  number: number;
  inspectionId: string;
  roundId: string;
  unitId: string;
  unitName: string;
  field: ReformField | null;
  text: string;
  status: RemediationStatus;
  /** Null while no term is set. */
  limit: Limit | null;
  basis: LimitBasis | null;
  anchors: AnchorDays;
  nextNoticeAt: string | null;
  revision: number;
  updatedAt: string;
}

export interface RemediationReport {
  id: string;
  remediationId: string;
  authorId: string;
  text: string;
  fileIds: string[];
  /** Number and date of the unit's paper. */
  paper: Paper | null;
  sourceKey: string | null;
  at: string;
  verdict: { verdict: Verdict; reason: string | null; by: string; at: string } | null;
}

/** What a unit is to be told of, as far as planning needs it. */
export interface DueRemediation {
  id: string;
  unitId: string;
  lastDay: string | null;
}

export interface Remediations {
  addMany(remediations: Remediation[]): Promise<void>;
  byId(scope: Scope, id: string): Promise<Remediation | null>;
  ofConclusion(scope: Scope, conclusionId: string): Promise<Remediation[]>;
  ofRound(scope: Scope, roundId: string): Promise<Remediation[]>;
  ofUnit(scope: Scope, unitId: string): Promise<Remediation[]>;
  ofInspection(scope: Scope, inspectionId: string): Promise<Remediation[]>;
  /** Of every round that is not closed. One statement. */
  ofOpenRounds(scope: Scope): Promise<Remediation[]>;
  /** Throws `Conflict`. */
  save(remediation: Remediation, at: string): Promise<void>;
  /** Not done, whose next notice has come by `now`. Read by the clock. */
  due(now: string): Promise<DueRemediation[]>;
  /**
   * How many are not done, of conclusions in force in the rounds that a unit keeps, and of those how many whose last day is
   * before `day`, without those that wait for the team's verdict.
   */
  countLeft(receivingUnitId: string, day: string): Promise<{ open: number; overdue: number }>;
  /** One statement. */
  setNext(next: { id: string; at: string | null }[]): Promise<void>;
  /** False when one from the same source is there already. */
  addReport(report: RemediationReport): Promise<boolean>;
  /** Oldest first. */
  reports(scope: Scope, remediationId: string): Promise<RemediationReport[]>;
  /** Of all of them, oldest first. One statement. */
  reportsOf(scope: Scope, remediationIds: readonly string[]): Promise<RemediationReport[]>;
  judge(reportId: string, verdict: NonNullable<RemediationReport['verdict']>): Promise<void>;
}

/** What was looked up in an information system during a digital inspection. */
export interface SystemLookup {
  id: string;
  inspectionId: string;
  /** Code of the system in the plan. */
  system: string;
  text: string;
  fileIds: string[];
  authorId: string;
  sourceKey: string | null;
  at: string;
}

/** The team's own working papers. */
export interface SystemLookups {
  /** False when one from the same source is there already. */
  add(lookup: SystemLookup): Promise<boolean>;
  ofInspection(scope: Scope, inspectionId: string): Promise<SystemLookup[]>;
  /** Words and files of one that was sent in parts. */
  extend(lookup: Pick<SystemLookup, 'id' | 'text' | 'fileIds'>): Promise<void>;
  /** Takes its files out of it; they stay on record where something else refers to them. */
  bare(id: string): Promise<void>;
}
