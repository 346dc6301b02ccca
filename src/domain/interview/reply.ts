import { isNone } from '../answer/none.ts';
import { readFigure } from '../answer/read.ts';
import { readNarrative } from '../answer/narrative.ts';
import type { AnswerValue } from '../answer/value.ts';
import { say, type Message } from '../message.ts';
import type { Field } from '../outline/field.ts';
import type { PlacedPrompt } from '../outline/outline.ts';
import type { InterviewEvent } from './event.ts';
import { excerptLength } from './excerpt.ts';
import { fieldOf, findPlaced, promptState, type Form } from './form.ts';
import { advance, askHere } from './navigate.ts';
import { confirmation, record } from './record.ts';
import type { InterviewState } from './state.ts';
import type { Step } from './effect.ts';

type Reply = Extract<InterviewEvent, { kind: 'reply' }>;
type ReplyTo = Extract<InterviewEvent, { kind: 'reply_to' }>;

/** A part at least this long may be followed by the rest of the same paste (Telegram cuts from half its limit on). */
export const pasteLength = 2_000;
/** The rest of a paste arrives within this time of the part before it. */
const pasteGapMs = 2_000;

export type Understood =
  { ok: true; value: AnswerValue; notices: Message[] } | { ok: false; reason: Message };

/** Reads one message as the value of one field; "không có", "không phát sinh" is a value of every kind of field. */
export function understand(
  placed: PlacedPrompt,
  field: Field,
  event: { text: string; source: string; today: string; siblings: Reply['siblings'] },
): Understood {
  if (field.kind === 'narrative' || field.kind === 'table') {
    if (isNone(event.text)) return { ok: true, value: { kind: 'none' }, notices: [] };
    if (field.kind === 'table') return { ok: false, reason: say('refused.table', { label: field.label }) };
    const read = readNarrative(event.text);
    if (!read.ok) return read;
    return {
      ok: true,
      value: { kind: 'narrative', parts: [{ key: event.source, text: read.text }] },
      notices: [],
    };
  }
  const { today, siblings } = event;
  return readFigure(field, event.text, { today, siblings, fields: placed.prompt.fields });
}

function refuse(state: InterviewState, reason: Message): Step {
  return { state, effects: [{ do: 'refuse', reason }] };
}

/** True when a message is the rest of the paste whose last part is known. */
function continuesPaste(state: InterviewState, event: Reply): boolean {
  const { last } = state.cursor;
  if (last === null || last.length <= pasteLength) return false;
  return Math.abs(Date.parse(event.sentAt) - Date.parse(last.sentAt)) <= pasteGapMs;
}

/** A plain message: the rest of a paste, or the value awaited. */
export function takeReply(form: Form, state: InterviewState, event: Reply): Step {
  if (state.report.status === 'sent') return takeDocument(form, state, event);
  const { last } = state.cursor;
  const lastPlaced = findPlaced(form, last?.prompt ?? null);
  if (last !== null && lastPlaced !== null) {
    const belongsToLast = continuesPaste(state, event) || event.beforeQuestion;
    const lastField = fieldOf(lastPlaced, last.field);
    if (belongsToLast && lastField?.kind === 'narrative')
      return append(form, state, event, lastPlaced, lastField);
    if (belongsToLast)
      return refuse(state, say('refused.before_question', { text: event.text.slice(0, 60) }));
  }
  const placed = findPlaced(form, state.cursor.prompt);
  const field = placed === null ? null : fieldOf(placed, state.cursor.field);
  if (state.cursor.mode !== 'asking' || placed === null || field === null) {
    return { state, effects: [{ do: 'refuse', reason: say('refused.nothing_awaited') }] };
  }
  return answer(form, state, event, placed, field);
}

/** A reply to one of the bot's questions answers that question, wherever the person stands. */
export function takeReplyTo(form: Form, state: InterviewState, event: ReplyTo): Step {
  if (state.report.status === 'sent')
    return refuse(state, say('report.sent_locked', { unit: form.unitName }));
  const placed = findPlaced(form, event.prompt);
  const field = placed === null ? null : fieldOf(placed, event.field);
  if (placed === null || field === null) return refuse(state, say('refused.unknown_question'));
  const atCursor = state.cursor.prompt === event.prompt && state.cursor.field === event.field;
  if (atCursor) {
    const asking: InterviewState = { ...state, cursor: { ...state.cursor, mode: 'asking' } };
    return answer(form, asking, event, placed, field);
  }
  const understood = understand(placed, field, event);
  if (!understood.ok) return refuse(state, understood.reason);
  return store(form, state, event, placed, field, understood, (next, lead, readAll) =>
    next.cursor.prompt === null
      ? advance(form, next, { lead, readAll })
      : { state: { ...next, cursor: { ...next.cursor, mode: 'asking' } }, effects: [ask(lead, readAll)] },
  );
}

function ask(lead: Message[], readAll: number | null) {
  return { do: 'ask', lead, readAll, paste: 'no' } as const;
}

/** Stores an understood value and goes on as `then` says. */
function store(
  form: Form,
  state: InterviewState,
  event: { text: string; source: string; sentAt: string },
  placed: PlacedPrompt,
  field: Field,
  understood: Extract<Understood, { ok: true }>,
  then: (state: InterviewState, lead: Message[], readAll: number | null) => Step,
): Step {
  const before = promptState(state.report, placed.prompt.code).fields[field.code];
  const changed = before === 'answered' || before === 'none';
  const recorded = record(state, placed, field, {
    kind: 'replace',
    value: understood.value,
    source: event.source,
  });
  const last = {
    prompt: placed.prompt.code,
    field: field.code,
    length: event.text.length,
    sentAt: event.sentAt,
  };
  const next: InterviewState = { ...recorded.state, cursor: { ...recorded.state.cursor, last } };
  const said = confirmation(form, next, placed, field, understood.value, changed ? 'changed' : 'first');
  const readAll =
    understood.value.kind === 'narrative' && event.text.length > excerptLength ? placed.index : null;
  const after = then(next, [said, ...understood.notices], readAll);
  return { state: after.state, effects: [...recorded.effects, ...after.effects] };
}

/** The value awaited at the cursor. */
function answer(
  form: Form,
  state: InterviewState,
  event: Reply | ReplyTo,
  placed: PlacedPrompt,
  field: Field,
): Step {
  const now = promptState(state.report, placed.prompt.code);
  if (now.revision !== state.cursor.seen && now.fields[field.code] !== undefined) {
    // A colleague has answered since this person was asked: show it first, take the next message as a decision.
    const seen: InterviewState = { ...state, cursor: { ...state.cursor, seen: now.revision } };
    return askHere(seen, [say('refused.changed_meanwhile', { place: placed.place })]);
  }
  const understood = understand(placed, field, event);
  if (!understood.ok) return refuse(state, understood.reason);
  const paste = field.kind === 'narrative' && event.text.length > pasteLength ? 'more' : 'no';
  return store(form, state, event, placed, field, understood, (next, lead, readAll) =>
    advance(form, next, { lead, readAll, paste }),
  );
}

/** One more part of the narrative answered last; the cursor stays where it is. */
function append(
  form: Form,
  state: InterviewState,
  event: Reply,
  placed: PlacedPrompt,
  field: Extract<Field, { kind: 'narrative' }>,
): Step {
  const read = readNarrative(event.text);
  if (!read.ok) return refuse(state, read.reason);
  const recorded = record(state, placed, field, { kind: 'append', text: read.text, source: event.source });
  const last = {
    prompt: placed.prompt.code,
    field: field.code,
    length: event.text.length,
    sentAt: event.sentAt,
  };
  const next: InterviewState = { ...recorded.state, cursor: { ...recorded.state.cursor, last } };
  const part: AnswerValue = { kind: 'narrative', parts: [{ key: event.source, text: read.text }] };
  const lead = [confirmation(form, next, placed, field, part, 'appended')];
  const paste = event.text.length > pasteLength ? 'more' : 'end';
  const readAll = placed.index;
  const effect =
    next.cursor.mode === 'asking'
      ? ({ do: 'ask', lead, readAll, paste } as const)
      : ({ do: 'show_review', lead, readAll, paste } as const);
  return { state: next, effects: [...recorded.effects, effect] };
}

/** The signed paper is read like any document an answer names. */
const paperField = { kind: 'document_reference', code: 'paper', label: '', optional: false } as const;

/** After sending, the only thing awaited is the signed paper's number and date. */
function takeDocument(form: Form, state: InterviewState, event: Reply): Step {
  if (state.cursor.mode !== 'recording_document') {
    return refuse(state, say('report.sent_locked', { unit: form.unitName }));
  }
  const read = readFigure(paperField, event.text, { today: event.today });
  if (!read.ok) return refuse(state, read.reason);
  if (read.value.kind !== 'document_reference' || read.value.date === undefined)
    return refuse(state, say('refused.document_without_date'));
  return {
    state: { ...state, cursor: { ...state.cursor, mode: 'browsing' } },
    effects: [{ do: 'record_document', value: read.value }],
  };
}
