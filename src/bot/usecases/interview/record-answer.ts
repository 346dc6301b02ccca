import type { AnswerValue } from '../../../domain/answer/value.ts';
import type { Effect } from '../../../domain/interview/effect.ts';
import { promptState } from '../../../domain/interview/form.ts';
import type { Source } from '../../../domain/interview/ports.ts';
import type { ReportAtWork } from './report-at-work.ts';
import { eventKey, type Talk } from '../talk.ts';

type Recording = Extract<Effect, { do: 'record' }>;

/**
 * Adds a revision of one field. Its number is the prompt's own revision, so two revisions of a field can never carry
 * the same number; the chat message becomes a source of it.
 */
export async function recordAnswer(talk: Talk, report: ReportAtWork, recording: Recording): Promise<void> {
  const { tx, event } = talk;
  const person = talk.sender!.person!;
  const { assignmentId } = report.form;
  const { prompt, field, change } = recording;
  const { value, sources } = await changed(talk, assignmentId, recording);
  const id = talk.tools.ids.next();
  await tx.answers.add({
    id,
    assignmentId,
    promptCode: prompt,
    fieldCode: field,
    revision: promptState(report.state.report, prompt).revision,
    value,
    sources,
    authorId: person.id,
    answeredAt: event.sentAt,
    recordedAt: event.receivedAt,
  });
  const { content } = event;
  if (content.kind === 'text' || content.kind === 'edited_text') {
    await tx.messages.link({
      channel: event.channel,
      chatId: event.chat.id,
      messageId: content.messageId,
      order: content.order,
      subject: { assignmentId, promptCode: prompt, fieldCode: field },
      revisionId: id,
      at: event.sentAt,
    });
  }
  await tx.audit({
    at: event.receivedAt,
    actorId: person.id,
    action: `answer_${change.kind}`,
    subject: 'report',
    subjectId: assignmentId,
    event: eventKey(event),
    detail: { prompt, field, revisionId: id },
  });
}

/** The value and sources after the change. Parts are joined to, or replaced in, what is on record now. */
async function changed(
  talk: Talk,
  assignmentId: string,
  { prompt, field, change }: Recording,
): Promise<{ value: AnswerValue; sources: Source[] }> {
  const typed = 'text' in talk.event.content ? talk.event.content.text : '';
  if (change.kind === 'replace') {
    return {
      value: change.value,
      sources: change.source === null ? [] : [{ key: change.source, text: typed }],
    };
  }
  const before = await talk.tx.answers.current(talk.scope!, assignmentId, prompt, field);
  const parts = before?.value.kind === 'narrative' ? before.value.parts : [];
  const part = { key: change.source, text: change.text };
  const source = { key: change.source, text: typed };
  const sources = before?.sources ?? [];
  if (change.kind === 'append') {
    return { value: { kind: 'narrative', parts: [...parts, part] }, sources: [...sources, source] };
  }
  return {
    value: { kind: 'narrative', parts: parts.map((each) => (each.key === change.source ? part : each)) },
    sources: sources.map((each) => (each.key === change.source ? source : each)),
  };
}
