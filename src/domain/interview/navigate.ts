import { say, type Message } from '../message.ts';
import type { PlacedPrompt } from '../outline/outline.ts';
import type { Paste } from './effect.ts';
import { askedPrompts, findPlaced, isAsked, promptState, type Form } from './form.ts';
import type { InterviewState, ReportState } from './state.ts';
import type { Step } from './effect.ts';

/** Puts the cursor on a field and awaits its value. */
export function moveTo(state: InterviewState, placed: PlacedPrompt, field: string): InterviewState {
  const seen = promptState(state.report, placed.prompt.code).revision;
  return {
    ...state,
    cursor: { ...state.cursor, prompt: placed.prompt.code, field, mode: 'asking', seen },
  };
}

/** Code of the first field nobody has answered, marked or skipped. */
export function firstOpenField(report: ReportState, placed: PlacedPrompt): string | null {
  const { fields } = promptState(report, placed.prompt.code);
  return placed.prompt.fields.find((field) => fields[field.code] === undefined)?.code ?? null;
}

/** Where a prompt is entered: its first open field, or its first field when all have been seen. */
export function entrance(report: ReportState, placed: PlacedPrompt): string {
  return firstOpenField(report, placed) ?? placed.prompt.fields[0]!.code;
}

/** The next asked prompt with an open field after a prompt, then from the beginning; null when none is left. */
function nextOpenPrompt(form: Form, report: ReportState, after: number): PlacedPrompt | null {
  const open = askedPrompts(form, report).filter((placed) => firstOpenField(report, placed) !== null);
  return open.find((placed) => placed.index > after) ?? open[0] ?? null;
}

interface Saying {
  lead: Message[];
  readAll?: number | null;
  paste?: Paste;
}

/** Asks for the value at the cursor, or shows what is ready to send when the cursor is nowhere. */
export function askHere(state: InterviewState, lead: Message[]): Step {
  return { state, effects: [{ do: 'ask', lead, readAll: null, paste: 'no' }] };
}

/** Goes on after the field at the cursor has been dealt with. */
export function advance(form: Form, state: InterviewState, saying: Saying): Step {
  const { lead, readAll = null, paste = 'no' } = saying;
  const here = findPlaced(form, state.cursor.prompt);
  const field = here === null ? null : firstOpenField(state.report, here);
  if (here !== null && field !== null && isAsked(form, state.report, here)) {
    return { state: moveTo(state, here, field), effects: [{ do: 'ask', lead, readAll, paste }] };
  }
  const next = nextOpenPrompt(form, state.report, here?.index ?? -1);
  if (next !== null) {
    return {
      state: moveTo(state, next, entrance(state.report, next)),
      effects: [{ do: 'ask', lead, readAll, paste }],
    };
  }
  return {
    state: { ...state, cursor: { ...state.cursor, mode: 'browsing' } },
    effects: [{ do: 'show_review', lead, readAll, paste }],
  };
}

/** Coming back: exactly where the person stood if that is still open, else the first open prompt, else the review. */
export function resume(form: Form, state: InterviewState, lead: Message[]): Step {
  if (state.report.status === 'sent') {
    return { state, effects: [{ do: 'tell', message: say('report.sent_locked', { unit: form.unitName }) }] };
  }
  const here = findPlaced(form, state.cursor.prompt);
  const status = here && promptState(state.report, here.prompt.code).fields[state.cursor.field ?? ''];
  if (here !== null && status === undefined && isAsked(form, state.report, here)) {
    return askHere(moveTo(state, here, state.cursor.field ?? here.prompt.fields[0]!.code), lead);
  }
  return advance(form, { ...state, cursor: { ...state.cursor, prompt: null, field: null } }, { lead });
}

/** One field on, whatever its state; after the last field the next asked prompt, after the last prompt the review. */
export function goForward(form: Form, state: InterviewState): Step {
  const here = findPlaced(form, state.cursor.prompt);
  if (here === null) return resume(form, state, []);
  const at = here.prompt.fields.findIndex((field) => field.code === state.cursor.field);
  const nextField = here.prompt.fields[at + 1];
  if (nextField !== undefined) return askHere(moveTo(state, here, nextField.code), []);
  const next = askedPrompts(form, state.report).find((placed) => placed.index > here.index);
  if (next !== undefined) return askHere(moveTo(state, next, next.prompt.fields[0]!.code), []);
  return {
    state: { ...state, cursor: { ...state.cursor, mode: 'browsing' } },
    effects: [{ do: 'show_review', lead: [], readAll: null, paste: 'no' }],
  };
}

/** One field back; before the first field the asked prompt before. */
export function goBack(form: Form, state: InterviewState): Step {
  const here = findPlaced(form, state.cursor.prompt);
  if (here === null) return resume(form, state, []);
  const at = here.prompt.fields.findIndex((field) => field.code === state.cursor.field);
  const previousField = here.prompt.fields[at - 1];
  if (previousField !== undefined) return askHere(moveTo(state, here, previousField.code), []);
  const previous = askedPrompts(form, state.report).findLast((placed) => placed.index < here.index);
  if (previous === undefined) return askHere(state, [say('navigation.at_first')]);
  return askHere(moveTo(state, previous, previous.prompt.fields[0]!.code), []);
}
