import type { Scope } from '../access.ts';
import type { AnswerValue } from '../answer/value.ts';
import type { Limit } from '../deadline/limit.ts';
import type { AudienceFacts } from '../outline/audience.ts';
import type { Subject } from '../view.ts';
import type { Cursor, ReportState } from './state.ts';

/** Everything an interview needs of one assignment, read at once. */
export interface ReportInHand {
  assignmentId: string;
  roundId: string;
  roundTitle: string;
  receivingUnitId: string;
  unitId: string;
  unitName: string;
  outlineVersionId: string;
  audience: AudienceFacts;
  limit: Limit;
  cutoff: { from: string; to: string } | null;
  state: ReportState;
  revision: number;
  cursor: Cursor | null;
}

export interface Reports {
  /** Null when there is no such report in the scope. */
  inHand(scope: Scope, assignmentId: string, personId: string): Promise<ReportInHand | null>;
  /** The reports of the scope's own units, nearest limit first. */
  ofOwnUnits(scope: Scope, personId: string): Promise<ReportInHand[]>;
  /** Name of the unit of an assignment, for telling somebody that it is theirs no more. */
  unitNameOf(assignmentId: string, formerlyOf: string): Promise<string | null>;
  /** Saves the shared state; throws `Conflict` when somebody else has saved since it was read. */
  save(report: { assignmentId: string; revision: number; state: ReportState; at: string }): Promise<void>;
  saveCursor(cursor: { personId: string; assignmentId: string; cursor: Cursor; at: string }): Promise<void>;
}

/** Where an answer came from: the chat message (its key) and the words as typed. */
export interface Source {
  key: string;
  text: string;
}

export interface AnswerRevision {
  id: string;
  promptCode: string;
  fieldCode: string;
  revision: number;
  value: AnswerValue;
  sources: Source[];
  authorId: string;
  answeredAt: string;
}

export interface Answers {
  add(answer: AnswerRevision & { assignmentId: string; recordedAt: string }): Promise<void>;
  current(
    scope: Scope,
    assignmentId: string,
    promptCode: string,
    fieldCode: string,
  ): Promise<AnswerRevision | null>;
  currentOfPrompt(scope: Scope, assignmentId: string, promptCode: string): Promise<AnswerRevision[]>;
  /** The current revision of every answered field. */
  currentOfReport(scope: Scope, assignmentId: string): Promise<AnswerRevision[]>;
}

/** What is known of a chat message. `revisionId` is null when it was not taken as an answer. */
export interface KnownMessage extends Subject {
  direction: 'in' | 'out';
  revisionId: string | null;
}

export interface Messages {
  find(channel: string, chatId: string, messageId: string): Promise<KnownMessage | null>;
  /** Remembers what an incoming message is about; said again of the same message, it takes the place of the first. */
  link(message: {
    channel: string;
    chatId: string;
    messageId: string;
    order: number;
    subject: Subject;
    revisionId: string | null;
    at: string;
  }): Promise<void>;
  /** True when a message of ours that asks the question stands in the chat before this place. */
  wasAsked(channel: string, chatId: string, subject: Subject, beforeOrder: number): Promise<boolean>;
}
