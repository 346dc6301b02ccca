import type { Role, Scope, UnitRole } from './access.ts';
import type { Language } from './action.ts';
import type { AnswerValue } from './answer/value.ts';
import type { Lateness, Limit } from './deadline/limit.ts';
import type { ChatAddress, InboundEvent } from './inbound.ts';
import type { Cursor, ReportState } from './interview/state.ts';
import type { AudienceFacts, UnitLevel } from './outline/audience.ts';
import type { Outline } from './outline/schema.ts';
import type { DocumentFacts } from './report/views.ts';
import type { Choice, Subject, View } from './view.ts';

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
  reports: Reports;
  answers: Answers;
  submissions: Submissions;
  messages: Messages;
  groups: Groups;
  outbox: OutboxQueue;
  settings: Settings;
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

export interface Person {
  id: string;
  code: string | null;
  name: string;
  language: Language;
  focusAssignmentId: string | null;
}

/** A choice that was offered and can be typed. */
export type OfferedChoice = Choice;

/** What was asked of a chat identity outside the interview. */
export interface Dialog {
  offered: OfferedChoice[];
}

/** Who writes: the identity, and the person and roles behind it once they have joined. */
export interface Sender {
  dialog: Dialog | null;
  person: Person | null;
  roles: UnitRole[];
}

export interface People {
  sender(channel: string, externalId: string): Promise<Sender | null>;
  /** Makes the identity known without a person. */
  greet(channel: string, externalId: string, at: string): Promise<void>;
  link(channel: string, externalId: string, personId: string, at: string): Promise<void>;
  setDialog(channel: string, externalId: string, dialog: Dialog | null): Promise<void>;
  setGone(channel: string, externalId: string, at: string | null): Promise<void>;
  byId(id: string): Promise<Person | null>;
  byCode(code: string): Promise<Person | null>;
  /** Everyone, with the roles they hold now; for the administrator's imports and lists. */
  everyone(): Promise<{ person: Person; roles: UnitRole[] }[]>;
  create(person: { id: string; code: string | null; name: string; at: string }): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  setLanguage(personId: string, language: Language): Promise<void>;
  setFocus(personId: string, assignmentId: string | null): Promise<void>;
  addRole(role: { id: string; personId: string; unitId: string; role: Role; at: string }): Promise<void>;
  /** False when the person did not have the role. */
  removeRole(role: { personId: string; unitId: string; role: Role; at: string }): Promise<boolean>;
  /** Chats of everyone who holds a role in one of the units. */
  chatsOf(
    role: Role,
    unitIds: string[],
  ): Promise<{ address: ChatAddress; language: Language; personId: string }[]>;
}

export interface Unit {
  id: string;
  code: string;
  name: string;
  kind: string;
  level: UnitLevel;
  tags: string[];
  parentId: string | null;
  validFrom: string | null;
  validTo: string | null;
  position: number;
}

export interface Units {
  all(): Promise<Unit[]>;
  byId(id: string): Promise<Unit | null>;
  byCode(code: string): Promise<Unit | null>;
  save(unit: Unit): Promise<void>;
  setSuccessors(predecessorId: string, successorIds: string[]): Promise<void>;
  /** The unit and everything under it. */
  below(unitId: string): Promise<string[]>;
  /** The unit and everything above it. */
  above(unitId: string): Promise<string[]>;
}

export interface Invitation {
  id: string;
  unitId: string;
  role: Role;
  personId: string | null;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
  revokedAt: string | null;
}

export interface Invitations {
  add(invitation: Invitation & { codeHash: string }): Promise<void>;
  byHash(codeHash: string): Promise<Invitation | null>;
  byId(id: string): Promise<Invitation | null>;
  list(): Promise<Invitation[]>;
  /** Takes the invitation; false when somebody else was quicker. */
  use(id: string, by: string, at: string): Promise<boolean>;
  revoke(id: string, at: string): Promise<boolean>;
  /** Wrong codes typed by an identity so far, and until when it has to wait. */
  guesses(channel: string, externalId: string): Promise<{ failures: number; lockedUntil: string | null }>;
  setGuesses(
    channel: string,
    externalId: string,
    failures: number,
    lockedUntil: string | null,
  ): Promise<void>;
}

export interface StoredOutline {
  versionId: string;
  outline: Outline;
}

export interface Outlines {
  /** Immutable, so kept in memory once read. */
  version(versionId: string): Promise<Outline>;
  latest(code: string): Promise<StoredOutline | null>;
  find(code: string, version: number): Promise<StoredOutline | null>;
  list(): Promise<{ code: string; version: number; title: string; importedAt: string }[]>;
  add(version: { id: string; outline: Outline; digest: string; at: string }): Promise<void>;
}

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
}

export interface NewAssignment {
  id: string;
  unitId: string;
  audience: AudienceFacts;
  limit: Limit;
  cutoff: { from: string; to: string } | null;
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
  byCode(scope: Scope, code: string): Promise<Round | null>;
  byId(scope: Scope, id: string): Promise<Round | null>;
  /** Rounds whose receiving unit is overseen in the scope, newest first. */
  overseen(scope: Scope): Promise<Round[]>;
  standings(scope: Scope, roundId: string): Promise<AssignmentStanding[]>;
}

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

/** Somebody else changed the same report between reading and saving; the unit of work runs again. */
export class Conflict extends Error {
  override name = 'Conflict';
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

export interface Submission {
  id: string;
  assignmentId: string;
  number: number;
  receiptNumber: number;
  sentAt: string;
  receivedAt: string;
  /** Whose clock `sentAt` is: the chat message's when sent by a typed command, this program's when by a button. */
  timeSource: 'message' | 'receipt';
  lateness: Lateness;
  document: DocumentFacts | null;
}

export interface Submissions {
  add(submission: Submission & { frozen: string[]; missing: string[]; authorId: string }): Promise<void>;
  latest(scope: Scope, assignmentId: string): Promise<Submission | null>;
  recordDocument(id: string, document: DocumentFacts, by: string): Promise<void>;
  nextReceiptNumber(): Promise<number>;
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

export interface ChatGroup {
  id: string;
  address: ChatAddress;
  title: string;
  purpose: 'unit' | 'round' | 'leaders';
  unitId: string | null;
  roundId: string | null;
}

export interface GroupCode {
  id: string;
  purpose: ChatGroup['purpose'];
  unitId: string | null;
  roundId: string | null;
  expiresAt: string;
  usedAt: string | null;
}

export interface Groups {
  addCode(code: GroupCode & { codeHash: string; createdAt: string }): Promise<void>;
  codeByHash(codeHash: string): Promise<GroupCode | null>;
  useCode(id: string, at: string): Promise<boolean>;
  bind(group: ChatGroup & { boundAt: string; boundBy: string | null }): Promise<void>;
  ofUnit(unitId: string): Promise<ChatGroup[]>;
  ofRound(roundId: string): Promise<ChatGroup[]>;
  ofLeaders(): Promise<ChatGroup[]>;
  inChat(channel: string, chatId: string): Promise<ChatGroup[]>;
  /** The chat goes on under another id. */
  move(channel: string, fromChatId: string, toChatId: string): Promise<void>;
  unbindChat(channel: string, chatId: string, at: string): Promise<void>;
}

/** One message to go out. */
export interface Outgoing {
  /** `send`: a message of its own. `living`: one message per key and chat, edited in place, re-posted on a new day. */
  operation: { kind: 'send' } | { kind: 'living'; key: string };
  address: ChatAddress;
  view: View;
  language: Language;
  /** 0 replies, 1 what is due today, 2 the rest. */
  priority: 0 | 1 | 2;
  /** A waiting row with the same key is replaced. */
  replaceKey: string | null;
  /** A row with the same key, sent or not, makes this one superfluous. */
  dedupeKey: string | null;
  dueAt: string;
}

export interface OutboxQueue {
  put(outgoing: Outgoing, at: string): Promise<void>;
}

/** A message the sender has taken: it is being tried, for the `attempts`-th time. */
export interface ClaimedMessage {
  id: number;
  /** `posted` is the living message as it stands in the chat, with the office day on which it was posted. */
  operation:
    { kind: 'send' } | { kind: 'living'; key: string; posted: { messageId: string; day: string } | null };
  address: ChatAddress;
  view: View;
  language: Language;
  priority: Outgoing['priority'];
  attempts: number;
  dueAt: string;
}

/** How an attempt ended. Instants are ISO; `error` is for the administrator and the log. */
export type Settlement =
  /**
   * The messages it became, in order: one, or more when a long text was split. `day` is the office's day of a posted
   * living message (ISO date); an edited one keeps the day it was posted on.
   */
  | { kind: 'sent'; messages: [SentMessage, ...SentMessage[]]; day: string }
  | { kind: 'retry'; nextAttemptAt: string; error: string }
  /** The person or group cannot be written to any more. */
  | { kind: 'gone'; error: string }
  | { kind: 'rejected'; error: string }
  | { kind: 'moved'; toChatId: string }
  /** Nobody knows whether it arrived. */
  | { kind: 'unknown'; error: string };

export interface SentMessage {
  messageId: string;
  /** Its place among the messages of the chat. */
  order: number;
}

export type OutboxStatus = 'waiting' | 'in_flight' | 'sent' | 'replaced' | 'failed' | 'unknown';

/** A row of the outbox as an administrator sees it: never what it says. */
export interface OutboxRow {
  id: number;
  operation: 'send' | 'living';
  address: ChatAddress;
  priority: Outgoing['priority'];
  status: OutboxStatus;
  attempts: number;
  dueAt: string;
  nextAttemptAt: string;
  settledAt: string | null;
  lastError: string | null;
}

/** The sender's side of the outbox; every call is a transaction of its own. */
export interface OutboxStore {
  /**
   * Takes what is due at `now`, urgent first, for at most `limit` chats: of each chat without an attempt under way the
   * first message by id. A message that waits for another attempt holds back those after it; one that is not yet due
   * holds back nothing.
   */
  claim(now: string, limit: number): Promise<ClaimedMessage[]>;
  settle(claimed: ClaimedMessage, settlement: Settlement, at: string): Promise<void>;
  /**
   * Deals with attempts whose end nobody recorded: those whose lease is over at `now`, or all of them when the sender
   * has just started (`restarted`: there is one sender a database, so nobody else is trying). They become `unknown`;
   * but a reply (priority 0, `send`) is tried once more, since a reply said twice is better than none. `lastError`
   * then begins with "repeated: ", and it is not repeated again.
   */
  recover(now: string, restarted: boolean): Promise<{ repeated: number; unknown: number }>;
  /**
   * The first instant later than `after` at which a waiting message may be tried; null when there is none. What was due
   * before and could not be claimed waits for an attempt under way in its chat, or for that very instant.
   */
  nextDueAt(after: string): Promise<string | null>;
  counts(): Promise<Record<OutboxStatus, number>>;
  /** Newest first. */
  listOutbox(filter: { status?: OutboxStatus; limit: number }): Promise<OutboxRow[]>;
}
