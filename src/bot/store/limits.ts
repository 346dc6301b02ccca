import type { Limits } from '../../domain/deadline/ports.ts';
import { sql, toDate, toInstant, type TransactionClient } from './client.ts';
import { fromJson } from './json.ts';

interface LimitRow {
  id: string;
  round_id: string;
  round_title: string;
  unit_id: string;
  unit_code: string;
  unit_name: string;
  limit_words: string;
  last_day: string | null;
  last_hour: string | null;
  limit_rule: string;
  anchors: string | null;
  opened_at: Date | string;
  ladder: string | null;
}

export function limits(tx: TransactionClient): Limits {
  /** Figures asked "đến thời điểm kiểm tra" go with the inspection day; any other end of a period stays. */
  const moveCutoff = async (assignmentId: string, day: string | null) => {
    const stored = await tx.assignment.findUnique({ where: { id: assignmentId } });
    if (stored === null || stored.cutoffFrom === null) return;
    const before = stored.anchors === null ? undefined : fromJson('anchors', stored.anchors).inspection_day;
    if (stored.cutoffTo !== null && stored.cutoffTo !== before) return;
    await tx.assignment.update({ where: { id: assignmentId }, data: { cutoffTo: day } });
  };

  return {
    async movable(roundId) {
      const rows = await tx.$queryRaw<LimitRow[]>`
        SELECT a.id, a.round_id, r.title AS round_title, a.unit_id, u.code AS unit_code, u.name AS unit_name,
          a.limit_words, a.last_day, a.last_hour, CAST(a.limit_rule AS TEXT) AS limit_rule,
          CAST(a.anchors AS TEXT) AS anchors, r.opened_at, CAST(r.ladder AS TEXT) AS ladder
        FROM assignment a
        JOIN reporting_round r ON r.id = a.round_id
        JOIN unit u ON u.id = a.unit_id
        JOIN report ON report.assignment_id = a.id
        WHERE report.status = 'draft' AND r.closed_at IS NULL AND a.limit_rule IS NOT NULL
          AND ${roundId === null ? sql`1 = 1` : sql`a.round_id = ${roundId}`}`;
      const byName = new Intl.Collator('vi').compare;
      return rows
        .map((row) => ({
          assignmentId: row.id,
          roundId: row.round_id,
          roundTitle: row.round_title,
          unitId: row.unit_id,
          unitCode: row.unit_code,
          unitName: row.unit_name,
          limit: { words: row.limit_words, lastDay: row.last_day, lastHour: row.last_hour },
          basis: fromJson('limitBasis', row.limit_rule),
          anchors: row.anchors === null ? {} : fromJson('anchors', row.anchors),
          ladder: row.ladder === null ? null : fromJson('ladder', row.ladder),
          openedAt: toInstant(row.opened_at),
        }))
        .sort((a, b) => byName(a.unitName, b.unitName));
    },

    async move({ assignmentId, limit, basis, anchors, nextNoticeAt }) {
      const { inspection_day: day = null } = anchors;
      const counts = 'anchor' in basis.rule && basis.rule.anchor === 'inspection_day';
      if (day !== null || counts) await moveCutoff(assignmentId, day);
      await tx.assignment.update({
        where: { id: assignmentId },
        data: {
          limitWords: limit.words,
          lastDay: limit.lastDay,
          lastHour: limit.lastHour,
          limitRule: basis,
          anchors,
          nextNoticeAt: nextNoticeAt === null ? null : toDate(nextNoticeAt),
        },
      });
    },

    async recordExtension({ id, assignmentId, from, to, reason, byPersonId, at }) {
      await tx.deadlineExtension.create({
        data: {
          id,
          assignmentId,
          fromDay: from.lastDay,
          fromHour: from.lastHour,
          toDay: to.lastDay ?? '',
          toHour: to.lastHour,
          reason,
          byPersonId,
          at: toDate(at),
        },
      });
    },
  };
}
