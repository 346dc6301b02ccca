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

/**
 * What is said in one message: paragraphs in order and rows of choices. Wording, escaping, buttons and the splitting of
 * long texts belong to the channel.
 */
export interface View {
  paragraphs: Message[];
  choices: Choice[][];
  about?: Subject;
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
