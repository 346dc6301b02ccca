import type { Scope } from '../../../domain/access.ts';
import { findingKindSchema, findingStatusSchema } from '../../../domain/inspection/finding.ts';
import { reformFieldSchema } from '../../../domain/inspection/kind.ts';
import type { Finding, Findings } from '../../../domain/inspection/ports.ts';
import { Conflict } from '../../../domain/ports.ts';
import { sql, toDate, toInstant, type Sql, type TransactionClient } from '../client.ts';
import { fromJson, toJson } from '../json.ts';
import { findingsIn, inspectionsIn, seesWholeFinding } from './scope.ts';

interface FindingRow {
  id: string;
  round_id: string;
  author_id: string;
  text: string;
  kind: string | null;
  field: string | null;
  prompt_code: string | null;
  cause: string | null;
  status: string;
  file_ids: string;
  source_key: string | null;
  revision: number;
  created_at: Date;
  is_whole: number | bigint;
}

interface LinkRow {
  finding_id: string;
  inspection_id: string;
  is_seen: number | bigint;
}

function toFinding(row: FindingRow, links: LinkRow[]): Finding {
  return {
    id: row.id,
    roundId: row.round_id,
    inspectionIds: links
      .filter(({ is_seen: isSeen }) => Number(row.is_whole) === 1 || Number(isSeen) === 1)
      .map(({ inspection_id: inspectionId }) => inspectionId),
    authorId: row.author_id,
    text: row.text,
    kind: findingKindSchema.nullable().parse(row.kind),
    field: reformFieldSchema.nullable().parse(row.field),
    promptCode: row.prompt_code,
    cause: row.cause,
    status: findingStatusSchema.parse(row.status),
    fileIds: fromJson('fileIds', row.file_ids),
    sourceKey: row.source_key,
    revision: row.revision,
    createdAt: toInstant(row.created_at),
  };
}

/** What the team has found. A unit's people see of a finding about several units only that it concerns theirs. */
export function findings(tx: TransactionClient): Findings {
  const select = async (scope: Scope, where: Sql) => {
    const from = sql`finding f JOIN inspection_round r ON r.id = f.round_id`;
    const within = sql`${where} AND ${findingsIn(scope)}`;
    const rows = await tx.$queryRaw<FindingRow[]>`
      SELECT f.id, f.round_id, f.author_id, f.text, f.kind, f.field, f.prompt_code, f.cause, f.status,
        CAST(f.file_ids AS TEXT) AS file_ids, f.source_key, f.revision, f.created_at,
        CASE WHEN ${seesWholeFinding(scope)} THEN 1 ELSE 0 END AS is_whole
      FROM ${from} WHERE ${within} ORDER BY f.created_at, f.place, f.id`;
    if (rows.length === 0) return [];
    const links = await tx.$queryRaw<LinkRow[]>`
      SELECT l.finding_id, l.inspection_id, CASE WHEN ${inspectionsIn(scope)} THEN 1 ELSE 0 END AS is_seen
      FROM finding_inspection l
      JOIN inspection i ON i.id = l.inspection_id
      JOIN inspection_round r ON r.id = i.round_id
      WHERE l.finding_id IN (SELECT f.id FROM ${from} WHERE ${within})
      ORDER BY l.inspection_id`;
    const byFinding = new Map<string, LinkRow[]>(rows.map(({ id }) => [id, []]));
    for (const row of links) byFinding.get(row.finding_id)?.push(row);
    return rows.map((row) => toFinding(row, byFinding.get(row.id) ?? []));
  };

  const link = async ({ id, inspectionIds }: Finding) => {
    await tx.findingInspection.createMany({
      data: [...new Set(inspectionIds)].map((inspectionId) => ({ findingId: id, inspectionId })),
    });
  };

  return {
    async add(finding) {
      const { id, roundId, authorId, text, kind, field, promptCode, cause, status, sourceKey } = finding;
      const at = toDate(finding.createdAt);
      const added = await tx.$executeRaw`
        INSERT INTO finding (id, round_id, author_id, text, kind, field, prompt_code, cause, status, file_ids,
          source_key, revision, created_at, place, updated_at)
        VALUES (${id}, ${roundId}, ${authorId}, ${text}, ${kind}, ${field}, ${promptCode}, ${cause}, ${status},
          ${toJson(finding.fileIds)}, ${sourceKey}, ${finding.revision}, ${at},
          (SELECT coalesce(max(place), 0) + 1 FROM finding WHERE round_id = ${roundId}), ${at})
        ON CONFLICT (source_key) DO NOTHING`;
      if (added === 1) await link(finding);
      return added === 1;
    },

    byId: async (scope, id) => (await select(scope, sql`f.id = ${id}`))[0] ?? null,
    bySource: async (scope, sourceKey) => (await select(scope, sql`f.source_key = ${sourceKey}`))[0] ?? null,
    ofInspection: (scope, inspectionId) =>
      select(
        scope,
        // Not through an inspection that the person may not see, even where the finding is also about theirs.
        sql`f.id IN (SELECT l.finding_id FROM finding_inspection l JOIN inspection i ON i.id = l.inspection_id
          WHERE l.inspection_id = ${inspectionId} AND ${inspectionsIn(scope)})`,
      ),
    ofRound: (scope, roundId) => select(scope, sql`f.round_id = ${roundId}`),

    unsorted: async (scope, roundId) =>
      scope.kind === 'system'
        ? []
        : select(
            scope,
            sql`f.round_id = ${roundId} AND f.author_id = ${scope.personId} AND f.status = 'draft' AND (
              f.kind IS NULL OR f.field IS NULL
              OR NOT EXISTS (SELECT 1 FROM finding_inspection l WHERE l.finding_id = f.id))`,
          ),

    async save(finding, at) {
      const { id, revision, text, kind, field, promptCode, cause, status, fileIds } = finding;
      const saved = await tx.$executeRaw`
        UPDATE finding SET text = ${text}, kind = ${kind}, field = ${field}, prompt_code = ${promptCode},
          cause = ${cause}, status = ${status}, file_ids = ${toJson(fileIds)}, revision = ${revision + 1},
          updated_at = ${toDate(at)}
        WHERE id = ${id} AND revision = ${revision}`;
      if (saved !== 1) throw new Conflict(`finding ${id} is no longer at revision ${revision}`);
      await tx.findingInspection.deleteMany({ where: { findingId: id } });
      await link(finding);
    },
  };
}
