import type { Role } from '../access.ts';
import type { Language } from '../action.ts';
import type { Limit } from '../deadline/limit.ts';
import type { ChatAddress } from '../inbound.ts';
import type { ReportState } from '../interview/state.ts';
import type { AudienceFacts } from '../outline/audience.ts';
import type { Ladder } from './ladder.ts';

/** An open report whose follow-up has come due, with what its ladder is counted from. */
export interface DueFollowUp {
  assignmentId: string;
  roundId: string;
  unitId: string;
  lastDay: string | null;
  openedAt: string;
  ladder: Ladder | null;
}

/** What a notice about one report says, read when it is sent. */
export interface ReportOwed {
  assignmentId: string;
  roundId: string;
  roundTitle: string;
  receivingUnitId: string;
  unitId: string;
  unitName: string;
  limit: Limit;
  outlineVersionId: string;
  audience: AudienceFacts;
  state: ReportState;
}

/** A chat of somebody who holds a role in a unit. */
export interface RoleChat {
  unitId: string;
  personId: string;
  address: ChatAddress;
  language: Language;
}

/** The follow-up of reports that are owed. Read by the clock, so outside anybody's scope. */
export interface FollowUp {
  /** Reports not sent, of open rounds, whose next notice has come by `now`. */
  due(now: string): Promise<DueFollowUp[]>;
  /** When each report is to be looked at again; null when its ladder is over. One statement. */
  setNext(next: { assignmentId: string; at: string | null }[]): Promise<void>;
  /** Null when the report has been sent or its round is closed. */
  owed(assignmentId: string): Promise<ReportOwed | null>;
  /** The last permitted day of each of these that is owed; null while it waits for its anchor. One statement. */
  lastDaysOwed(assignmentIds: readonly string[]): Promise<Map<string, string | null>>;
  /** Chats of everyone with the role in any unit, or in one. */
  chats(role: Role, unitId: string | null): Promise<RoleChat[]>;
  /** Ids of the units in which somebody with one of the roles has a chat. One statement. */
  unitsReached(roles: readonly Role[]): Promise<Set<string>>;
}
