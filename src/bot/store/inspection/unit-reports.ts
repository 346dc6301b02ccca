import type { Scope } from '../../../domain/access.ts';
import type { OwedReport, SentReport, UnitReports } from '../../../domain/inspection/report/ports.ts';
import type { Outlines } from '../../../domain/outline/ports.ts';
import { answers } from '../answers.ts';
import { sql, toInstant, type Sql, type TransactionClient } from '../client.ts';
import { fromJson } from '../json.ts';
import { readsReports } from './report-scope.ts';

interface SentRow {
  id: string;
  round_title: string;
  unit_name: string;
  outline_version_id: string;
  audience: string;
  limit_words: string;
  last_day: string | null;
  last_hour: string | null;
  cutoff_from: string | null;
  cutoff_to: string | null;
  state: string;
  sent_at: Date;
  lateness: string;
  receipt_number: number;
}

/**
 * The assignments `a` of the rounds `rr` that the inspection `i` of the round `r` rests on: the report it asked for; of an
 * inspection from reports those of the unit to the same receiver whose period meets the inspected one. A period until
 * the day of inspection ("inspection_day") has no end yet, and its word sorts after every date.
 */
const restedOn = sql`(a.id = i.assignment_id OR (i.kind = 'report_based' AND a.unit_id = i.unit_id
  AND rr.receiving_unit_id = r.receiving_unit_id
  AND rr.period_to >= r.plan -> 'inspectedPeriod' ->> 'from'
  AND rr.period_from <= r.plan -> 'inspectedPeriod' ->> 'to'))`;

const tables = sql`inspection i
  JOIN inspection_round r ON r.id = i.round_id
  JOIN assignment a ON (a.id = i.assignment_id OR a.unit_id = i.unit_id)
  JOIN reporting_round rr ON rr.id = a.round_id
  JOIN report p ON p.assignment_id = a.id`;

/** Reports that were sent, newest first. */
export async function sentReports(
  tx: TransactionClient,
  outlines: Pick<Outlines, 'version'>,
  where: Sql,
): Promise<SentReport[]> {
  const rows = await tx.$queryRaw<SentRow[]>`
    SELECT a.id, rr.title AS round_title, u.name AS unit_name, a.outline_version_id,
      CAST(a.audience AS TEXT) AS audience, a.limit_words, a.last_day, a.last_hour, a.cutoff_from, a.cutoff_to,
      CAST(p.state AS TEXT) AS state, s.sent_at, CAST(s.lateness AS TEXT) AS lateness, s.receipt_number
    FROM ${tables}
    JOIN unit u ON u.id = a.unit_id
    JOIN submission s ON s.assignment_id = a.id
      AND s.number = (SELECT max(newest.number) FROM submission newest WHERE newest.assignment_id = a.id)
    WHERE p.status = 'sent' AND ${restedOn} AND ${where}
    ORDER BY s.sent_at DESC, a.id`;
  return Promise.all(
    rows.map(async (row) => ({
      assignmentId: row.id,
      roundTitle: row.round_title,
      unitName: row.unit_name,
      outline: await outlines.version(row.outline_version_id),
      audience: fromJson('audience', row.audience),
      limit: { words: row.limit_words, lastDay: row.last_day, lastHour: row.last_hour },
      cutoff:
        row.cutoff_from === null || row.cutoff_to === null
          ? null
          : { from: row.cutoff_from, to: row.cutoff_to },
      state: fromJson('reportState', row.state),
      sentAt: toInstant(row.sent_at),
      lateness: fromJson('lateness', row.lateness),
      receiptNumber: row.receipt_number,
    })),
  );
}

/** What units have sent, read within their inspection. */
export function unitReports(tx: TransactionClient, outlines: Pick<Outlines, 'version'>): UnitReports {
  const ofInspection = (scope: Scope, inspectionId: string) =>
    sentReports(tx, outlines, sql`i.id = ${inspectionId} AND ${readsReports(scope)}`);
  return {
    ofInspection,

    async answers(scope, inspectionId, assignmentId) {
      const sent = await ofInspection(scope, inspectionId);
      if (!sent.some((report) => report.assignmentId === assignmentId)) return [];
      return answers(tx).currentOfReport({ kind: 'system' }, assignmentId);
    },

    async owed(scope, inspectionId) {
      const rows = await tx.$queryRaw<
        { title: string; limit_words: string; last_day: string | null; last_hour: string | null }[]
      >`
        SELECT rr.title, a.limit_words, a.last_day, a.last_hour FROM ${tables}
        WHERE i.id = ${inspectionId} AND i.kind = 'report_based' AND p.status = 'draft' AND rr.closed_at IS NULL
          AND ${restedOn} AND ${readsReports(scope)}
        ORDER BY a.last_day, rr.title`;
      return rows.map((row): OwedReport => ({
        roundTitle: row.title,
        limit: { words: row.limit_words, lastDay: row.last_day, lastHour: row.last_hour },
      }));
    },
  };
}
