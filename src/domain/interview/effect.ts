import type { AnswerValue } from '../answer/value.ts';
import type { Message } from '../message.ts';
import type { InterviewState } from './state.ts';

/** How an answer changes. A narrative grows by parts; editing one part of a long answer leaves the others. */
export type Change =
  | { kind: 'replace'; value: AnswerValue; source: string | null }
  | { kind: 'append'; text: string; source: string }
  | { kind: 'replace_part'; text: string; source: string };

/**
 * Whether the reply belongs to a paste that an app has split: `more` may still be arriving, so the reply waits a moment;
 * an `end` takes the place of a reply that is waiting.
 */
export type Paste = 'no' | 'more' | 'end';

/** What a step asks the world to do, in order; all of it in the transaction that saves the state. */
export type Effect =
  | { do: 'record'; prompt: string; field: string; change: Change }
  /** Ask for the value at the cursor, after saying what was understood. */
  | { do: 'ask'; lead: Message[]; readAll: number | null; paste: Paste }
  /** Say why something was not taken; the question at the cursor stays open under the same choices. */
  | { do: 'refuse'; reason: Message }
  | { do: 'show_contents'; part: number | null; lead: Message[] }
  | { do: 'show_review'; lead: Message[]; readAll: number | null; paste: Paste }
  | { do: 'confirm_incomplete' }
  | { do: 'show_answer'; prompt: string }
  | { do: 'submit'; incomplete: boolean }
  | { do: 'ask_document' }
  | { do: 'record_document'; value: Extract<AnswerValue, { kind: 'document_reference' }> }
  | { do: 'tell'; message: Message };

/** The next state, and what the world is to do about it. */
export interface Step {
  state: InterviewState;
  effects: Effect[];
}
