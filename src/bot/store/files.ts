import { z } from 'zod';
import type { StoredFile } from '../../domain/file/file.ts';
import { fileTypes } from '../../domain/file/type.ts';
import type { Files } from '../../domain/file/ports.ts';
import { sql, toDate, type Sql, type TransactionClient } from './client.ts';

const typeSchema = z.enum(fileTypes);

export function files(tx: TransactionClient): Files {
  const bySource = async (sourceKey: string) =>
    toFile(await tx.storedFile.findUnique({ where: { sourceKey } }));
  return {
    async record({ id, digest, name, type, size, sourceKey, personId, at }) {
      await tx.$executeRaw`
        INSERT INTO stored_file (id, digest, name, type, size, source_key, person_id, stored_at)
        VALUES (${id}, ${digest}, ${name}, ${type}, ${size}, ${sourceKey}, ${personId}, ${toDate(at)})
        ON CONFLICT (source_key) DO NOTHING`;
      const first = sourceKey === null ? null : await bySource(sourceKey);
      return first ?? { id, digest, name, type, size };
    },

    byId: async (id) => toFile(await tx.storedFile.findUnique({ where: { id } })),

    async byIds(ids) {
      const rows = await tx.storedFile.findMany({ where: { id: { in: [...ids] } } });
      const found = new Map(rows.map((row) => [row.id, toFile(row)]));
      return ids.flatMap((id) => found.get(id) ?? []);
    },

    bySource,

    async forget(id) {
      const gone = await tx.$executeRaw`DELETE FROM stored_file WHERE id = ${id} AND NOT ${isReferredTo(id)}`;
      return gone > 0;
    },

    async known(digests) {
      const rows = await tx.storedFile.findMany({
        where: { digest: { in: [...digests] } },
        distinct: ['digest'],
        select: { digest: true },
      });
      return rows.map(({ digest }) => digest);
    },
  };
}

/** Whatever keeps files: findings, look-ups, assessments, conclusions, minutes, explanations, reports of what was put right. */
function isReferredTo(id: string): Sql {
  // Ids are letters and digits, so that none stands within another, nor a wildcard in one.
  const inList = `%"${id}"%`;
  return sql`(EXISTS (SELECT 1 FROM finding WHERE CAST(file_ids AS TEXT) LIKE ${inList})
    OR EXISTS (SELECT 1 FROM system_lookup WHERE CAST(file_ids AS TEXT) LIKE ${inList})
    OR EXISTS (SELECT 1 FROM inspection_assessment WHERE CAST(file_ids AS TEXT) LIKE ${inList})
    OR EXISTS (SELECT 1 FROM conclusion WHERE file_id = ${id})
    OR EXISTS (SELECT 1 FROM inspection WHERE CAST(state AS TEXT) LIKE ${inList})
    OR EXISTS (SELECT 1 FROM remediation_report
      WHERE paper_file_id = ${id} OR CAST(file_ids AS TEXT) LIKE ${inList}))`;
}

type Row = Omit<StoredFile, 'type'> & { type: string };

function toFile(row: Row): StoredFile;
function toFile(row: Row | null): StoredFile | null;
function toFile(row: Row | null): StoredFile | null {
  if (row === null) return null;
  const { id, digest, name, type, size } = row;
  return { id, digest, name, type: typeSchema.parse(type), size };
}
