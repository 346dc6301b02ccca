import type { Scope } from '../access.ts';
import type { Lateness } from '../deadline/limit.ts';
import type { DocumentFacts } from './views.ts';

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
