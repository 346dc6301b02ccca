import type { InterviewAction } from '../action.ts';
import type { AnswerValue } from '../answer/value.ts';
import { say } from '../message.ts';
import type { Field } from '../outline/field.ts';
import type { PlacedPrompt } from '../outline/outline.ts';
import { fieldOf, findPlaced, isAsked, progressOf, promptAt, promptState, type Form } from './form.ts';
import { advance, askHere, entrance, goBack, goForward, moveTo, resume } from './navigate.ts';
import { confirmation, openPrompt, record, skip } from './record.ts';
import type { InterviewState, ReportState } from './state.ts';
import type { Step } from './effect.ts';

type Pinned = Extract<InterviewAction, { kind: 'pinned' | 'pick' }>;

/** A number that moves with every change of the report: what a person was about to send is what is sent. */
export function reportRevision(report: ReportState): number {
  return Object.values(report.prompts).reduce((sum, prompt) => sum + prompt.revision, 0);
}

/** A choice is made. Choices that were meant for another question explain themselves and change nothing. */
export function act(form: Form, state: InterviewState, action: InterviewAction): Step {
  if (state.report.status === 'sent') return actOnSent(form, state, action);
  switch (action.kind) {
    case 'pinned':
    case 'pick':
      return actOnQuestion(form, state, action);
    case 'go_to':
    case 'open_prompt': {
      const placed = promptAt(form, action.prompt);
      if (placed === null) return askHere(state, [say('refused.stale_button')]);
      if (action.kind === 'open_prompt' && !isAsked(form, state.report, placed)) {
        const opened = openPrompt(state, placed);
        return askHere(moveTo(opened, placed, entrance(opened.report, placed)), []);
      }
      return askHere(moveTo(state, placed, entrance(state.report, placed)), []);
    }
    case 'read_all': {
      const placed = promptAt(form, action.prompt);
      if (placed === null) return askHere(state, [say('refused.stale_button')]);
      return { state, effects: [{ do: 'show_answer', prompt: placed.prompt.code }] };
    }
    case 'contents':
      return { state: browsing(state), effects: [{ do: 'show_contents', part: action.part, lead: [] }] };
    case 'continue':
      return resume(form, state, []);
    case 'review':
      return review(state, []);
    case 'confirm_incomplete':
      if (action.revision !== reportRevision(state.report))
        return review(state, [say('refused.changed_since_review')]);
      return { state: browsing(state), effects: [{ do: 'confirm_incomplete' }] };
    case 'send':
      return send(form, state, action);
    case 'record_document':
      return review(state, [say('refused.not_sent_yet')]);
    default:
      return action satisfies never;
  }
}

function browsing(state: InterviewState): InterviewState {
  return { ...state, cursor: { ...state.cursor, mode: 'browsing' } };
}

function review(state: InterviewState, lead: ReturnType<typeof say>[]): Step {
  return { state: browsing(state), effects: [{ do: 'show_review', lead, readAll: null, paste: 'no' }] };
}

function send(form: Form, state: InterviewState, action: Extract<InterviewAction, { kind: 'send' }>): Step {
  if (action.revision !== reportRevision(state.report)) {
    return review(state, [say('refused.changed_since_review')]);
  }
  const { begun, missing } = progressOf(form, state.report);
  if (!begun) return review(state, [say('refused.nothing_to_send')]);
  if (missing.length > 0 && !action.incomplete) return { state, effects: [{ do: 'confirm_incomplete' }] };
  const sent = browsing({ ...state, report: { ...state.report, status: 'sent' } });
  return { state: sent, effects: [{ do: 'submit', incomplete: missing.length > 0 }] };
}

/** After sending, answers can be read and the paper's number recorded; nothing else changes. */
function actOnSent(form: Form, state: InterviewState, action: InterviewAction): Step {
  if (action.kind === 'read_all' || action.kind === 'go_to') {
    const placed = promptAt(form, action.prompt);
    if (placed !== null) return { state, effects: [{ do: 'show_answer', prompt: placed.prompt.code }] };
  }
  if (action.kind === 'contents')
    return { state, effects: [{ do: 'show_contents', part: action.part, lead: [] }] };
  if (action.kind === 'record_document') {
    const cursor = { ...state.cursor, mode: 'recording_document' as const };
    return { state: { ...state, cursor }, effects: [{ do: 'ask_document' }] };
  }
  return { state, effects: [{ do: 'tell', message: say('report.sent_locked', { unit: form.unitName }) }] };
}

/** True when the choice was shown with the question that is still open. */
function fits(state: InterviewState, placed: PlacedPrompt, field: Field, action: Pinned): boolean {
  return (
    state.cursor.prompt === placed.prompt.code &&
    state.cursor.field === field.code &&
    promptState(state.report, placed.prompt.code).revision === action.revision
  );
}

function actOnQuestion(form: Form, state: InterviewState, action: Pinned): Step {
  const placed = promptAt(form, action.prompt);
  const field = placed?.prompt.fields[action.field] ?? null;
  if (placed === null || field === null || !fits(state, placed, field, action)) {
    const here = findPlaced(form, state.cursor.prompt);
    if (here === null || fieldOf(here, state.cursor.field) === null) {
      return resume(form, state, [say('refused.stale_button')]);
    }
    return askHere({ ...state, cursor: { ...state.cursor, mode: 'asking' } }, [say('refused.stale_button')]);
  }
  const asking: InterviewState = { ...state, cursor: { ...state.cursor, mode: 'asking' } };
  if (action.kind === 'pick') {
    const value = picked(field, action.option);
    return value === null
      ? askHere(asking, [say('refused.stale_button')])
      : recordChosen(form, asking, placed, field, value);
  }
  switch (action.verb) {
    case 'next':
      return goForward(form, asking);
    case 'back':
      return goBack(form, asking);
    case 'none':
      return recordChosen(form, asking, placed, field, { kind: 'none' });
    case 'skip':
      return advance(form, skip(asking, placed, field), {
        lead: [skipped(placed, field)],
      });
    default:
      return action.verb satisfies never;
  }
}

/** A figure passed over is named; a narrative takes its whole prompt with it. */
function skipped({ place }: PlacedPrompt, field: Field) {
  return field.kind === 'narrative'
    ? say('recorded.skipped', { place })
    : say('recorded.figure_skipped', { place, label: field.label });
}

function picked(field: Field, option: number): AnswerValue | null {
  if (field.kind === 'yes_no') return option > 1 ? null : { kind: 'yes_no', yes: option === 0 };
  if (field.kind !== 'choice') return null;
  const choice = field.choices[option];
  return choice === undefined ? null : { kind: 'choice', code: choice.code, label: choice.label };
}

function recordChosen(
  form: Form,
  state: InterviewState,
  placed: PlacedPrompt,
  field: Field,
  value: AnswerValue,
): Step {
  const before = promptState(state.report, placed.prompt.code).fields[field.code];
  const recorded = record(state, placed, field, { kind: 'replace', value, source: null });
  const change = before === 'answered' || before === 'none' ? 'changed' : 'first';
  const said = confirmation(form, recorded.state, placed, field, value, change);
  const after = advance(form, recorded.state, { lead: [said] });
  return { state: after.state, effects: [...recorded.effects, ...after.effects] };
}
