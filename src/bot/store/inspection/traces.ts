import type { Inspections, InspectionTrace } from '../../../domain/inspection/ports.ts';
import { sql, toDate, toInstant, type Sql, type TransactionClient } from '../client.ts';
import { fromJson } from '../json.ts';
import { roundTracesIn, tracesIn } from './scope.ts';

interface TraceRow {
  round_id: string;
  inspection_id: string | null;
  at: Date;
  actor_id: string | null;
  action: string;
  reason: string | null;
  detail: string | null;
}

function toTrace(row: TraceRow): InspectionTrace {
  return {
    roundId: row.round_id,
    inspectionId: row.inspection_id,
    at: toInstant(row.at),
    actorId: row.actor_id,
    action: row.action,
    reason: row.reason,
    ...(row.detail === null ? {} : { detail: fromJson('traceDetail', row.detail) }),
  };
}

/** What was changed, by whom and why. */
export function traces(
  tx: TransactionClient,
): Pick<Inspections, 'trace' | 'traceMany' | 'traceOf' | 'traceOfRound' | 'wholeTrace'> {
  const select = async (within: Sql) => {
    const rows = await tx.$queryRaw<TraceRow[]>`
      SELECT t.round_id, t.inspection_id, t.at, t.actor_id, t.action, t.reason, CAST(t.detail AS TEXT) AS detail
      FROM inspection_trace t ${within} ORDER BY t.at, t.id`;
    return rows.map(toTrace);
  };

  return {
    async trace({ roundId, inspectionId, at, actorId, action, reason, detail }) {
      await tx.$executeRaw`
        INSERT INTO inspection_trace (round_id, inspection_id, at, actor_id, action, reason, detail)
        VALUES (${roundId}, ${inspectionId}, ${toDate(at)}, ${actorId}, ${action}, ${reason},
          ${detail === undefined ? null : JSON.stringify(detail)})`;
    },

    async traceMany(lines) {
      await tx.inspectionTrace.createMany({
        data: lines.map(({ at, detail, ...line }) => ({
          ...line,
          at: toDate(at),
          ...(detail === undefined || detail === null ? {} : { detail }),
        })),
      });
    },

    traceOf: (scope, inspectionId) =>
      select(sql`
        JOIN inspection i ON i.id = t.inspection_id
        JOIN inspection_round r ON r.id = i.round_id
        WHERE i.id = ${inspectionId} AND ${tracesIn(scope)}`),

    traceOfRound: (scope, roundId) =>
      select(sql`
        JOIN inspection_round r ON r.id = t.round_id
        WHERE r.id = ${roundId} AND t.inspection_id IS NULL AND ${roundTracesIn(scope)}`),

    wholeTrace: (scope, roundId) =>
      select(sql`
        JOIN inspection_round r ON r.id = t.round_id
        LEFT JOIN inspection i ON i.id = t.inspection_id
        WHERE r.id = ${roundId} AND ((t.inspection_id IS NULL AND ${roundTracesIn(scope)})
          OR (i.id IS NOT NULL AND ${tracesIn(scope)}))`),
  };
}
