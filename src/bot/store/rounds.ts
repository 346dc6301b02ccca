import { z } from 'zod';
import { audienceFactsSchema } from '../../domain/outline/audience.ts';
import type { Round, Rounds } from '../../domain/round/ports.ts';
import { insertAssignments } from './assignments.ts';
import { sql, toDate, toInstant, toInstantOrNull, type Sql, type TransactionClient } from './client.ts';
import { fromJson } from './json.ts';
import { assignmentsIn, roundsIn } from './scope.ts';

const kindSchema = z.enum(['periodic', 'inspection']);

interface RoundRow {
  id: string;
  code: string;
  title: string;
  kind: string;
  receiving_unit_id: string;
  outline_version_id: string;
  period_kind: string;
  period_from: string;
  period_to: string;
  opened_at: Date;
  closed_at: Date | null;
  ladder: string | null;
  regime_id: string | null;
}

function toRound(row: RoundRow): Round {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    kind: kindSchema.parse(row.kind),
    receivingUnitId: row.receiving_unit_id,
    outlineVersionId: row.outline_version_id,
    periodKind: audienceFactsSchema.shape.periodKind.parse(row.period_kind),
    periodFrom: row.period_from,
    periodTo: row.period_to,
    openedAt: toInstant(row.opened_at),
    closedAt: toInstantOrNull(row.closed_at),
    ladder: row.ladder === null ? null : fromJson('ladder', row.ladder),
    regimeId: row.regime_id,
  };
}

interface StandingRow {
  id: string;
  unit_id: string;
  unit_name: string;
  limit_words: string;
  last_day: string | null;
  last_hour: string | null;
  sent_at: Date | null;
  lateness: unknown;
}

export function rounds(tx: TransactionClient): Rounds {
  const select = (where: Sql) =>
    tx.$queryRaw<RoundRow[]>`
      SELECT r.id, r.code, r.title, r.kind, r.receiving_unit_id, r.outline_version_id, r.period_kind,
        r.period_from, r.period_to, r.opened_at, r.closed_at, CAST(r.ladder AS TEXT) AS ladder, r.regime_id
      FROM reporting_round r WHERE ${where} ORDER BY r.opened_at DESC, r.code`;
  const first = async (where: Sql) => {
    const [row] = await select(where);
    return row === undefined ? null : toRound(row);
  };

  return {
    async open({ ladder, ...round }, assignments) {
      const openedAt = toDate(round.openedAt);
      await tx.reportingRound.create({
        data: {
          ...round,
          openedAt,
          closedAt: round.closedAt === null ? null : toDate(round.closedAt),
          ...(ladder === null ? {} : { ladder }),
        },
      });
      await insertAssignments(tx, round, assignments, openedAt);
    },

    async close(id, at) {
      const { count } = await tx.reportingRound.updateMany({
        where: { id, closedAt: null },
        data: { closedAt: toDate(at) },
      });
      return count === 1;
    },

    byCode: (scope, code) => first(sql`r.code = ${code} AND ${roundsIn(scope)}`),

    byId: (scope, id) => first(sql`r.id = ${id} AND ${roundsIn(scope)}`),

    async overseen(scope) {
      const overseenOnly = scope.kind === 'system' ? scope : { ...scope, ownUnits: [] };
      return (await select(roundsIn(overseenOnly))).map(toRound);
    },

    async standings(scope, roundId) {
      const rows = await tx.$queryRaw<StandingRow[]>`
        SELECT a.id, a.unit_id, u.name AS unit_name, a.limit_words, a.last_day, a.last_hour, s.sent_at,
          CAST(s.lateness AS TEXT) AS lateness
        FROM assignment a
        JOIN reporting_round r ON r.id = a.round_id
        JOIN unit u ON u.id = a.unit_id
        JOIN report ON report.assignment_id = a.id AND report.status <> 'withdrawn'
        LEFT JOIN submission s ON s.assignment_id = a.id
          AND s.number = (SELECT max(number) FROM submission WHERE assignment_id = a.id)
        WHERE a.round_id = ${roundId} AND ${assignmentsIn(scope)}`;
      const byName = new Intl.Collator('vi').compare;
      return rows
        .map((row) => ({
          assignmentId: row.id,
          unitId: row.unit_id,
          unitName: row.unit_name,
          limit: { words: row.limit_words, lastDay: row.last_day, lastHour: row.last_hour },
          submission:
            row.sent_at === null
              ? null
              : { sentAt: toInstant(row.sent_at), lateness: fromJson('lateness', row.lateness) },
        }))
        .sort((a, b) => byName(a.unitName, b.unitName));
    },
  };
}
