import { Temporal } from 'temporal-polyfill';
import type { AnswerValue } from '../../../domain/answer/value.ts';
import type { Effect } from '../../../domain/interview/effect.ts';
import type { InterviewEvent } from '../../../domain/interview/event.ts';
import { fieldOf, findPlaced, promptState, standing } from '../../../domain/interview/form.ts';
import { step } from '../../../domain/interview/step.ts';
import { contentsView, partView } from '../../../domain/interview/views/contents.ts';
import { questionChoices, questionView, refusalView } from '../../../domain/interview/views/question.ts';
import { confirmIncompleteView, reviewView } from '../../../domain/interview/views/review.ts';
import { say, type Message } from '../../../domain/message.ts';
import { view, type Choice, type Subject } from '../../../domain/view.ts';
import { openingEffect, withLeftOver } from './left-over-notes.ts';
import { recordAnswer } from './record-answer.ts';
import { openFocusedReport, openReport, type ReportAtWork } from './report-at-work.ts';
import { recordDocument, submitReport } from './send-report.ts';
import type { SayOptions, Talk } from '../talk.ts';

/** How long the reply to a long part waits for the next part of the same paste. */
const pasteWaitMs = 1_500;

type OwnEvent<T> = T extends unknown ? Omit<T, 'today'> : never;
/** An interview event without the office's day, which is added here. */
export type NewInterviewEvent = OwnEvent<InterviewEvent>;

/** Something happens in the report with this id; a report that is not the person's explains itself. */
export async function advanceInterview(
  talk: Talk,
  assignmentId: string,
  event: NewInterviewEvent,
  by: 'button' | 'text',
): Promise<void> {
  const report = await openReport(talk, assignmentId);
  if (report === null) {
    const personId = talk.sender?.person?.id;
    const unit = personId === undefined ? null : await talk.tx.reports.unitNameOf(assignmentId, personId);
    const refused = unit === null ? say('refused.not_yours') : say('refused.removed', { unit });
    return talk.say(view([talk.sender?.person == null ? say('refused.not_joined') : refused]));
  }
  await runStep(talk, report, event, by);
}

/** Steps the interview, saves its state, and does what the step asks. */
export async function runStep(
  talk: Talk,
  before: ReportAtWork,
  event: NewInterviewEvent,
  by: 'button' | 'text',
): Promise<void> {
  const { tx, tools } = talk;
  const person = talk.sender!.person!;
  const { assignmentId } = before.form;
  const at = talk.event.receivedAt;
  const today = Temporal.Instant.from(at).toZonedDateTimeISO(tools.timeZone).toPlainDate().toString();
  const stepped = step(before.form, before.state, { ...event, today } as InterviewEvent);
  const report: ReportAtWork = { ...before, state: stepped.state };
  if (stepped.state.report !== before.state.report) {
    await tx.reports.save({
      assignmentId,
      revision: before.stored.revision,
      state: stepped.state.report,
      at,
    });
  }
  if (stepped.state.cursor !== before.state.cursor) {
    await tx.reports.saveCursor({ personId: person.id, assignmentId, cursor: stepped.state.cursor, at });
  }
  if (person.focusAssignmentId !== assignmentId) await tx.people.setFocus(person.id, assignmentId);
  for (const effect of stepped.effects) {
    await perform(talk, report, await openingEffect(talk, report, event, effect), by);
  }
}

/** The question a person is looking at. */
export function subjectAtCursor(report: ReportAtWork): Subject | null {
  const { cursor } = report.state;
  if (cursor.prompt === null || cursor.field === null) return null;
  return { assignmentId: report.form.assignmentId, promptCode: cursor.prompt, fieldCode: cursor.field };
}

/** The choices of the open question, for typing. */
export function choicesAtCursor(report: ReportAtWork): Choice[] {
  const { form, state } = report;
  const placed = findPlaced(form, state.cursor.prompt);
  const field = placed === null ? null : fieldOf(placed, state.cursor.field);
  if (state.cursor.mode !== 'asking' || placed === null || field === null) return [];
  // The answer just given may have been long: reading it whole can be typed as well.
  const readAll = findPlaced(form, state.cursor.last?.prompt ?? null)?.index ?? null;
  return questionChoices(form, state, placed, field, readAll).flat();
}

/** While a list is looked at, nothing typed is taken as an answer to the question left open. */
export async function suspend(talk: Talk): Promise<void> {
  const report = await openFocusedReport(talk);
  const person = talk.sender?.person;
  if (report === null || person == null || report.state.cursor.mode === 'browsing') return;
  await talk.tx.reports.saveCursor({
    personId: person.id,
    assignmentId: report.form.assignmentId,
    cursor: { ...report.state.cursor, mode: 'browsing', last: null },
    at: talk.event.receivedAt,
  });
}

async function perform(
  talk: Talk,
  report: ReportAtWork,
  effect: Effect,
  by: 'button' | 'text',
): Promise<void> {
  const { form, state } = report;
  switch (effect.do) {
    case 'record':
      return recordAnswer(talk, report, effect);
    case 'ask':
      return ask(talk, report, effect.lead, effect.readAll, pasteOptions(talk, report, effect.paste));
    case 'refuse':
      return refuse(talk, report, effect.reason);
    case 'show_contents': {
      const shown = effect.part === null ? null : partView(form, state, effect.part, effect.lead);
      if (shown !== null) return talk.say(shown);
      const contents = contentsView(form, state, effect.lead);
      return talk.say(await withLeftOver(talk, report, contents, effect.lead.length + 1));
    }
    case 'show_review':
      return talk.say(
        await withLeftOver(talk, report, reviewView(form, state, effect.lead, effect.readAll)),
        pasteOptions(talk, report, effect.paste),
      );
    case 'confirm_incomplete':
      return talk.say(confirmIncompleteView(form, state));
    case 'show_answer':
      return showAnswer(talk, report, effect.prompt);
    case 'submit':
      return submitReport(talk, report, by);
    case 'ask_document':
      return talk.say(view([say('document.ask')]));
    case 'record_document':
      return recordDocument(talk, report, effect.value);
    case 'tell':
      return talk.say(view([effect.message]));
    default:
      return effect satisfies never;
  }
}

function pasteOptions(talk: Talk, report: ReportAtWork, paste: 'no' | 'more' | 'end'): SayOptions {
  if (paste === 'no') return {};
  const replaceKey = `paste:${report.form.assignmentId}:${talk.sender?.person?.id}`;
  return paste === 'more' ? { replaceKey, delayMs: pasteWaitMs } : { replaceKey };
}

async function ask(
  talk: Talk,
  report: ReportAtWork,
  lead: Message[],
  readAll: number | null,
  options: SayOptions,
): Promise<void> {
  const { form, state } = report;
  const placed = findPlaced(form, state.cursor.prompt);
  const field = placed === null ? null : fieldOf(placed, state.cursor.field);
  if (placed === null || field === null) return talk.say(reviewView(form, state, lead, readAll), options);
  const status = promptState(state.report, placed.prompt.code).fields[field.code];
  const current =
    status === 'answered' || status === 'none'
      ? await talk.tx.answers.current(talk.scope!, form.assignmentId, placed.prompt.code, field.code)
      : null;
  return talk.say(
    questionView(form, state, placed, field, { lead, current: current?.value ?? null, readAll }),
    options,
  );
}

/** Why something was not taken. The message is remembered with its question: editing it later may still answer. */
async function refuse(talk: Talk, report: ReportAtWork, reason: Message): Promise<void> {
  const { form, state } = report;
  const { content } = talk.event;
  const placed = findPlaced(form, state.cursor.prompt);
  const field = placed === null ? null : fieldOf(placed, state.cursor.field);
  if (state.report.status === 'sent') return talk.say(view([reason]));
  if (placed === null || field === null || state.cursor.mode !== 'asking') {
    // A list that is open stays the one its numbers choose from.
    if (talk.sender?.dialog != null) return talk.say(view([reason]));
    const { assignmentId } = form;
    const action = { kind: 'continue', assignmentId } as const;
    return talk.say(view([reason], [[{ action, label: say('choice.continue'), command: 'tieptuc' }]]));
  }
  if (content.kind === 'text') {
    await talk.tx.messages.link({
      channel: talk.event.channel,
      chatId: talk.event.chat.id,
      messageId: content.messageId,
      order: content.order,
      subject: { assignmentId: form.assignmentId, promptCode: placed.prompt.code, fieldCode: field.code },
      revisionId: null,
      at: talk.event.sentAt,
    });
  }
  return talk.say(refusalView(form, state, placed, field, reason));
}

/** Everything on record for one prompt, in full; the channel splits what is long. */
async function showAnswer(talk: Talk, report: ReportAtWork, promptCode: string): Promise<void> {
  const { form, state } = report;
  const placed = findPlaced(form, promptCode);
  if (placed === null) return;
  const answers = await talk.tx.answers.currentOfPrompt(talk.scope!, form.assignmentId, promptCode);
  const byField = new Map(answers.map((answer) => [answer.fieldCode, answer.value]));
  const paragraphs: Message[] = [
    say('answer_text.title', { place: placed.place, ...standing(form, state.report, placed) }),
  ];
  for (const field of placed.prompt.fields) {
    const value = byField.get(field.code);
    if (value !== undefined)
      paragraphs.push(answerLine(field.kind === 'narrative' ? null : field.label, value));
  }
  if (byField.size === 0) paragraphs.push(say('answer_text.nothing'));
  return talk.say(view(paragraphs));
}

function answerLine(label: string | null, value: AnswerValue): Message {
  if (value.kind === 'narrative') {
    return say('answer_text.narrative', { text: value.parts.map((part) => part.text).join('\n') });
  }
  return label === null
    ? say('question.current_value', { value })
    : say('answer_text.figure', { label, value });
}
