import { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import { latenessOf } from '../../../domain/deadline/limit.ts';
import { emptyReport, type ReportState } from '../../../domain/interview/state.ts';
import { codeSchema } from '../../../domain/organisation/schema.ts';
import { findPrompt } from '../../../domain/outline/outline.ts';
import { words } from '../../../domain/outline/words.ts';
import type { Administration } from '../administration.ts';
import { officeCalendar } from '../deadline/office-calendar.ts';

/** A report that one unit has sent before the sample begins. */
export const sampleReportSchema = z.strictObject({
  /** Code of the round of reports. */
  round: codeSchema,
  unit: codeSchema,
  /** Who wrote and sent it. */
  author: codeSchema,
  sentAt: z.iso.datetime({ offset: true }),
  /** To the narratives of prompts, by their codes; the others are left empty. */
  answers: z.array(z.strictObject({ prompt: z.string(), text: words })).min(1),
});
export type SampleReport = z.infer<typeof sampleReportSchema>;

const everything = { kind: 'system' } as const;
const narrative = 'narrative';

/** Puts the answers where the interview would have put them, and sends the report. */
export async function takeSampleReport(administration: Administration, sample: SampleReport): Promise<void> {
  const { tx, ids, timeZone } = administration;
  const round = await tx.rounds.byCode(everything, sample.round);
  const unit = await tx.units.byCode(sample.unit);
  const author = await tx.people.byCode(sample.author);
  const asked = round === null || unit === null ? null : await tx.assignments.ofUnit(round.id, unit.id);
  const report = asked === null ? null : await tx.reports.inHand(everything, asked.assignmentId, '');
  if (report === null || author === null) throw new Error('a sample sends a report that is not in it');
  const { assignmentId } = report;
  const outline = await tx.outlines.version(report.outlineVersionId);
  const at = new Date(sample.sentAt).toISOString();
  const state: ReportState = { ...emptyReport(), status: 'sent' };
  const frozen: string[] = [];
  for (const { prompt: promptCode, text } of sample.answers) {
    const id = ids.next();
    const hasNarrative = findPrompt(outline, promptCode)?.prompt.fields.some(
      ({ code }) => code === narrative,
    );
    if (hasNarrative !== true) throw new Error(`the outline has no ${promptCode} to be answered in words`);
    await tx.answers.add({
      id,
      assignmentId,
      promptCode,
      fieldCode: narrative,
      revision: 1,
      value: { kind: 'narrative', parts: [{ key: `sample:${id}`, text }] },
      sources: [],
      authorId: author.id,
      answeredAt: at,
      recordedAt: at,
    });
    state.prompts[promptCode] = { revision: 1, fields: { [narrative]: 'answered' } };
    frozen.push(id);
  }
  await tx.reports.save({ assignmentId, revision: report.revision, state, at });
  const calendar = await officeCalendar(tx);
  await tx.submissions.add({
    id: ids.next(),
    assignmentId,
    number: 1,
    receiptNumber: await tx.submissions.nextReceiptNumber(),
    sentAt: at,
    receivedAt: at,
    timeSource: 'receipt',
    lateness: latenessOf(report.limit, Temporal.Instant.from(at), timeZone, calendar),
    document: null,
    frozen,
    missing: [],
    authorId: author.id,
  });
}
