import { Conflict } from '../../domain/ports.ts';
import type { AnswerRevision, Answers } from '../../domain/interview/ports.ts';
import { sql, toDate, toInstant, type Sql, type TransactionClient } from './client.ts';
import { fromJson, toJson } from './json.ts';
import { isAssignmentIn } from './scope.ts';

interface AnswerRow {
  id: string;
  prompt_code: string;
  field_code: string;
  revision: number;
  value: string;
  sources: string;
  author_id: string;
  answered_at: Date;
}

function toAnswer(row: AnswerRow): AnswerRevision {
  return {
    id: row.id,
    promptCode: row.prompt_code,
    fieldCode: row.field_code,
    revision: row.revision,
    value: fromJson('answerValue', row.value),
    sources: fromJson('sources', row.sources),
    authorId: row.author_id,
    answeredAt: toInstant(row.answered_at),
  };
}

const columns = sql`v.id, v.prompt_code, v.field_code, v.revision, CAST(v.value AS TEXT) AS value,
  CAST(v.sources AS TEXT) AS sources, v.author_id, v.answered_at`;

export function answers(tx: TransactionClient): Answers {
  const currentWhere = async (where: Sql) => {
    const rows = await tx.$queryRaw<AnswerRow[]>`
      SELECT ${columns} FROM answer_revision v
      WHERE ${where} AND v.revision = (
        SELECT max(newest.revision) FROM answer_revision newest
        WHERE newest.assignment_id = v.assignment_id AND newest.prompt_code = v.prompt_code
          AND newest.field_code = v.field_code)
      ORDER BY v.prompt_code, v.field_code`;
    return rows.map(toAnswer);
  };

  return {
    async add(answer) {
      const { id, assignmentId, promptCode, fieldCode, revision, authorId } = answer;
      const added = await tx.$executeRaw`
        INSERT INTO answer_revision (id, assignment_id, prompt_code, field_code, revision, value, sources,
          author_id, answered_at, recorded_at)
        VALUES (${id}, ${assignmentId}, ${promptCode}, ${fieldCode}, ${revision}, ${toJson(answer.value)},
          ${toJson(answer.sources)}, ${authorId}, ${toDate(answer.answeredAt)}, ${toDate(answer.recordedAt)})
        ON CONFLICT (assignment_id, prompt_code, field_code, revision) DO NOTHING`;
      // A colleague answered at the same moment: what was read is old.
      if (added !== 1)
        throw new Conflict(`answer ${promptCode}/${fieldCode} has revision ${revision} already`);
    },

    async current(scope, assignmentId, promptCode, fieldCode) {
      const [row] = await tx.$queryRaw<AnswerRow[]>`
        SELECT ${columns} FROM answer_revision v
        WHERE v.assignment_id = ${assignmentId} AND v.prompt_code = ${promptCode}
          AND v.field_code = ${fieldCode} AND ${isAssignmentIn(scope, assignmentId)}
        ORDER BY v.revision DESC LIMIT 1`;
      return row === undefined ? null : toAnswer(row);
    },

    currentOfPrompt: (scope, assignmentId, promptCode) =>
      currentWhere(sql`v.assignment_id = ${assignmentId} AND v.prompt_code = ${promptCode}
        AND ${isAssignmentIn(scope, assignmentId)}`),

    currentOfReport: (scope, assignmentId) =>
      currentWhere(sql`v.assignment_id = ${assignmentId} AND ${isAssignmentIn(scope, assignmentId)}`),
  };
}
