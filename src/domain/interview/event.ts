import type { FigureValue } from '../answer/value.ts';
import type { InterviewAction } from '../action.ts';

/** What people send that is not text. */
export const unreadableContents = [
  'sticker',
  'voice',
  'video',
  'photo',
  'document',
  'contact',
  'location',
  'other',
] as const;
export type UnreadableContent = (typeof unreadableContents)[number];

interface Reply {
  text: string;
  /** Key of the chat message: names a part of an answer. */
  source: string;
  /** The chat message's own time, ISO instant. */
  sentAt: string;
  /** Figures already given to the prompt that may be answered: some are checked against each other. */
  siblings: Record<string, FigureValue>;
}

/** Everything that can happen in an interview. Times and ids arrive inside; nothing is looked up. */
export type InterviewEvent = { today: string } & (
  | ({
      kind: 'reply';
      /** Sent before the question now open was shown: it cannot be meant for it. */
      beforeQuestion: boolean;
    } & Reply)
  | ({ kind: 'reply_to'; prompt: string; field: string } & Reply)
  | ({
      kind: 'edit';
      prompt: string;
      field: string;
      /** False when the answer has since come from other messages. */
      current: boolean;
    } & Reply)
  | { kind: 'act'; action: InterviewAction }
  | { kind: 'unreadable'; content: UnreadableContent }
  | { kind: 'open' }
  | { kind: 'cancel' }
);
