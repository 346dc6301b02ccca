import type { Role, Scope, UnitRole } from './access.ts';
import type { Language } from './action.ts';
import type { AnswerValue } from './answer/value.ts';
import type { CalendarYear } from './deadline/calendar.ts';
import type { AnchorDays, LimitBasis } from './deadline/assigned-limit.ts';
import type { Lateness, Limit } from './deadline/limit.ts';
import type { FileFacts, StoredFile } from './file/file.ts';
import type { ChatAddress, InboundEvent } from './inbound.ts';
import type { Awaited } from './inspection/awaited.ts';
import type { Conclusions, Findings, Inspections, Remediations, SystemLookups } from './inspection/ports.ts';
import type { Cursor, ReportState } from './interview/state.ts';
import type { RegimeFile } from './organisation/regime-file.ts';
import type { Ladder } from './notice/ladder.ts';
import type { StillTrue } from './notice/still-true.ts';
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

/** The office calendar, year by year; a year that is not stored is nobody's yet. */
export interface Calendars {
  /** Every stored year in order, its days in order. */
  years(): Promise<CalendarYear[]>;
  /** Which years are stored. */
  known(): Promise<number[]>;
  /** Takes the place of what was stored of the year. */
  saveYear(year: CalendarYear, at: string): Promise<void>;
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
  /** To be typed or sent next. */
  awaits?: Awaited;
}

/** Who writes: the identity, and the person and roles behind it once they have joined. */
export interface Sender {
  dialog: Dialog | null;
  /** The channel had said that this person cannot be written to. */
  gone: boolean;
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
  chatsOf(role: Role, unitIds: string[]): Promise<PersonChat[]>;
  /** Chats of these people; whoever has none, or cannot be written to, is not among them. */
  chatsOfPersons(personIds: string[]): Promise<PersonChat[]>;
}

/** A private chat that can be written to. */
export interface PersonChat {
  personId: string;
  address: ChatAddress;
  language: Language;
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
  /** Chats of everyone with the role in any unit, or in one. */
  chats(role: Role, unitId: string | null): Promise<RoleChat[]>;
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

export interface Regime {
  id: string;
  code: string;
  file: RegimeFile;
}

export type RegimePeriodStatus = 'planned' | 'opened' | 'skipped' | 'missed' | 'refused';

/** What a coordinator changed before a period opened. */
export interface RegimeAdjustment {
  openOn?: string | undefined;
  /** The last permitted day for everyone. */
  lastDay?: string | undefined;
}

export interface RegimePeriod {
  id: string;
  regimeId: string;
  year: number;
  /** Code of the period in the regime's file. */
  period: string;
  openOn: string;
  status: RegimePeriodStatus;
  adjustment: RegimeAdjustment | null;
}

export interface Regimes {
  save(regime: Regime, at: string): Promise<void>;
  byCode(code: string): Promise<Regime | null>;
  /** Those in force. */
  all(): Promise<Regime[]>;
  /** In order of the day they open on. */
  periods(regimeId: string): Promise<RegimePeriod[]>;
  period(id: string): Promise<{ regime: Regime; period: RegimePeriod } | null>;
  /** Ids of planned periods whose day has come by `day` (ISO date), oldest first. */
  due(day: string): Promise<string[]>;
  /** Plans a period; one that is planned already stays as it is. */
  plan(period: RegimePeriod): Promise<void>;
  /** Drops a period that is planned and no longer meant. */
  forget(id: string): Promise<void>;
  /** Marks a planned period as opened; false when it is not planned any more. Who gets true opens its round. */
  claim(id: string): Promise<boolean>;
  /** Changes a period that still has the status `was`; false when it has not. */
  change(period: RegimePeriod, was: RegimePeriodStatus): Promise<boolean>;
  /** What became of a period that was claimed. */
  settle(id: string, status: 'opened' | 'refused', roundId: string | null): Promise<void>;
}

/** A stretch of time in which the bot did not run. */
export interface Downtimes {
  add(from: string, to: string): Promise<void>;
  /** Whether the bot was down at some moment of the stretch. */
  within(from: string, to: string): Promise<boolean>;
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

/** A file that goes on record. */
export interface NewFile extends FileFacts {
  id: string;
  /** The message that brought it (`sourceKeyOf`); null for a file that came another way. */
  sourceKey: string | null;
  /** Who sent it; null when the bot made it. */
  personId: string | null;
  at: string;
}

/**
 * Files on record. None is anybody's by itself: who may see one follows from what refers to it (a finding, a paper), so
 * ids are only ever taken from records that were read with a scope.
 */
export interface Files {
  /**
   * Puts a file on record whose bytes lie in the file store. What the same message has brought before is the one file,
   * which is returned.
   */
  record(file: NewFile): Promise<StoredFile>;
  byId(id: string): Promise<StoredFile | null>;
  /** Those that are on record, in the order of the ids. */
  byIds(ids: readonly string[]): Promise<StoredFile[]>;
  bySource(sourceKey: string): Promise<StoredFile | null>;
  /** Takes a file off the record, for whoever referred to it and does not any more; its bytes are swept up later. */
  forget(id: string): Promise<void>;
  /** Which of these bytes belong to a file on record. */
  known(digests: readonly string[]): Promise<string[]>;
}

/** The bytes of files, by their digest (SHA-256, lower-case hex). Outside transactions. */
export interface FileStore {
  /** Keeps the bytes, once however often they come; when it returns they survive a power cut. @returns their digest */
  put(bytes: Uint8Array): Promise<string>;
  /** @throws FileMissing when they are not there, or are not any more what was put there */
  read(digest: string): Promise<Uint8Array>;
  has(digest: string): Promise<boolean>;
}

/** Bytes that were put into the file store are not there, or damaged. */
export class FileMissing extends Error {
  override name = 'FileMissing';
}

/** Why nothing can be said in a group: the bot is not in it, may not write there, or the topic is closed or deleted. */
export type GroupLoss = 'removed' | 'may_not_write' | 'topic_gone';

/** A group chat, or a topic of one, bound to what it is told about. */
export interface ChatGroup {
  id: string;
  address: ChatAddress;
  title: string;
  purpose: 'unit' | 'round' | 'leaders';
  unitId: string | null;
  roundId: string | null;
  boundAt: string;
  boundBy: string | null;
  /** Nothing can be said there since then; the binding stays. */
  lost: { at: string; reason: GroupLoss } | null;
}

/** What a group is bound to. */
export type GroupPlace = Pick<ChatGroup, 'purpose' | 'unitId' | 'roundId'>;

export interface GroupCode extends GroupPlace {
  id: string;
  expiresAt: string;
  usedAt: string | null;
}

/** What a coordinator has asked for in a chat (and topic) and has yet to confirm. */
export interface GroupOffer {
  id: string;
  address: ChatAddress;
  personId: string;
  asked: { kind: 'bind'; codeId: string } | { kind: 'unbind'; groupId: string };
  offeredAt: string;
}

/** What a lost group was to be told and was not. `dedupeKey` is its row's own, or stands for it. */
export type MissedMessage = Pick<Outgoing, 'view' | 'priority' | 'stillTrue'> & {
  kind: Extract<OutgoingKind, 'notice' | 'conclusion'>;
  dedupeKey: string;
};

/** Groups that are bound; an unbound one is known to the audit only. */
export interface Groups {
  addCode(code: GroupCode & { codeHash: string; createdAt: string }): Promise<void>;
  codeByHash(codeHash: string): Promise<GroupCode | null>;
  codeById(id: string): Promise<GroupCode | null>;
  /** Takes the code; false when it was used before. */
  useCode(id: string, at: string): Promise<boolean>;
  bind(group: Omit<ChatGroup, 'lost'>): Promise<void>;
  /** Also drops what waits to be said to it. False when it was not bound. */
  unbind(id: string, at: string): Promise<boolean>;
  byId(id: string): Promise<ChatGroup | null>;
  /** Oldest first. Groups that are lost are among them: see usecases/tell-group.ts. */
  all(): Promise<ChatGroup[]>;
  ofUnit(unitId: string): Promise<ChatGroup[]>;
  ofRound(roundId: string): Promise<ChatGroup[]>;
  ofLeaders(): Promise<ChatGroup[]>;
  /** Every group bound in the chat, whatever its topic. */
  inChat(channel: string, chatId: string): Promise<ChatGroup[]>;
  /** The chat goes on under another id. */
  move(channel: string, fromChatId: string, toChatId: string): Promise<void>;
  /** Nothing can be said in the chat (for `topic_gone`: in the topic) any more. */
  lose(address: ChatAddress, reason: GroupLoss, at: string): Promise<void>;
  /** Something can be said again where groups were lost for one of the reasons; they are given back. */
  restore(address: ChatAddress, reasons: GroupLoss[]): Promise<ChatGroup[]>;
  /** Lost groups of which the coordinators have not been told. */
  lostUntold(): Promise<ChatGroup[]>;
  setLossTold(id: string, at: string): Promise<void>;
  /** Notices and conclusions that a group was to be told and was not, since it is lost. */
  missedBy(group: ChatGroup): Promise<MissedMessage[]>;
  /** Replaces what the same person has asked for in the same chat and topic. */
  addOffer(offer: GroupOffer): Promise<void>;
  offer(id: string): Promise<GroupOffer | null>;
  /** What is asked in a chat and topic, newest first. */
  offersIn(address: ChatAddress): Promise<GroupOffer[]>;
  dropOffer(id: string): Promise<void>;
}

/**
 * What a message is; it decides what an unknown outcome leads to (docs/operators.md):
 *
 * - `reply`: answers a person; tried once more, since without it the person waits for ever
 * - `notice`, `conclusion`: a deadline's notice, an inspection's conclusion; sent once more, marked as a possible repeat
 * - `living`, `summary`: not sent again; the next refresh takes its place
 */
export type OutgoingKind = 'reply' | 'notice' | 'conclusion' | 'living' | 'summary';

/** One message to go out. */
export interface Outgoing {
  kind: OutgoingKind;
  /** `send`: a message of its own. `living`: one message per key and chat, edited in place, re-posted on a new day. */
  operation: { kind: 'send' } | { kind: 'living'; key: string };
  address: ChatAddress;
  /** The bound group it is for; what that group cannot be told goes to its people. */
  groupId?: string;
  view: View;
  language: Language;
  /** 0 replies, 1 what is due today, 2 the rest. */
  priority: 0 | 1 | 2;
  /** A waiting row with the same key is replaced. */
  replaceKey: string | null;
  /** A row with the same key, sent or not, makes this one superfluous. */
  dedupeKey: string | null;
  /** Checked when its turn has come; what is no longer true is not said. Null: always true. */
  stillTrue: StillTrue | null;
  dueAt: string;
}

/** A message that answers a person, due when it is put; it takes the place of no other. */
export type Reply = Outgoing & {
  kind: 'reply';
  operation: { kind: 'send' };
  replaceKey: null;
  stillTrue: null;
};

export interface OutboxQueue {
  put(outgoing: Outgoing, at: string): Promise<void>;
  /** Puts many with one statement, in this order. @returns how many were not superfluous */
  putMany(outgoing: readonly Outgoing[], at: string): Promise<number>;
  /**
   * Puts a reply and takes it up in the same transaction, for the sender to deliver after the commit. Null when something
   * of its chat is under way or stands before it: then it waits as well.
   */
  putTaken(reply: Reply): Promise<ClaimedMessage | null>;
  /** Whether something was put here that waits to be taken. */
  hasWaiting(): boolean;
  /** Where a row stands; null when there is none. */
  statusOf(id: number): Promise<OutboxStatus | null>;
  /** Puts a failed row or one of unknown outcome back to waiting; the latter is marked as a possible repeat. */
  retry(id: number, at: string): Promise<void>;
  /** Ends a row that waits, failed or has an unknown outcome: it is not sent any more. */
  drop(id: number, at: string): Promise<void>;
}

/** A message that waits, as far as the sender needs it to choose. */
export interface WaitingMessage {
  id: number;
  channel: string;
  chatId: string;
  priority: Outgoing['priority'];
  /** From then on it holds back those after it in its chat. */
  dueAt: string;
  /** Not before this instant. */
  nextAttemptAt: string;
}

/** A message the sender has taken: it is being tried, for the `attempts`-th time. */
export interface ClaimedMessage {
  id: number;
  kind: OutgoingKind;
  /** `posted` is the living message as it stands in the chat, with the office day on which it was posted. */
  operation:
    { kind: 'send' } | { kind: 'living'; key: string; posted: { messageId: string; day: string } | null };
  address: ChatAddress;
  view: View;
  language: Language;
  priority: Outgoing['priority'];
  attempts: number;
  /** An earlier attempt may have arrived. */
  mayRepeat: boolean;
  /** The parts of a split message that are out already. */
  sentBefore: SentMessage[];
  dueAt: string;
}

/** How an attempt ended. Instants are ISO; `error` is for the administrator and the log. */
export type Settlement =
  /**
   * The messages it became, in order: one, or more when a long text was split. `day` is the office's day of a posted
   * living message (ISO date); an edited one keeps the day it was posted on.
   */
  | { kind: 'sent'; messages: [SentMessage, ...SentMessage[]]; day: string }
  /** To be tried again; `error` is null when only the pace held it up. `sentSoFar` are the parts that are out. */
  | { kind: 'retry'; nextAttemptAt: string; error: string | null; sentSoFar: SentMessage[] }
  /** The person or group cannot be written to any more; `loss` when the bot is still there (see `DeliveryOutcome`). */
  | { kind: 'gone'; error: string; loss?: Exclude<GroupLoss, 'removed'> }
  /** There is nothing true left to say. */
  | { kind: 'obsolete' }
  /** The office's hours are over: due anew when they begin, and until then it holds back nothing. */
  | { kind: 'postponed'; until: string }
  | { kind: 'rejected'; error: string }
  | { kind: 'moved'; toChatId: string }
  /** The living message to edit is not there any more: it is posted anew. */
  | { kind: 'lost_original'; error: string }
  /**
   * Nobody knows whether it arrived; `repeatAt` is when to send it again if its kind is sent again, `sentSoFar` the parts
   * that are then left out.
   */
  | { kind: 'unknown'; error: string; repeatAt: string; sentSoFar?: SentMessage[] };

export interface SentMessage {
  messageId: string;
  /** Its place among the messages of the chat. */
  order: number;
}

/**
 * `replaced`: by a newer message with the same key. `obsolete`: no longer true when its turn came. `dropped`: by the
 * administrator.
 */
export const outboxStatuses = [
  'waiting',
  'in_flight',
  'sent',
  'replaced',
  'obsolete',
  'dropped',
  'failed',
  'unknown',
] as const;
export type OutboxStatus = (typeof outboxStatuses)[number];

/** A row of the outbox as an administrator sees it: never what it says. */
export interface OutboxRow {
  id: number;
  kind: OutgoingKind;
  operation: 'send' | 'living';
  address: ChatAddress;
  priority: Outgoing['priority'];
  status: OutboxStatus;
  attempts: number;
  mayRepeat: boolean;
  dueAt: string;
  nextAttemptAt: string;
  settledAt: string | null;
  lastError: string | null;
}

/** What became of the messages the sender asked for. */
export interface Claim {
  messages: ClaimedMessage[];
  /** Still waiting, but their chat is busy or has an earlier message; look at the outbox again before asking again. */
  blocked: number[];
}

/** The sender's side of the outbox; every call is a transaction of its own. */
export interface OutboxStore {
  /** Every waiting message that is due by then, in the order in which it was put. */
  waiting(dueBy: string): Promise<WaitingMessage[]>;
  /**
   * Takes these messages, of each chat the first that waits; only one of a chat is ever under way. What is no longer
   * true, and what this program cannot read, is ended instead. A message that waits for another attempt holds back those
   * after it in its chat; one that is not yet due holds back nothing.
   *
   * @param replies all of them are: a power cut may then undo the taking, and a reply be said once more
   */
  claim(now: string, ids: readonly number[], replies: boolean): Promise<Claim>;
  /** A permanent refusal is told to the administrators (where there are none, the coordinators) in the same transaction. */
  settle(claimed: ClaimedMessage, settlement: Settlement, at: string): Promise<void>;
  /**
   * Deals with attempts whose end nobody recorded: those whose lease is over at `now`, or all of them when the sender
   * has just started (`restarted`: there is one sender a database, so nobody else is trying); never with those `inHand`.
   * Their outcome is unknown: see `OutgoingKind`.
   */
  recover(
    now: string,
    restarted: boolean,
    inHand: readonly number[],
  ): Promise<{ repeated: number; unknown: number }>;
  /** Attempts begun since an instant, with when they ended; null when that was not recorded. */
  attemptsSince(since: string): Promise<{ channel: string; chatId: string; endedAt: string | null }[]>;
  /** Rows by status, and how many of them were sent again after an unknown outcome. */
  counts(): Promise<Record<OutboxStatus | 'repeated', number>>;
  /** Newest first. */
  listOutbox(filter: { status?: OutboxStatus; limit: number }): Promise<OutboxRow[]>;
}
