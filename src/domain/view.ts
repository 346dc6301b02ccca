import type { Action } from './action.ts';
import type { Message } from './message.ts';
import type { NoticeRequest } from './notice/request.ts';

/** One thing a person may choose: by a button where the channel has them, by typing its label or command always. */
export interface Choice {
  action: Action;
  label: Message;
  /** A number that is part of the label ("Nội dung 25"): typed numbers then mean these, not places in the list. */
  number?: number;
  /** Another word for it that is short to type ("I.6" for "I.6 (1/3)"). */
  alias?: string;
  /** A command without the slash ("boqua") that means the same. */
  command?: string;
}

/** The question a message asks; replies to the message are answers to it. */
export interface Subject {
  assignmentId: string;
  promptCode: string;
  fieldCode: string;
}

/** A file on record that goes with what is said, under a name of its own (clean, see `cleanFileName`). */
export interface Attachment {
  fileId: string;
  name: string;
}

/**
 * What is said in one message: paragraphs in order and rows of choices. Wording, escaping, buttons and the splitting of
 * long texts belong to the channel.
 */
export interface View {
  paragraphs: Message[];
  choices: Choice[][];
  about?: Subject;
  /**
   * Files that go with it, to nobody but those the view is put for: what a group cannot be told goes to its people
   * without them. Not in living messages, and not where the words are made when it is sent.
   */
  attachments?: Attachment[];
  /** Words that are made when the message is sent; then paragraphs and choices are empty. */
  composed?: NoticeRequest;
}

/** A view whose words are made when it is sent. */
export function composedView(request: NoticeRequest): View {
  return { paragraphs: [], choices: [], composed: request };
}

export function view(paragraphs: Message[], choices: Choice[][] = [], about?: Subject): View {
  return about === undefined ? { paragraphs, choices } : { paragraphs, choices, about };
}
