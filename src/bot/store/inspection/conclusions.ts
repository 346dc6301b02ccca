import { isDeepStrictEqual } from 'node:util';
import type { Scope } from '../../../domain/access.ts';
import { conclusionStatusSchema } from '../../../domain/inspection/conclusion.ts';
import type { Conclusion, Conclusions } from '../../../domain/inspection/ports.ts';
import { Conflict } from '../../../domain/ports.ts';
import {
  isIn,
  sql,
  toDate,
  toInstant,
  toInstantOrNull,
  type Sql,
  type TransactionClient,
} from '../client.ts';
import { fromJson, toJson } from '../json.ts';
import { acknowledgements } from './acknowledgements.ts';
import { seenThrough } from './conclusion-seen-through.ts';
import { conclusionsIn, inspectionsIn, seesWholeConclusion } from './scope.ts';

interface ConclusionRow {
  id: string;
  round_id: string;
  chain_id: string;
  version: number;
  status: string;
  subject: string;
  content: string;
  number: string | null;
  date: string | null;
  file_id: string | null;
  drafted_by: string;
  approved_by: string | null;
  approved_at: Date | null;
  issued_by: string | null;
  issued_at: Date | null;
  revision: number;
  created_at: Date;
  is_whole: number | bigint;
}

interface LinkRow {
  conclusion_id: string;
  inspection_id: string;
  is_seen: number | bigint;
}

function toConclusion(row: ConclusionRow, inspectionIds: string[]): Conclusion {
  const { number, date, file_id: fileId } = row;
  return {
    id: row.id,
    roundId: row.round_id,
    chainId: row.chain_id,
    version: row.version,
    inspectionIds,
    status: conclusionStatusSchema.parse(row.status),
    subject: row.subject,
    content: fromJson('conclusionContent', row.content),
    paper: number === null || date === null ? null : { number, date, fileId },
    draftedBy: row.drafted_by,
    approvedBy: row.approved_by,
    approvedAt: toInstantOrNull(row.approved_at),
    issuedBy: row.issued_by,
    issuedAt: toInstantOrNull(row.issued_at),
    revision: row.revision,
    createdAt: toInstant(row.created_at),
  };
}

/** In the order they were begun; a correction comes after what it corrects. */
export function conclusions(tx: TransactionClient): Conclusions {
  const system: Scope = { kind: 'system' };

  const select = async (scope: Scope, where: Sql) => {
    const from = sql`conclusion c JOIN inspection_round r ON r.id = c.round_id`;
    const within = sql`${where} AND ${conclusionsIn(scope)}`;
    const rows = await tx.$queryRaw<ConclusionRow[]>`
      SELECT c.id, c.round_id, c.chain_id, c.version, c.status, c.subject, CAST(c.content AS TEXT) AS content,
        c.number, c.date, c.file_id, c.drafted_by, c.approved_by, c.approved_at, c.issued_by, c.issued_at,
        c.revision, c.created_at, CASE WHEN ${seesWholeConclusion(scope)} THEN 1 ELSE 0 END AS is_whole
      FROM ${from} WHERE ${within} ORDER BY c.created_at, c.version, c.id`;
    if (rows.length === 0) return [];
    const links = await tx.$queryRaw<LinkRow[]>`
      SELECT l.conclusion_id, l.inspection_id, CASE WHEN ${inspectionsIn(scope)} THEN 1 ELSE 0 END AS is_seen
      FROM conclusion_inspection l
      JOIN inspection i ON i.id = l.inspection_id
      JOIN inspection_round r ON r.id = i.round_id
      WHERE l.conclusion_id IN (SELECT c.id FROM ${from} WHERE ${within})
      ORDER BY l.inspection_id`;
    const read: Conclusion[] = [];
    for (const row of rows) {
      const its = links.filter(({ conclusion_id: conclusionId }) => conclusionId === row.id);
      const seen = its.filter(({ is_seen: isSeen }) => Number(row.is_whole) === 1 || Number(isSeen) === 1);
      const conclusion = toConclusion(
        row,
        seen.map(({ inspection_id: inspectionId }) => inspectionId),
      );
      read.push(seen.length === its.length ? conclusion : await seenThrough(tx, conclusion));
    }
    return read;
  };

  const link = async ({ id, inspectionIds }: Conclusion) => {
    await tx.conclusionInspection.createMany({
      data: [...new Set(inspectionIds)].map((inspectionId) => ({ conclusionId: id, inspectionId })),
    });
  };

  return {
    async add(conclusion) {
      const { inspectionIds: _, paper, approvedAt, issuedAt, createdAt, ...columns } = conclusion;
      await tx.conclusion.create({
        data: {
          ...columns,
          number: paper?.number ?? null,
          date: paper?.date ?? null,
          fileId: paper?.fileId ?? null,
          approvedAt: approvedAt === null ? null : toDate(approvedAt),
          issuedAt: issuedAt === null ? null : toDate(issuedAt),
          createdAt: toDate(createdAt),
          updatedAt: toDate(createdAt),
        },
      });
      await link(conclusion);
    },

    byId: async (scope, id) => (await select(scope, sql`c.id = ${id}`))[0] ?? null,
    ofInspection: (scope, inspectionId) =>
      select(
        scope,
        sql`c.id IN (SELECT l.conclusion_id FROM conclusion_inspection l JOIN inspection i ON i.id = l.inspection_id
          WHERE l.inspection_id = ${inspectionId} AND ${inspectionsIn(scope)})`,
      ),
    ofRound: (scope, roundId) => select(scope, sql`c.round_id = ${roundId}`),
    byIds: (scope, ids) => select(scope, isIn(sql`c.id`, ids)),
    inForceInOpenRounds: (scope) => select(scope, sql`c.status = 'issued' AND r.closed_at IS NULL`),

    async save(conclusion, at) {
      const { id, revision, status } = conclusion;
      const was = await this.byId(system, id);
      if (was?.revision !== revision)
        throw new Conflict(`conclusion ${id} is no longer at revision ${revision}`);
      if (was.issuedAt !== null) assertOnlySuperseded(was, conclusion);
      const { paper, approvedBy, approvedAt, issuedBy, issuedAt } = conclusion;
      const saved = await tx.$executeRaw`
        UPDATE conclusion SET status = ${status}, subject = ${conclusion.subject},
          content = ${toJson(conclusion.content)}, number = ${paper?.number ?? null}, date = ${paper?.date ?? null},
          file_id = ${paper?.fileId ?? null}, approved_by = ${approvedBy},
          approved_at = ${approvedAt === null ? null : toDate(approvedAt)}, issued_by = ${issuedBy},
          issued_at = ${issuedAt === null ? null : toDate(issuedAt)}, revision = ${revision + 1},
          updated_at = ${toDate(at)}
        WHERE id = ${id} AND revision = ${revision}`;
      // Somebody saved between the reading and the writing.
      if (saved !== 1) throw new Conflict(`conclusion ${id} is no longer at revision ${revision}`);
      await tx.conclusionInspection.deleteMany({ where: { conclusionId: id } });
      await link(conclusion);
    },

    ...acknowledgements(tx),
  };
}

/** @throws when an issued conclusion would be changed in anything but becoming superseded */
function assertOnlySuperseded(was: Conclusion, now: Conclusion): void {
  const inOrder = (conclusion: Conclusion) => ({
    ...conclusion,
    status: 'issued',
    inspectionIds: [...new Set(conclusion.inspectionIds)].sort(),
  });
  if (
    was.status !== 'issued' ||
    now.status !== 'superseded' ||
    !isDeepStrictEqual(inOrder(was), inOrder(now))
  ) {
    throw new Error(`conclusion ${was.id} is issued and cannot be changed`);
  }
}
