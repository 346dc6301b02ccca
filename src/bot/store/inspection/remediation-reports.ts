import type { Scope } from '../../../domain/access.ts';
import type { RemediationReport, Remediations } from '../../../domain/inspection/ports.ts';
import { verdictSchema } from '../../../domain/inspection/remediation.ts';
import { isIn, sql, toDate, toInstant, type Sql, type TransactionClient } from '../client.ts';
import { fromJson, toJson } from '../json.ts';
import { remediationsIn } from './scope.ts';

interface ReportRow {
  id: string;
  remediation_id: string;
  author_id: string;
  text: string;
  file_ids: string;
  paper_number: string | null;
  paper_date: string | null;
  paper_file_id: string | null;
  source_key: string | null;
  at: Date;
  verdict: string | null;
  verdict_reason: string | null;
  verdict_by: string | null;
  verdict_at: Date | null;
}

function toReport(row: ReportRow): RemediationReport {
  const { paper_number: number, paper_date: date, paper_file_id: fileId } = row;
  const { verdict, verdict_reason: reason, verdict_by: by, verdict_at: at } = row;
  return {
    id: row.id,
    remediationId: row.remediation_id,
    authorId: row.author_id,
    text: row.text,
    fileIds: fromJson('fileIds', row.file_ids),
    paper: number === null || date === null ? null : { number, date, fileId },
    sourceKey: row.source_key,
    at: toInstant(row.at),
    verdict:
      verdict === null || by === null || at === null
        ? null
        : { verdict: verdictSchema.parse(verdict), reason, by, at: toInstant(at) },
  };
}

/** What units say they have done, with the team's verdicts. */
export function remediationReports(
  tx: TransactionClient,
): Pick<Remediations, 'addReport' | 'reports' | 'reportsOf' | 'judge'> {
  const select = async (scope: Scope, where: Sql) => {
    const rows = await tx.$queryRaw<ReportRow[]>`
      SELECT p.id, p.remediation_id, p.author_id, p.text, CAST(p.file_ids AS TEXT) AS file_ids, p.paper_number,
        p.paper_date, p.paper_file_id, p.source_key, p.at, p.verdict, p.verdict_reason, p.verdict_by, p.verdict_at
      FROM remediation_report p
      JOIN remediation m ON m.id = p.remediation_id
      JOIN inspection i ON i.id = m.inspection_id
      JOIN inspection_round r ON r.id = m.round_id
      WHERE ${where} AND ${remediationsIn(scope)}
      ORDER BY p.at, p.place, p.id`;
    return rows.map(toReport);
  };

  return {
    async addReport({ id, remediationId, authorId, text, fileIds, paper, sourceKey, at, verdict }) {
      const added = await tx.$executeRaw`
        INSERT INTO remediation_report (id, remediation_id, author_id, text, file_ids, paper_number, paper_date,
          paper_file_id, source_key, at, place)
        VALUES (${id}, ${remediationId}, ${authorId}, ${text}, ${toJson(fileIds)}, ${paper?.number ?? null},
          ${paper?.date ?? null}, ${paper?.fileId ?? null}, ${sourceKey}, ${toDate(at)},
          (SELECT coalesce(max(place), 0) + 1 FROM remediation_report WHERE remediation_id = ${remediationId}))
        ON CONFLICT (source_key) DO NOTHING`;
      if (added === 1 && verdict !== null) await this.judge(id, verdict);
      return added === 1;
    },

    reports: (scope, remediationId) => select(scope, sql`m.id = ${remediationId}`),
    reportsOf: (scope, remediationIds) => select(scope, isIn(sql`m.id`, remediationIds)),

    async judge(reportId, { verdict, reason, by, at }) {
      await tx.remediationReport.update({
        where: { id: reportId },
        data: { verdict, verdictReason: reason, verdictBy: by, verdictAt: toDate(at) },
      });
    },
  };
}
