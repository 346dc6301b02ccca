import { say, type Message } from '../message.ts';
import { act } from './act.ts';
import type { Step } from './effect.ts';
import type { InterviewEvent } from './event.ts';
import { findPlaced, progressOf, type Form } from './form.ts';
import { askHere, resume } from './navigate.ts';
import { editAnswer } from './edit-answer.ts';
import { takeReply, takeReplyTo } from './reply.ts';
import type { InterviewState } from './state.ts';

/**
 * One thing happens in an interview: the next state and what the world is to do about it.
 *
 * Pure: the same form, state and event give the same step. A reply that cannot be understood is an effect (`refuse`),
 * never an exception.
 */
export function step(form: Form, state: InterviewState, event: InterviewEvent): Step {
  switch (event.kind) {
    case 'reply':
      return takeReply(form, state, event);
    case 'reply_to':
      return takeReplyTo(form, state, event);
    case 'edit':
      return editAnswer(form, state, event);
    case 'act':
      return event.action.kind === 'continue'
        ? resume(form, forget(state), introduction(form, state))
        : act(form, forget(state), event.action);
    case 'unreadable':
      return {
        state,
        effects: [
          { do: 'refuse', reason: say('refused.unreadable', { content: say(`content.${event.content}`) }) },
        ],
      };
    case 'open':
      return resume(form, forget(state), introduction(form, state));
    case 'cancel':
      return cancel(form, forget(state));
    default:
      return event satisfies never;
  }
}

/** Said once, when nothing has been answered: how answering works. */
function introduction(form: Form, state: InterviewState): Message[] {
  const first = state.cursor.prompt === null && !progressOf(form, state.report).begun;
  return first ? [say('question.intro')] : [];
}

/** What comes after anything but a reply cannot be the rest of a paste. */
function forget(state: InterviewState): InterviewState {
  return state.cursor.last === null ? state : { ...state, cursor: { ...state.cursor, last: null } };
}

/** Puts aside what was awaited (a document number, a choice in a list); the report itself is never cancelled. */
function cancel(form: Form, state: InterviewState): Step {
  if (state.report.status === 'sent') {
    const cursor = { ...state.cursor, mode: 'browsing' as const };
    return { state: { ...state, cursor }, effects: [{ do: 'tell', message: say('cancelled.document') }] };
  }
  if (state.cursor.mode === 'asking' || findPlaced(form, state.cursor.prompt) === null) {
    return { state, effects: [{ do: 'tell', message: say('cancelled.nothing') }] };
  }
  const asking: InterviewState = { ...state, cursor: { ...state.cursor, mode: 'asking' } };
  return askHere(asking, [say('cancelled.back_to_question')]);
}
