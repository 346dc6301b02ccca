import { unitLevelSchema } from '../../domain/outline/audience.ts';
import type { Unit, Units } from '../../domain/organisation/ports.ts';
import type { TransactionClient } from './client.ts';
import { fromJson } from './json.ts';

type UnitRow = Omit<Unit, 'level' | 'tags'> & { level: string; tags: unknown };

function toUnit(row: UnitRow): Unit {
  const { id, code, name, kind, parentId, validFrom, validTo, position } = row;
  const level = unitLevelSchema.parse(row.level);
  return {
    id,
    code,
    name,
    kind,
    level,
    tags: fromJson('tags', row.tags),
    parentId,
    validFrom,
    validTo,
    position,
  };
}

export function units(tx: TransactionClient): Units {
  return {
    async all() {
      return (await tx.unit.findMany({ orderBy: [{ position: 'asc' }, { code: 'asc' }] })).map(toUnit);
    },

    async byId(id) {
      const row = await tx.unit.findUnique({ where: { id } });
      return row === null ? null : toUnit(row);
    },

    async byCode(code) {
      const row = await tx.unit.findUnique({ where: { code } });
      return row === null ? null : toUnit(row);
    },

    async save({ id, ...unit }) {
      await tx.unit.upsert({ where: { id }, create: { id, ...unit }, update: unit });
    },

    async setSuccessors(predecessorId, successorIds) {
      await tx.unitSuccession.deleteMany({ where: { predecessorId } });
      await tx.unitSuccession.createMany({
        data: successorIds.map((successorId) => ({ predecessorId, successorId })),
      });
    },

    async below(unitId) {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        WITH RECURSIVE tree (id) AS (
          SELECT id FROM unit WHERE id = ${unitId}
          UNION SELECT unit.id FROM unit JOIN tree ON unit.parent_id = tree.id)
        SELECT id FROM tree`;
      return rows.map(({ id }) => id);
    },

    async above(unitId) {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        WITH RECURSIVE line (id, parent_id) AS (
          SELECT id, parent_id FROM unit WHERE id = ${unitId}
          UNION SELECT unit.id, unit.parent_id FROM unit JOIN line ON unit.id = line.parent_id)
        SELECT id FROM line`;
      return rows.map(({ id }) => id);
    },
  };
}
