import type { SystemLookups } from '../../../domain/inspection/ports.ts';
import { toDate, toInstant, type TransactionClient } from '../client.ts';
import { fromJson, toJson } from '../json.ts';
import { inTeam } from './scope.ts';

interface LookupRow {
  id: string;
  inspection_id: string;
  system: string;
  text: string;
  file_ids: string;
  author_id: string;
  source_key: string | null;
  at: Date;
}

/** What was looked up, oldest first: the team's own working papers. */
export function systemLookups(tx: TransactionClient): SystemLookups {
  return {
    async add({ id, inspectionId, system, text, fileIds, authorId, sourceKey, at }) {
      const added = await tx.$executeRaw`
        INSERT INTO system_lookup (id, inspection_id, system, text, file_ids, author_id, source_key, at, place)
        VALUES (${id}, ${inspectionId}, ${system}, ${text}, ${toJson(fileIds)}, ${authorId}, ${sourceKey},
          ${toDate(at)}, (SELECT coalesce(max(place), 0) + 1 FROM system_lookup WHERE inspection_id = ${inspectionId}))
        ON CONFLICT (source_key) DO NOTHING`;
      return added === 1;
    },

    async extend({ id, text, fileIds }) {
      await tx.$executeRaw`
        UPDATE system_lookup SET text = ${text}, file_ids = ${toJson(fileIds)} WHERE id = ${id}`;
    },

    async bare(id) {
      await tx.$executeRaw`UPDATE system_lookup SET file_ids = ${toJson([])} WHERE id = ${id}`;
    },

    async ofInspection(scope, inspectionId) {
      const rows = await tx.$queryRaw<LookupRow[]>`
        SELECT s.id, s.inspection_id, s.system, s.text, CAST(s.file_ids AS TEXT) AS file_ids, s.author_id,
          s.source_key, s.at
        FROM system_lookup s
        JOIN inspection i ON i.id = s.inspection_id
        WHERE i.id = ${inspectionId} AND ${inTeam(scope)}
        ORDER BY s.at, s.place, s.id`;
      return rows.map((row) => ({
        id: row.id,
        inspectionId: row.inspection_id,
        system: row.system,
        text: row.text,
        fileIds: fromJson('fileIds', row.file_ids),
        authorId: row.author_id,
        sourceKey: row.source_key,
        at: toInstant(row.at),
      }));
    },
  };
}
