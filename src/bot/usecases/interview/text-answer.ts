import type { FigureValue } from '../../../domain/answer/value.ts';
import type { InboundEvent } from '../../../domain/inbound.ts';
import { fieldOf, findPlaced } from '../../../domain/interview/form.ts';
import { say } from '../../../domain/message.ts';
import type { Subject } from '../../../domain/view.ts';
import { view } from '../../../domain/view.ts';
import { advanceInterview, runStep, subjectAtCursor } from './run-interview.ts';
import { openReport, type ReportAtWork } from './report-at-work.ts';
import type { Talk } from '../talk.ts';

type TextContent = Extract<InboundEvent['content'], { kind: 'text' }>;

/** Key of a chat message as a source of an answer. */
function sourceKey(event: InboundEvent, messageId: string): string {
  return `${event.channel}:${event.chat.id}:${messageId}`;
}

/** Figures of the same prompt that the awaited one is checked against; read only where there can be any. */
async function siblingsOf(talk: Talk, report: ReportAtWork, subject: Subject | null) {
  const siblings: Record<string, FigureValue> = {};
  const placed = findPlaced(report.form, subject?.promptCode ?? null);
  const field = placed === null ? null : fieldOf(placed, subject?.fieldCode ?? null);
  if (placed === null || field === null || field.kind === 'narrative') return siblings;
  if (!placed.prompt.fields.some((each) => 'atMost' in each && each.atMost !== undefined)) return siblings;
  const { assignmentId } = report.form;
  for (const answer of await talk.tx.answers.currentOfPrompt(talk.scope!, assignmentId, placed.prompt.code)) {
    if (answer.value.kind !== 'narrative' && answer.fieldCode !== field.code)
      siblings[answer.fieldCode] = answer.value;
  }
  return siblings;
}

/** A plain message to the report in hand. */
export async function textAnswer(talk: Talk, report: ReportAtWork, message: TextContent): Promise<void> {
  const { event } = talk;
  const subject = subjectAtCursor(report);
  // Only what follows an answer closely can have been written before the next question was seen.
  const { last, mode } = report.state.cursor;
  const shown =
    last === null || subject === null || mode !== 'asking'
      ? true
      : await talk.tx.messages.wasAsked(event.channel, event.chat.id, subject, message.order);
  await runStep(
    talk,
    report,
    {
      kind: 'reply',
      text: message.text,
      source: sourceKey(event, message.messageId),
      sentAt: event.sentAt,
      siblings: await siblingsOf(talk, report, subject),
      beforeQuestion: !shown,
    },
    'text',
  );
}

/** A reply to a question, or to one's own answer, answers that question; a reply to anything else explains itself. */
export async function replyToQuestion(talk: Talk, message: TextContent, replyTo: string): Promise<void> {
  const { event } = talk;
  const known = await talk.tx.messages.find(event.channel, event.chat.id, replyTo);
  if (known === null) return talk.say(view([say('refused.unknown_question')]));
  const report = await openReport(talk, known.assignmentId);
  if (report === null) return advanceInterview(talk, known.assignmentId, { kind: 'open' }, 'text');
  await runStep(
    talk,
    report,
    {
      kind: 'reply_to',
      prompt: known.promptCode,
      field: known.fieldCode,
      text: message.text,
      source: sourceKey(event, message.messageId),
      sentAt: event.sentAt,
      siblings: await siblingsOf(talk, report, known),
    },
    'text',
  );
}

/** A person has edited one of their own messages. */
export async function editedText(
  talk: Talk,
  message: Extract<InboundEvent['content'], { kind: 'edited_text' }>,
): Promise<void> {
  const { event, tx } = talk;
  const known = await tx.messages.find(event.channel, event.chat.id, message.messageId);
  if (known === null || known.direction !== 'in') return talk.say(view([say('edit.unknown')]));
  const report = await openReport(talk, known.assignmentId);
  if (report === null) return advanceInterview(talk, known.assignmentId, { kind: 'open' }, 'text');
  const source = sourceKey(event, message.messageId);
  const { promptCode: prompt, fieldCode: field } = known;
  const common = {
    text: message.text,
    source,
    sentAt: event.sentAt,
    siblings: await siblingsOf(talk, report, known),
  };
  const subject = subjectAtCursor(report);
  const stillOpen = subject?.promptCode === prompt && subject.fieldCode === field;
  if (known.revisionId === null && stillOpen) {
    // The message had been refused: mended, it answers the question that is still open.
    return runStep(talk, report, { kind: 'reply_to', prompt, field, ...common }, 'text');
  }
  const current = await tx.answers.current(talk.scope!, known.assignmentId, prompt, field);
  const isSource = current?.sources.some(({ key }) => key === source) ?? false;
  await runStep(talk, report, { kind: 'edit', prompt, field, current: isSource, ...common }, 'text');
}
