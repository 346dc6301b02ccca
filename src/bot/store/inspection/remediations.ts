import type { Scope } from '../../../domain/access.ts';
import { reformFieldSchema } from '../../../domain/inspection/kind.ts';
import type { Remediation, Remediations } from '../../../domain/inspection/ports.ts';
import { remediationStatusSchema } from '../../../domain/inspection/remediation.ts';
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
import { countLeft } from './count-left.ts';
import { remediationReports } from './remediation-reports.ts';
import { remediationsIn } from './scope.ts';

interface RemediationRow {
  id: string;
  conclusion_id: string;
  number: number;
  inspection_id: string;
  round_id: string;
  unit_id: string;
  unit_name: string;
  field: string | null;
  text: string;
  status: string;
  limit_words: string | null;
  last_day: string | null;
  last_hour: string | null;
  limit_rule: string | null;
  anchors: string;
  next_notice_at: Date | null;
  revision: number;
  updated_at: Date;
}

function toRemediation(row: RemediationRow): Remediation {
  return {
    id: row.id,
    conclusionId: row.conclusion_id,
    number: row.number,
    inspectionId: row.inspection_id,
    roundId: row.round_id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    field: reformFieldSchema.nullable().parse(row.field),
    text: row.text,
    status: remediationStatusSchema.parse(row.status),
    limit:
      row.limit_words === null
        ? null
        : { words: row.limit_words, lastDay: row.last_day, lastHour: row.last_hour },
    basis: row.limit_rule === null ? null : fromJson('limitBasis', row.limit_rule),
    anchors: fromJson('anchors', row.anchors),
    nextNoticeAt: toInstantOrNull(row.next_notice_at),
    revision: row.revision,
    updatedAt: toInstant(row.updated_at),
  };
}

/** Ids in one statement: well below what either database takes as parameters. */
const atOnce = 5_000;

/** What units have to do, by unit and place in the conclusion. */
export function remediations(tx: TransactionClient): Remediations {
  const select = async (scope: Scope, where: Sql) => {
    const rows = await tx.$queryRaw<RemediationRow[]>`
      SELECT m.id, m.conclusion_id, m.number, m.inspection_id, m.round_id, m.unit_id, u.name AS unit_name, m.field,
        m.text, m.status, m.limit_words, m.last_day, m.last_hour, CAST(m.limit_rule AS TEXT) AS limit_rule,
        CAST(m.anchors AS TEXT) AS anchors, m.next_notice_at, m.revision, m.updated_at
      FROM remediation m
      JOIN inspection i ON i.id = m.inspection_id
      JOIN inspection_round r ON r.id = m.round_id
      JOIN unit u ON u.id = m.unit_id
      WHERE ${where} AND ${remediationsIn(scope)}
      ORDER BY m.conclusion_id, m.number, m.id`;
    const byName = new Intl.Collator('vi').compare;
    return rows.map(toRemediation).sort((a, b) => byName(a.unitName, b.unitName));
  };

  return {
    async addMany(all) {
      await tx.remediation.createMany({
        data: all.map(({ unitName: _, limit, basis, nextNoticeAt, updatedAt, ...columns }) => ({
          ...columns,
          limitWords: limit?.words ?? null,
          lastDay: limit?.lastDay ?? null,
          lastHour: limit?.lastHour ?? null,
          ...(basis === null ? {} : { limitRule: basis }),
          nextNoticeAt: nextNoticeAt === null ? null : toDate(nextNoticeAt),
          updatedAt: toDate(updatedAt),
        })),
      });
    },

    byId: async (scope, id) => (await select(scope, sql`m.id = ${id}`))[0] ?? null,
    ofConclusion: (scope, conclusionId) => select(scope, sql`m.conclusion_id = ${conclusionId}`),
    ofRound: (scope, roundId) => select(scope, sql`m.round_id = ${roundId}`),
    ofUnit: (scope, unitId) => select(scope, sql`m.unit_id = ${unitId}`),
    ofInspection: (scope, inspectionId) => select(scope, sql`m.inspection_id = ${inspectionId}`),
    ofOpenRounds: (scope) => select(scope, sql`r.closed_at IS NULL`),

    async save(remediation, at) {
      const { id, revision, unitId, field, text, status, limit, basis, anchors, nextNoticeAt } = remediation;
      const saved = await tx.$executeRaw`
        UPDATE remediation SET unit_id = ${unitId}, field = ${field}, text = ${text}, status = ${status},
          limit_words = ${limit?.words ?? null}, last_day = ${limit?.lastDay ?? null},
          last_hour = ${limit?.lastHour ?? null}, limit_rule = ${basis === null ? null : toJson(basis)},
          anchors = ${toJson(anchors)}, next_notice_at = ${nextNoticeAt === null ? null : toDate(nextNoticeAt)},
          revision = ${revision + 1}, updated_at = ${toDate(at)}
        WHERE id = ${id} AND revision = ${revision}`;
      if (saved !== 1) throw new Conflict(`remediation ${id} is no longer at revision ${revision}`);
    },

    async due(now) {
      const rows = await tx.$queryRaw<{ id: string; unit_id: string; last_day: string | null }[]>`
        SELECT id, unit_id, last_day FROM remediation
        WHERE next_notice_at <= ${toDate(now)} AND status <> 'done' ORDER BY unit_id, id`;
      return rows.map(({ id, unit_id: unitId, last_day: lastDay }) => ({ id, unitId, lastDay }));
    },

    async setNext(next) {
      // Most of them are due on the same few mornings.
      const times = new Set(next.map(({ at }) => at));
      for (const time of times) {
        const all = next.flatMap(({ id, at }) => (at === time ? [id] : []));
        for (let start = 0; start < all.length; start += atOnce) {
          await tx.$executeRaw`
            UPDATE remediation SET next_notice_at = ${time === null ? null : toDate(time)}
            WHERE ${isIn(sql`id`, all.slice(start, start + atOnce))}`;
        }
      }
    },

    ...remediationReports(tx),
    ...countLeft(tx),
  };
}
