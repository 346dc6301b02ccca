import type { Lateness, Limit, Remaining } from '../deadline/limit.ts';
import { limitMessage } from '../deadline/limit-message.ts';
import { say, type Message } from '../message.ts';
import { view, type Choice, type View } from '../view.ts';

/** One line of "Báo cáo của tôi". */
export interface ReportLine {
  assignmentId: string;
  roundTitle: string;
  unitName: string;
  limit: Limit;
  remaining: Remaining;
  done: number;
  total: number;
  submission: SubmissionFacts | null;
}

export interface SubmissionFacts {
  receiptNumber: number;
  sentAt: string;
  lateness: Lateness;
  document: DocumentFacts | null;
}

/** The signed paper's own number and date, and when they were recorded here. */
export interface DocumentFacts {
  number: string;
  symbol: string;
  date: string;
  recordedAt: string;
}

/** Ten cells; the first fills with the first answer and the last only with the last one. */
export function progressBar(done: number, total: number): string {
  const filled = total === 0 ? 0 : done === total ? 10 : Math.min(9, Math.ceil((done / total) * 10));
  return '█'.repeat(filled) + '░'.repeat(10 - filled);
}

export function remainingMessage(remaining: Remaining): Message {
  if (remaining.kind === 'awaiting') return say('remaining.awaiting');
  if (remaining.kind === 'over') return say('remaining.over', { count: remaining.workingDays });
  if (remaining.today) return say('remaining.today');
  return say('remaining.open', { count: remaining.workingDays });
}

/** How a sending stood to its limit, as a clause. */
export function latenessMessage(lateness: Lateness): Message {
  if (lateness.kind === 'on_time') return say('lateness.on_time');
  return lateness.workingDays === 0
    ? say('lateness.late_days_off')
    : say('lateness.late', { count: lateness.workingDays });
}

/** "Báo cáo của tôi": what is due, the last permitted day in words, working days left, a progress bar. */
export function reportsView(lines: ReportLine[], lead: Message[]): View {
  if (lines.length === 0) return view([...lead, say('reports.nothing_due')]);
  const paragraphs: Message[] = [...lead, say('reports.title', { count: lines.length })];
  const choices: Choice[][] = [];
  for (const line of lines) {
    const { assignmentId, done, total } = line;
    paragraphs.push(say('reports.line', { title: line.roundTitle, unit: line.unitName }));
    if (line.submission === null) {
      paragraphs.push(limitMessage(line.limit), remainingMessage(line.remaining));
      paragraphs.push(say('reports.progress', { bar: progressBar(done, total), done, total }));
      const started = done > 0;
      const label = started
        ? say('choice.continue_report', { unit: line.unitName })
        : say('choice.start_report', { unit: line.unitName });
      choices.push([{ action: { kind: 'continue', assignmentId }, label }]);
    } else {
      paragraphs.push(...submissionParagraphs(line.submission));
      choices.push([
        {
          action: { kind: 'contents', assignmentId, part: null },
          label: say('choice.read_report', { unit: line.unitName }),
        },
        ...(line.submission.document === null ? [recordDocumentChoice(assignmentId)] : []),
      ]);
    }
  }
  return view(paragraphs, choices);
}

function recordDocumentChoice(assignmentId: string): Choice {
  return {
    action: { kind: 'record_document', assignmentId },
    label: say('choice.record_document'),
    command: 'sovanban',
  };
}

/** Both times stay visible: the bot's receipt and the paper's own number and date. */
function submissionParagraphs(submission: SubmissionFacts): Message[] {
  const { receiptNumber, sentAt, lateness, document } = submission;
  const sent = say('reports.sent', { sentAt, lateness: latenessMessage(lateness), receipt: receiptNumber });
  if (document === null) return [sent, say('reports.no_document')];
  const { number, symbol, date } = document;
  const value = { kind: 'document_reference' as const, number, symbol, date };
  return [sent, say('reports.document', { value, recordedAt: document.recordedAt })];
}

/** The receipt (tone.md 4 and 5): number, time, in time or late, and what is still to be recorded. */
export function receiptView(facts: {
  assignmentId: string;
  roundTitle: string;
  unitName: string;
  limit: Limit;
  submission: SubmissionFacts;
  missing: number;
  /** The bot was down when the limit passed: the time of sending needs comparing. */
  downAcrossLimit: boolean;
}): View {
  const { receiptNumber, sentAt, lateness } = facts.submission;
  const common = {
    title: facts.roundTitle,
    unit: facts.unitName,
    sentAt,
    lateness: latenessMessage(lateness),
    receipt: receiptNumber,
  };
  const paragraphs: Message[] = [say('receipt.recorded', common)];
  if (facts.missing > 0) paragraphs.push(say('receipt.missing', { count: facts.missing }));
  paragraphs.push(
    lateness.kind === 'on_time'
      ? say('receipt.document_due', { limit: limitMessage(facts.limit) })
      : say('receipt.document_if_issued'),
  );
  if (facts.downAcrossLimit) paragraphs.push(say('receipt.down_across_limit'));
  return view(paragraphs, [
    [recordDocumentChoice(facts.assignmentId)],
    [{ action: { kind: 'reports' }, label: say('choice.reports'), command: 'baocao' }],
  ]);
}

/** Confirms the paper's number and date beside the bot's own time. */
export function documentRecordedView(submission: SubmissionFacts & { document: DocumentFacts }): View {
  const { number, symbol, date } = submission.document;
  return view([
    say('document.recorded', {
      value: { kind: 'document_reference', number, symbol, date },
      sentAt: submission.sentAt,
      receipt: submission.receiptNumber,
    }),
  ]);
}
