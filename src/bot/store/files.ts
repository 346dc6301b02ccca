import { z } from 'zod';
import type { StoredFile } from '../../domain/file/file.ts';
import { fileTypes } from '../../domain/file/type.ts';
import type { Files } from '../../domain/file/ports.ts';
import { toDate, type TransactionClient } from './client.ts';

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
      await tx.storedFile.deleteMany({ where: { id } });
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

type Row = Omit<StoredFile, 'type'> & { type: string };

function toFile(row: Row): StoredFile;
function toFile(row: Row | null): StoredFile | null;
function toFile(row: Row | null): StoredFile | null {
  if (row === null) return null;
  const { id, digest, name, type, size } = row;
  return { id, digest, name, type: typeSchema.parse(type), size };
}
