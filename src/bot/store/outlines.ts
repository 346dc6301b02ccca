import type { Outline } from '../../domain/outline/schema.ts';
import type { Outlines, StoredOutline } from '../../domain/outline/ports.ts';
import { toDate, toInstant, type TransactionClient } from './client.ts';
import { fromJson } from './json.ts';

/** Versions that were read before, by id: a version never changes. */
export type OutlineCache = Map<string, Outline>;

export function outlines(tx: TransactionClient, cache: OutlineCache): Outlines {
  const remember = ({ id, content }: { id: string; content: unknown }): StoredOutline => {
    const outline = cache.get(id) ?? fromJson('outline', content);
    cache.set(id, outline);
    return { versionId: id, outline };
  };

  return {
    async version(id) {
      const known = cache.get(id);
      if (known !== undefined) return known;
      return remember(await tx.outlineVersion.findUniqueOrThrow({ where: { id } })).outline;
    },

    async latest(code) {
      const row = await tx.outlineVersion.findFirst({
        where: { outline: { code } },
        orderBy: { version: 'desc' },
      });
      return row === null ? null : remember(row);
    },

    async find(code, version) {
      const row = await tx.outlineVersion.findFirst({ where: { outline: { code }, version } });
      return row === null ? null : remember(row);
    },

    async list() {
      const rows = await tx.outlineVersion.findMany({
        select: { version: true, title: true, importedAt: true, outline: { select: { code: true } } },
        orderBy: [{ outline: { code: 'asc' } }, { version: 'asc' }],
      });
      return rows.map(({ outline, version, title, importedAt }) => ({
        code: outline.code,
        version,
        title,
        importedAt: toInstant(importedAt),
      }));
    },

    async add({ id, outline, digest, at }) {
      const { code, version, title } = outline;
      // Through JSON, so that what has no value is left out and not refused.
      const content = JSON.parse(JSON.stringify(outline)) as object;
      const stored = await tx.outline.upsert({
        where: { code },
        create: { id, code, createdAt: toDate(at) },
        update: {},
      });
      await tx.outlineVersion.create({
        data: { id, outlineId: stored.id, version, title, content, digest, importedAt: toDate(at) },
      });
    },
  };
}
