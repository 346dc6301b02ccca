import type { Scope } from '../../../domain/access.ts';
import { inspectionKindSchema, stageSchema } from '../../../domain/inspection/kind.ts';
import { promptsAt } from '../../../domain/inspection/report/part.ts';
import type { AssessedPart, Assessments } from '../../../domain/inspection/report/ports.ts';
import type { Outlines } from '../../../domain/outline/ports.ts';
import { Conflict } from '../../../domain/ports.ts';
import { answers } from '../answers.ts';
import { sql, toDate, toInstant, toInstantOrNull, type Sql, type TransactionClient } from '../client.ts';
import type { DatabaseKind } from '../database/url.ts';
import { fromJson, toJson } from '../json.ts';
import { assesses, seesAssessments } from './report-scope.ts';
import { sentReports } from './unit-reports.ts';

interface PartRow {
  inspection_id: string;
  round_id: string;
  round_title: string;
  unit_name: string;
  kind: string;
  dates: string;
  stage: string;
  part: number | bigint;
  place: string;
  assessor_id: string;
  assessor_name: string;
  sent_at: Date | string | null;
  id: string | null;
  revision: number | null;
  text: string | null;
  file_ids: string | null;
  author_name: string | null;
  at: Date | null;
  done_at: Date | string | null;
}

function toPart(row: PartRow, seesDrafts: boolean): AssessedPart {
  const { id, revision, text, file_ids: fileIds, author_name: authorName, at } = row;
  const isWritten = id !== null && revision !== null && text !== null && authorName !== null && at !== null;
  const doneAt = toInstantOrNull(row.done_at);
  return {
    inspectionId: row.inspection_id,
    roundId: row.round_id,
    roundTitle: row.round_title,
    unitName: row.unit_name,
    kind: inspectionKindSchema.parse(row.kind),
    dates: fromJson('inspectionDates', row.dates),
    stage: stageSchema.parse(row.stage),
    part: Number(row.part),
    place: row.place,
    assessorUnitId: row.assessor_id,
    assessorName: row.assessor_name,
    sentAt: toInstantOrNull(row.sent_at),
    assessment:
      isWritten && (seesDrafts || doneAt !== null)
        ? { id, revision, text, fileIds: fromJson('fileIds', fileIds), authorName, at: toInstant(at), doneAt }
        : null,
  };
}

/** The plan's assessors of the round `r`, each `e` with its place (`part`) and what it says. */
function assessorsOf(kind: DatabaseKind): { join: Sql; part: Sql } {
  return kind === 'postgresql'
    ? {
        join: sql`CROSS JOIN LATERAL jsonb_array_elements(r.plan -> 'assessors') WITH ORDINALITY AS e(value, nth)`,
        part: sql`e.nth - 1`,
      }
    : { join: sql`JOIN json_each(r.plan, '$.assessors') AS e`, part: sql`e.key` };
}

/** Who assesses which part of which unit's report, and what they say of it. */
export function assessments(
  kind: DatabaseKind,
  tx: TransactionClient,
  outlines: Pick<Outlines, 'version'>,
): Assessments {
  const { join, part: partOf } = assessorsOf(kind);
  const select = async (where: Sql, seesDrafts: boolean) => {
    const its = sql`inspection_id = i.id AND place = e.value ->> 'place' AND unit_id = assessor.id`;
    const rows = await tx.$queryRaw<PartRow[]>`
      SELECT i.id AS inspection_id, i.round_id, r.title AS round_title, u.name AS unit_name, i.kind,
        CAST(i.dates AS TEXT) AS dates, i.stage, ${partOf} AS part, e.value ->> 'place' AS place,
        assessor.id AS assessor_id, assessor.name AS assessor_name,
        (SELECT max(s.sent_at) FROM submission s JOIN report p ON p.assignment_id = s.assignment_id
          WHERE s.assignment_id = i.assignment_id AND p.status = 'sent') AS sent_at,
        w.id, w.revision, w.text, CAST(w.file_ids AS TEXT) AS file_ids, author.name AS author_name, w.at,
        (SELECT min(at) FROM inspection_assessment WHERE ${its} AND done) AS done_at
      FROM inspection i
      JOIN inspection_round r ON r.id = i.round_id
      JOIN unit u ON u.id = i.unit_id
      ${join}
      JOIN unit assessor ON assessor.code = e.value ->> 'unit'
      LEFT JOIN inspection_assessment w ON w.id = (
        SELECT id FROM inspection_assessment WHERE ${its} ORDER BY revision DESC LIMIT 1)
      LEFT JOIN person author ON author.id = w.author_id
      WHERE NOT i.hidden AND i.stage <> 'cancelled' AND i.assignment_id IS NOT NULL
        AND assessor.id <> i.unit_id AND ${where}`;
    const byName = new Intl.Collator('vi').compare;
    return rows
      .map((row) => toPart(row, seesDrafts))
      .sort((a, b) => byName(a.unitName, b.unitName) || a.part - b.part);
  };
  const ownPart = async (scope: Scope, inspectionId: string, part: number) =>
    (await select(sql`i.id = ${inspectionId} AND ${partOf} = ${part} AND ${assesses(scope)}`, true))[0] ??
    null;

  return {
    own: (scope) => select(sql`r.closed_at IS NULL AND ${assesses(scope)}`, true),
    ownPart,

    async read(scope, inspectionId, part) {
      const own = await ownPart(scope, inspectionId, part);
      if (own?.sentAt == null) return null;
      const [report] = await sentReports(tx, outlines, sql`i.id = ${inspectionId}`);
      if (report === undefined) return null;
      const codes = new Set(promptsAt(report.outline, own.place).map(({ prompt }) => prompt.code));
      const all = await answers(tx).currentOfReport({ kind: 'system' }, report.assignmentId);
      const prompts = Object.entries(report.state.prompts).filter(([code]) => codes.has(code));
      return {
        report: { ...report, state: { ...report.state, prompts: Object.fromEntries(prompts) } },
        answers: all.filter(({ promptCode }) => codes.has(promptCode)),
      };
    },

    ofInspection: (scope, inspectionId) =>
      select(sql`i.id = ${inspectionId} AND ${seesAssessments(scope)}`, false),
    ofRound: (scope, roundId) => select(sql`i.round_id = ${roundId} AND ${seesAssessments(scope)}`, false),

    async add({ id, inspectionId, place, unitId, revision, text, fileIds, done, authorId, sourceKey, at }) {
      const known = sourceKey === null ? 0 : await tx.inspectionAssessment.count({ where: { sourceKey } });
      if (known > 0) return false;
      const added = await tx.$executeRaw`
        INSERT INTO inspection_assessment (id, inspection_id, place, unit_id, revision, text, file_ids, done,
          author_id, source_key, at)
        VALUES (${id}, ${inspectionId}, ${place}, ${unitId}, ${revision}, ${text}, ${toJson(fileIds)}, ${done},
          ${authorId}, ${sourceKey}, ${toDate(at)})
        ON CONFLICT (inspection_id, place, unit_id, revision) DO NOTHING`;
      if (added !== 1) throw new Conflict(`the assessment of ${place} has revision ${revision} already`);
      return true;
    },
  };
}
