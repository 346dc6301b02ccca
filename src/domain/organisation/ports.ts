import type { Role, UnitRole } from '../access.ts';
import type { Language } from '../action.ts';
import type { ChatAddress } from '../inbound.ts';
import type { Awaited } from '../inspection/awaited.ts';
import type { UnitLevel } from '../outline/audience.ts';
import type { Choice, View } from '../view.ts';

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
  /** When that was asked (ISO instant) and in which words: a question that is old is asked again before it is answered. */
  asked?: { at: string; view: View };
}

/** Who writes: the identity, and the person and roles behind it once they have joined. */
export interface Sender {
  dialog: Dialog | null;
  /** The channel had said that this person cannot be written to, or not what was to be said about a hidden inspection. */
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
  /** @param at ISO instant; null: the person can be written to again */
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
  /**
   * Which of these people have no chat, or none in which the last word about a hidden inspection could be said. Only for
   * those who know of such an inspection: to everybody else `chatsOfPersons` is all there is to know.
   */
  unreached(personIds: readonly string[]): Promise<string[]>;
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
