import type { Scope } from '../access.ts';
import type { AnchorDays, LimitBasis } from '../deadline/assigned-limit.ts';
import type { Lateness, Limit } from '../deadline/limit.ts';
import type { Ladder } from '../notice/ladder.ts';
import type { AudienceFacts } from '../outline/audience.ts';

export interface Round {
  id: string;
  code: string;
  title: string;
  kind: 'periodic' | 'inspection';
  receivingUnitId: string;
  outlineVersionId: string;
  periodKind: AudienceFacts['periodKind'];
  periodFrom: string;
  periodTo: string;
  openedAt: string;
  closedAt: string | null;
  /** Null for the standard ladder. */
  ladder: Ladder | null;
  regimeId: string | null;
}

export interface NewAssignment {
  id: string;
  unitId: string;
  audience: AudienceFacts;
  limit: Limit;
  /** What the limit follows, for counting it again when the calendar or an anchor moves. */
  basis: LimitBasis;
  anchors: AnchorDays;
  /**
   * From when to when figures are asked. `to` null: until the inspection day, which is not known yet; where it is that
   * day, `Limits.move` takes it along.
   */
  cutoff: { from: string; to: string | null } | null;
}

/** Changes to which units a round asks. */
export interface Assignments {
  add(
    round: Pick<Round, 'id' | 'outlineVersionId'>,
    assignments: readonly NewAssignment[],
    at: string,
  ): Promise<void>;
  ofUnit(
    roundId: string,
    unitId: string,
  ): Promise<{ assignmentId: string; status: 'draft' | 'sent' | 'withdrawn' } | null>;
  /** Asks no more for a report that is not sent; what was written in it stays. False when it is sent or was withdrawn. */
  withdraw(assignmentId: string, at: string): Promise<boolean>;
  /** Asks again for what was withdrawn. False when it was not. */
  restore(assignmentId: string, at: string): Promise<boolean>;
}

/** One unit of a round with what is known of its sending. */
export interface AssignmentStanding {
  assignmentId: string;
  unitId: string;
  unitName: string;
  limit: Limit;
  submission: { sentAt: string; lateness: Lateness } | null;
}

export interface Rounds {
  open(round: Round, assignments: NewAssignment[]): Promise<void>;
  /** False when it was closed before. */
  close(id: string, at: string): Promise<boolean>;
  byCode(scope: Scope, code: string): Promise<Round | null>;
  byId(scope: Scope, id: string): Promise<Round | null>;
  /** Rounds whose receiving unit is overseen in the scope, newest first. */
  overseen(scope: Scope): Promise<Round[]>;
  standings(scope: Scope, roundId: string): Promise<AssignmentStanding[]>;
}
