import type { AnswerValue } from '../answer/value.ts';
import { say, type Message } from '../message.ts';
import type { PlacedPrompt } from '../outline/outline.ts';
import type { Field } from '../outline/field.ts';
import type { Change, Effect } from './effect.ts';
import { excerpt } from './excerpt.ts';
import { promptState, standing, type Form } from './form.ts';
import type { FieldStatus, InterviewState, PromptState } from './state.ts';

interface Recorded {
  state: InterviewState;
  effects: Effect[];
}

function withPrompt(state: InterviewState, code: string, prompt: PromptState): InterviewState {
  const prompts = { ...state.report.prompts, [code]: prompt };
  // The person has seen what they have just done themselves.
  const cursor = state.cursor.prompt === code ? { ...state.cursor, seen: prompt.revision } : state.cursor;
  return { report: { ...state.report, prompts }, cursor };
}

/** True when the whole prompt was skipped or answered "không phát sinh": its figures were never really looked at. */
function passedOver(statuses: PromptState['fields'], fields: Field[]): boolean {
  return (['none', 'skipped'] as const).some((status) =>
    fields.every((each) => statuses[each.code] === status),
  );
}

/**
 * Records a change of one field. "Không phát sinh" for the narrative answers the whole prompt; a narrative after it
 * opens the figures again.
 */
export function record(state: InterviewState, placed: PlacedPrompt, field: Field, change: Change): Recorded {
  const { code, fields } = placed.prompt;
  const before = promptState(state.report, code);
  const none = change.kind === 'replace' && change.value.kind === 'none';
  let statuses: Record<string, FieldStatus> = { ...before.fields, [field.code]: none ? 'none' : 'answered' };
  const effects: Effect[] = [{ do: 'record', prompt: code, field: field.code, change }];
  if (field.kind === 'narrative' && none) {
    for (const other of fields) {
      if (before.fields[other.code] === 'answered' && other.code !== field.code) {
        effects.push({ do: 'record', prompt: code, field: other.code, change });
      }
    }
    statuses = Object.fromEntries(fields.map((each) => [each.code, 'none' as const]));
  } else if (field.kind === 'narrative' && passedOver(before.fields, fields)) {
    statuses = { [field.code]: 'answered' };
  }
  return {
    state: withPrompt(state, code, { ...before, revision: before.revision + 1, fields: statuses }),
    effects,
  };
}

/** Marks a field as passed over; skipping the narrative passes over the prompt's open fields with it. */
export function skip(state: InterviewState, placed: PlacedPrompt, field: Field): InterviewState {
  const { code, fields } = placed.prompt;
  const before = promptState(state.report, code);
  const passed = field.kind === 'narrative' ? fields : [field];
  const statuses = { ...before.fields };
  for (const each of passed) statuses[each.code] ??= 'skipped';
  return withPrompt(state, code, { ...before, revision: before.revision + 1, fields: statuses });
}

/** The officer takes on a prompt that is for others. */
export function openPrompt(state: InterviewState, placed: PlacedPrompt): InterviewState {
  const before = promptState(state.report, placed.prompt.code);
  return withPrompt(state, placed.prompt.code, { ...before, revision: before.revision + 1, opened: true });
}

/** The sentence that says what was understood. `change` tells a first answer from one that takes another's place. */
export function confirmation(
  form: Form,
  state: InterviewState,
  placed: PlacedPrompt,
  field: Field,
  value: AnswerValue,
  change: 'first' | 'changed' | 'appended',
): Message {
  const { index, total } = standing(form, state.report, placed);
  const where = { place: placed.place, index, total };
  if (value.kind === 'none') {
    return field.kind === 'narrative'
      ? say('recorded.none', where)
      : say('recorded.figure', { ...where, label: field.label, value });
  }
  if (value.kind === 'narrative') {
    const text = value.parts.map((part) => part.text).join('\n');
    const shown = { ...where, excerpt: excerpt(text) };
    if (change === 'appended') return say('recorded.appended', shown);
    return change === 'changed' ? say('recorded.narrative_changed', shown) : say('recorded.narrative', shown);
  }
  const label = field.kind === 'narrative' ? '' : field.label;
  return change === 'changed'
    ? say('recorded.figure_changed', { ...where, label, value })
    : say('recorded.figure', { ...where, label, value });
}
