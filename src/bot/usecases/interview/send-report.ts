import { Temporal } from 'temporal-polyfill';
import type { AnswerValue } from '../../../domain/answer/value.ts';
import { endOfLimit, latenessOf, type Limit } from '../../../domain/deadline/limit.ts';
import { progressOf } from '../../../domain/interview/form.ts';
import { say } from '../../../domain/message.ts';
import type { Submission } from '../../../domain/report/ports.ts';
import { documentRecordedView, latenessMessage, receiptView } from '../../../domain/report/views.ts';
import { view } from '../../../domain/view.ts';
import { receiveReport } from '../inspection/schedule/receive-report.ts';
import { officeCalendar } from '../deadline/office-calendar.ts';
import { refreshRoundProgress } from '../round/refresh-progress.ts';
import { tellGroups } from '../group/tell-group.ts';
import type { ReportAtWork } from './report-at-work.ts';
import { auditReport } from './audit-report.ts';
import type { Talk } from '../talk.ts';

/**
 * Freezes the report as a numbered submission, gives the receipt, tells the unit's group once and brings the round's
 * living messages up to date.
 *
 * Sent in time is judged by the chat message's own time when sent by a typed command, by the time of receipt when by a
 * button.
 */
export async function submitReport(talk: Talk, report: ReportAtWork, by: 'button' | 'text'): Promise<void> {
  const { tx, event, tools } = talk;
  const { form, state, stored } = report;
  const { assignmentId } = form;
  const sentAt = by === 'text' ? event.sentAt : event.receivedAt;
  const calendar = await officeCalendar(tx);
  const lateness = latenessOf(form.limit, Temporal.Instant.from(sentAt), tools.timeZone, calendar);
  const answers = await tx.answers.currentOfReport(talk.scope!, assignmentId);
  const before = await tx.submissions.latest(talk.scope!, assignmentId);
  const missing = progressOf(form, state.report).left.map((placed) => placed.prompt.code);
  const submission: Submission = {
    id: tools.ids.next(),
    assignmentId,
    number: (before?.number ?? 0) + 1,
    receiptNumber: await tx.submissions.nextReceiptNumber(),
    sentAt,
    receivedAt: event.receivedAt,
    timeSource: by === 'text' ? 'message' : 'receipt',
    lateness,
    document: null,
  };
  await tx.submissions.add({
    ...submission,
    frozen: answers.map((answer) => answer.id),
    missing,
    authorId: talk.sender!.person!.id,
  });
  await auditReport(talk, assignmentId, 'submit', {
    submissionId: submission.id,
    number: submission.number,
    missing: missing.length,
  });
  await talk.say(
    receiptView({
      assignmentId,
      roundTitle: form.roundTitle,
      unitName: form.unitName,
      limit: form.limit,
      submission,
      missing: missing.length,
      downAcrossLimit: await wasDownAtLimit(talk, form.limit, submission),
    }),
  );
  await tellUnitGroups(talk, report, submission);
  await receiveReport(talk, submission);
  await refreshRoundProgress(tools, tx, stored.roundId, event.receivedAt);
}

/** Nobody is called late for the bot's own absence: a late sending is flagged when the bot was down as its limit passed. */
async function wasDownAtLimit(talk: Talk, limit: Limit, { lateness }: Submission): Promise<boolean> {
  const end = endOfLimit(limit, talk.tools.timeZone)?.toString();
  if (lateness.kind === 'on_time' || end === undefined) return false;
  return talk.tx.downtimes.within(end, end);
}

/** One notice to each group bound to the unit: when, in time or not, and the number; nothing of what was written. */
async function tellUnitGroups(talk: Talk, report: ReportAtWork, submission: Submission): Promise<void> {
  const { tx, event, tools } = talk;
  const { form, stored } = report;
  const said = say('group.report_sent', {
    title: form.roundTitle,
    unit: form.unitName,
    sentAt: submission.sentAt,
    lateness: latenessMessage(submission.lateness),
    receipt: submission.receiptNumber,
  });
  const notice = {
    view: view([said]),
    kind: 'notice',
    priority: 2,
    key: `report_sent:${submission.id}`,
  } as const;
  await tellGroups(tools, tx, await tx.groups.ofUnit(stored.unitId), notice, event.receivedAt);
}

/** Records the signed paper's number and date beside the bot's own time; both stay visible. */
export async function recordDocument(
  talk: Talk,
  report: ReportAtWork,
  value: Extract<AnswerValue, { kind: 'document_reference' }>,
): Promise<void> {
  const { assignmentId } = report.form;
  const submission = await talk.tx.submissions.latest(talk.scope!, assignmentId);
  if (submission === null || value.date === undefined) {
    return talk.say(view([say('refused.not_sent_yet')]));
  }
  const document = {
    number: value.number,
    symbol: value.symbol,
    date: value.date,
    recordedAt: talk.event.receivedAt,
  };
  await talk.tx.submissions.recordDocument(submission.id, document, talk.sender!.person!.id);
  await auditReport(talk, assignmentId, 'record_document', { submissionId: submission.id, ...document });
  return talk.say(documentRecordedView({ ...submission, document }));
}
