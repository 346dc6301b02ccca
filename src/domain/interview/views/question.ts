import type { Action, PinnedVerb } from '../../action.ts';
import type { AnswerValue } from '../../answer/value.ts';
import { say, type Message } from '../../message.ts';
import type { Field } from '../../outline/field.ts';
import { notesFor, type PlacedPrompt } from '../../outline/outline.ts';
import { view, type Choice, type View } from '../../view.ts';
import { promptState, standing, type Form } from '../form.ts';
import { excerpt } from '../excerpt.ts';
import type { FieldStatus, InterviewState } from '../state.ts';

/** Headings above a prompt from the subsection down: what the officer needs to know where they are. */
function headingTitle(placed: PlacedPrompt): string {
  const lowest = placed.divisions.at(-1);
  const own = placed.prompt.number === undefined ? '' : `${placed.prompt.number}. `;
  return lowest === undefined ? own : `${own}${lowest.title}`;
}

function hint(field: Field): Message {
  switch (field.kind) {
    case 'narrative':
      return say('question.hint.narrative');
    case 'number':
      return say('question.hint.number', { measureUnit: field.measureUnit });
    case 'percentage':
      return say('question.hint.percentage');
    case 'ratio':
      return say('question.hint.ratio', {
        part: field.partLabel,
        whole: field.wholeLabel,
        measureUnit: field.measureUnit,
      });
    case 'date':
      return say('question.hint.date');
    case 'yes_no':
      return say('question.hint.yes_no');
    case 'choice':
      return say('question.hint.choice');
    case 'document_reference':
      return say('question.hint.document_reference');
    case 'table':
      return say('question.hint.table', { columns: field.columns.length });
    default:
      return field satisfies never;
  }
}

function currentAnswer(current: AnswerValue): Message {
  if (current.kind !== 'narrative') return say('question.current_value', { value: current });
  return say('question.current_narrative', {
    excerpt: excerpt(current.parts.map((part) => part.text).join('\n')),
  });
}

/**
 * The question at the cursor: what was understood of the last answer first, then the place, the outline's own words,
 * the guidance that concerns this unit, and what is on record if the field has been answered before.
 */
export function questionView(
  form: Form,
  state: InterviewState,
  placed: PlacedPrompt,
  field: Field,
  more: { lead: Message[]; current: AnswerValue | null; readAll: number | null },
): View {
  const { index, total } = standing(form, state.report, placed);
  const paragraphs: Message[] = [...more.lead];
  paragraphs.push(
    say('question.heading', { place: placed.place, index, total, title: headingTitle(placed) }),
  );
  const first = placed.prompt.fields[0] === field;
  // A figure follows the narrative it belongs to: its words have just been read, and a phone's screen is small.
  paragraphs.push(
    say('question.words', { words: first ? placed.prompt.text : excerpt(placed.prompt.text, 120) }),
  );
  if (first) {
    for (const note of notesFor(placed, form.facts)) {
      paragraphs.push(say('question.guidance', { words: note.text }));
    }
    if (placed.prompt.optional) paragraphs.push(say('question.optional'));
    if (form.cutoff !== null) paragraphs.push(say('question.period', form.cutoff));
  }
  if (field.kind !== 'narrative') paragraphs.push(say('question.figure', { label: field.label }));
  if (more.current !== null) paragraphs.push(currentAnswer(more.current));
  paragraphs.push(hint(field));
  const about = { assignmentId: form.assignmentId, promptCode: placed.prompt.code, fieldCode: field.code };
  return view(paragraphs, questionChoices(form, state, placed, field, more.readAll), about);
}

/** The choices that go with a question; also what can be typed while it is open. */
export function questionChoices(
  form: Form,
  state: InterviewState,
  placed: PlacedPrompt,
  field: Field,
  readAll: number | null,
): Choice[][] {
  const own = promptState(state.report, placed.prompt.code);
  const at = {
    assignmentId: form.assignmentId,
    prompt: placed.index,
    field: placed.prompt.fields.indexOf(field),
    revision: own.revision,
  };
  const pinned = (verb: PinnedVerb): Action => ({ kind: 'pinned', verb, ...at });
  const status: FieldStatus | undefined = own.fields[field.code];
  const rows: Choice[][] = [];
  if (field.kind === 'yes_no') {
    rows.push([
      { action: { kind: 'pick', option: 0, ...at }, label: say('choice.yes') },
      { action: { kind: 'pick', option: 1, ...at }, label: say('choice.no') },
    ]);
  }
  if (field.kind === 'choice') {
    for (const [option, { label }] of field.choices.entries()) {
      rows.push([{ action: { kind: 'pick', option, ...at }, label: say('choice.option', { label }) }]);
    }
  }
  const onward: Choice =
    status === undefined
      ? { action: pinned('skip'), label: say('choice.skip'), command: 'boqua' }
      : { action: pinned('next'), label: say('choice.next'), command: 'tiep' };
  rows.push([{ action: pinned('none'), label: say('choice.none'), command: 'khongphatsinh' }, onward]);
  rows.push([
    { action: pinned('back'), label: say('choice.back'), command: 'lui' },
    {
      action: { kind: 'contents', assignmentId: form.assignmentId, part: null },
      label: say('choice.contents'),
      command: 'mucluc',
    },
  ]);
  if (readAll !== null) {
    rows.push([
      {
        action: { kind: 'read_all', assignmentId: form.assignmentId, prompt: readAll },
        label: say('choice.read_all'),
        command: 'toanvan',
      },
    ]);
  }
  return rows;
}

/** Why something was not taken, under the choices of the question that stays open. */
export function refusalView(
  form: Form,
  state: InterviewState,
  placed: PlacedPrompt,
  field: Field,
  reason: Message,
): View {
  const { index, total } = standing(form, state.report, placed);
  const about = { assignmentId: form.assignmentId, promptCode: placed.prompt.code, fieldCode: field.code };
  const still = say('question.still_open', { place: placed.place, index, total, hint: hint(field) });
  return view([reason, still], questionChoices(form, state, placed, field, null), about);
}
