import { z } from 'zod';
import { Conflict } from '../../domain/ports.ts';
import type { Submission, Submissions } from '../../domain/report/ports.ts';
import { toDate, toInstant, type TransactionClient } from './client.ts';
import { fromJson, toJson } from './json.ts';
import { isAssignmentIn } from './scope.ts';

const timeSourceSchema = z.enum(['message', 'receipt']);

interface SubmissionRow {
  id: string;
  assignment_id: string;
  number: number;
  receipt_number: number;
  sent_at: Date;
  received_at: Date;
  time_source: string;
  lateness: string;
  document_number: string | null;
  document_symbol: string | null;
  document_date: string | null;
  document_recorded_at: Date | null;
}

function toSubmission(row: SubmissionRow): Submission {
  const { document_number: number, document_symbol: symbol, document_date: date } = row;
  const recordedAt = row.document_recorded_at;
  return {
    id: row.id,
    assignmentId: row.assignment_id,
    number: row.number,
    receiptNumber: row.receipt_number,
    sentAt: toInstant(row.sent_at),
    receivedAt: toInstant(row.received_at),
    timeSource: timeSourceSchema.parse(row.time_source),
    lateness: fromJson('lateness', row.lateness),
    document:
      number === null || symbol === null || date === null || recordedAt === null
        ? null
        : { number, symbol, date, recordedAt: toInstant(recordedAt) },
  };
}

export function submissions(tx: TransactionClient): Submissions {
  return {
    async add({ document, ...submission }) {
      const { id, assignmentId, number, receiptNumber, timeSource, authorId } = submission;
      const added = await tx.$executeRaw`
        INSERT INTO submission (id, assignment_id, number, receipt_number, sent_at, received_at, time_source,
          lateness, frozen, missing, author_id)
        VALUES (${id}, ${assignmentId}, ${number}, ${receiptNumber}, ${toDate(submission.sentAt)},
          ${toDate(submission.receivedAt)}, ${timeSource}, ${toJson(submission.lateness)},
          ${toJson(submission.frozen)}, ${toJson(submission.missing)}, ${authorId})
        ON CONFLICT (assignment_id, number) DO NOTHING`;
      // A colleague sent at the same moment.
      if (added !== 1) throw new Conflict(`report ${assignmentId} has submission ${number} already`);
      if (document !== null) await this.recordDocument(id, document, authorId);
    },

    async latest(scope, assignmentId) {
      const [row] = await tx.$queryRaw<SubmissionRow[]>`
        SELECT s.id, s.assignment_id, s.number, s.receipt_number, s.sent_at, s.received_at, s.time_source,
          CAST(s.lateness AS TEXT) AS lateness, s.document_number, s.document_symbol, s.document_date,
          s.document_recorded_at
        FROM submission s
        WHERE s.assignment_id = ${assignmentId} AND ${isAssignmentIn(scope, assignmentId)}
        ORDER BY s.number DESC LIMIT 1`;
      return row === undefined ? null : toSubmission(row);
    },

    async recordDocument(id, { number, symbol, date, recordedAt }, by) {
      await tx.submission.update({
        where: { id },
        data: {
          documentNumber: number,
          documentSymbol: symbol,
          documentDate: date,
          documentRecordedAt: toDate(recordedAt),
          documentRecordedBy: by,
        },
      });
    },

    async nextReceiptNumber() {
      // The row stays locked until the transaction ends, so that no number is given twice and none is lost.
      const [row] = await tx.$queryRaw<{ value: number }[]>`
        INSERT INTO counter (name, value) VALUES ('receipt', 1)
        ON CONFLICT (name) DO UPDATE SET value = counter.value + 1
        RETURNING value`;
      return Number(row!.value);
    },
  };
}
