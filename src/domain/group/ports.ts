import type { ChatAddress } from '../inbound.ts';
import type { Outgoing, OutgoingKind } from '../outbox/ports.ts';
import type { GroupLoss } from './loss.ts';

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
