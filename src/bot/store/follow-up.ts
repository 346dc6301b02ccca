import type { FollowUp } from '../../domain/notice/ports.ts';
import { isIn, sql, toDate, toInstant, type TransactionClient } from './client.ts';
import { fromJson } from './json.ts';
import { toLanguage } from './people.ts';

interface DueRow {
  id: string;
  round_id: string;
  unit_id: string;
  last_day: string | null;
  opened_at: Date | string;
  ladder: string | null;
}

interface OwedRow {
  id: string;
  round_id: string;
  round_title: string;
  receiving_unit_id: string;
  unit_id: string;
  unit_name: string;
  limit_words: string;
  last_day: string | null;
  last_hour: string | null;
  outline_version_id: string;
  audience: string;
  state: string;
}

interface ChatRow {
  unit_id: string;
  person_id: string;
  channel: string;
  external_id: string;
  language: string;
}

/** Ids in one statement: well below what either database takes as parameters. */
const atOnce = 5_000;

export function followUp(tx: TransactionClient): FollowUp {
  return {
    async due(now) {
      const rows = await tx.$queryRaw<DueRow[]>`
        SELECT a.id, a.round_id, a.unit_id, a.last_day, r.opened_at, CAST(r.ladder AS TEXT) AS ladder
        FROM assignment a
        JOIN reporting_round r ON r.id = a.round_id
        JOIN report ON report.assignment_id = a.id
        WHERE a.next_notice_at <= ${toDate(now)} AND report.status = 'draft' AND r.closed_at IS NULL`;
      return rows.map((row) => ({
        assignmentId: row.id,
        roundId: row.round_id,
        unitId: row.unit_id,
        lastDay: row.last_day,
        openedAt: toInstant(row.opened_at),
        ladder: row.ladder === null ? null : fromJson('ladder', row.ladder),
      }));
    },

    async setNext(next) {
      // Most of them are due on the same few mornings.
      const byTime = new Map<string | null, string[]>();
      for (const { assignmentId, at } of next) {
        const ids = byTime.get(at);
        if (ids === undefined) byTime.set(at, [assignmentId]);
        else ids.push(assignmentId);
      }
      for (const [at, all] of byTime) {
        for (let start = 0; start < all.length; start += atOnce) {
          const ids = all.slice(start, start + atOnce);
          await tx.$executeRaw`
            UPDATE assignment SET next_notice_at = ${at === null ? null : toDate(at)}
            WHERE ${isIn(sql`id`, ids)}`;
        }
      }
    },

    async owed(assignmentId) {
      const [row] = await tx.$queryRaw<OwedRow[]>`
        SELECT a.id, a.round_id, r.title AS round_title, r.receiving_unit_id, a.unit_id, u.name AS unit_name,
          a.limit_words, a.last_day, a.last_hour, a.outline_version_id, CAST(a.audience AS TEXT) AS audience,
          CAST(report.state AS TEXT) AS state
        FROM assignment a
        JOIN reporting_round r ON r.id = a.round_id
        JOIN unit u ON u.id = a.unit_id
        JOIN report ON report.assignment_id = a.id
        WHERE a.id = ${assignmentId} AND report.status = 'draft' AND r.closed_at IS NULL`;
      if (row === undefined) return null;
      return {
        assignmentId: row.id,
        roundId: row.round_id,
        roundTitle: row.round_title,
        receivingUnitId: row.receiving_unit_id,
        unitId: row.unit_id,
        unitName: row.unit_name,
        limit: { words: row.limit_words, lastDay: row.last_day, lastHour: row.last_hour },
        outlineVersionId: row.outline_version_id,
        audience: fromJson('audience', row.audience),
        state: fromJson('reportState', row.state),
      };
    },

    async lastDaysOwed(assignmentIds) {
      const rows = await tx.$queryRaw<{ id: string; last_day: string | null }[]>`
        SELECT a.id, a.last_day
        FROM assignment a
        JOIN reporting_round r ON r.id = a.round_id
        JOIN report ON report.assignment_id = a.id
        WHERE ${isIn(sql`a.id`, assignmentIds)} AND report.status = 'draft' AND r.closed_at IS NULL`;
      return new Map(rows.map(({ id, last_day: lastDay }) => [id, lastDay]));
    },

    async chats(role, unitId) {
      const rows = await tx.$queryRaw<ChatRow[]>`
        SELECT m.unit_id, m.person_id, i.channel, i.external_id, p.language
        FROM membership m
        JOIN person p ON p.id = m.person_id
        JOIN identity i ON i.person_id = p.id AND i.gone_at IS NULL
        WHERE m.role = ${role} AND m.removed_at IS NULL
          AND ${unitId === null ? sql`1 = 1` : sql`m.unit_id = ${unitId}`}
        ORDER BY i.channel, i.external_id`;
      return rows.map((row) => ({
        unitId: row.unit_id,
        personId: row.person_id,
        address: { channel: row.channel, chatId: row.external_id, threadId: null },
        language: toLanguage(row.language),
      }));
    },

    async unitsReached(roles) {
      const rows = await tx.$queryRaw<{ unit_id: string }[]>`
        SELECT DISTINCT m.unit_id FROM membership m
        JOIN identity i ON i.person_id = m.person_id AND i.gone_at IS NULL
        WHERE m.removed_at IS NULL AND ${isIn(sql`m.role`, roles)}`;
      return new Set(rows.map(({ unit_id: unitId }) => unitId));
    },
  };
}
