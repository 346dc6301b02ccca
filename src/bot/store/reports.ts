import type { Scope } from '../../domain/access.ts';
import type { ReportState } from '../../domain/interview/state.ts';
import { Conflict } from '../../domain/ports.ts';
import type { ReportInHand, Reports } from '../../domain/interview/ports.ts';
import { isIn, sql, toDate, type Sql, type TransactionClient } from './client.ts';
import { fromJson, toJson } from './json.ts';
import type { TransactionStates } from './report-states.ts';
import { assignmentsIn } from './scope.ts';

interface ReportRow {
  id: string;
  round_id: string;
  round_title: string;
  receiving_unit_id: string;
  unit_id: string;
  unit_name: string;
  outline_version_id: string;
  audience: string;
  limit_words: string;
  last_day: string | null;
  last_hour: string | null;
  cutoff_from: string | null;
  cutoff_to: string | null;
  /** Null when the state of this revision is known already. */
  state: string | null;
  revision: number;
  cursor_state: string | null;
}

/** @param known the state where the row has none */
function toReport(row: ReportRow, known?: ReportState): ReportInHand {
  return {
    assignmentId: row.id,
    roundId: row.round_id,
    roundTitle: row.round_title,
    receivingUnitId: row.receiving_unit_id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    outlineVersionId: row.outline_version_id,
    audience: fromJson('audience', row.audience),
    limit: { words: row.limit_words, lastDay: row.last_day, lastHour: row.last_hour },
    cutoff:
      row.cutoff_from === null || row.cutoff_to === null
        ? null
        : { from: row.cutoff_from, to: row.cutoff_to },
    state: row.state === null && known !== undefined ? known : fromJson('reportState', row.state),
    revision: row.revision,
    cursor: row.cursor_state === null ? null : fromJson('cursor', row.cursor_state),
  };
}

/** A revision no report has. */
const NONE = -1;

export function reports(tx: TransactionClient, states: TransactionStates): Reports {
  const select = (personId: string, knownRevision: number, where: Sql) =>
    tx.$queryRaw<ReportRow[]>`
      SELECT a.id, a.round_id, r.title AS round_title, r.receiving_unit_id, a.unit_id, u.name AS unit_name,
        a.outline_version_id, CAST(a.audience AS TEXT) AS audience, a.limit_words, a.last_day, a.last_hour,
        a.cutoff_from, a.cutoff_to, report.revision,
        CASE WHEN report.revision = ${knownRevision} THEN NULL ELSE CAST(report.state AS TEXT) END AS state,
        CAST(c.state AS TEXT) AS cursor_state
      FROM assignment a
      JOIN reporting_round r ON r.id = a.round_id
      JOIN unit u ON u.id = a.unit_id
      JOIN report ON report.assignment_id = a.id AND report.status <> 'withdrawn'
      LEFT JOIN cursor c ON c.person_id = ${personId} AND c.assignment_id = a.id
      WHERE ${where}`;

  return {
    async inHand(scope: Scope, assignmentId, personId) {
      const known = states.get(assignmentId);
      const where = sql`a.id = ${assignmentId} AND ${assignmentsIn(scope)}`;
      const [row] = await select(personId, known?.revision ?? NONE, where);
      if (row === undefined) return null;
      const report = toReport(row, known?.state);
      states.set(assignmentId, { revision: report.revision, state: report.state });
      return report;
    },

    async ofOwnUnits(scope, personId) {
      if (scope.kind === 'system') return [];
      const rows = await select(personId, NONE, isIn(sql`a.unit_id`, scope.ownUnits));
      const byName = new Intl.Collator('vi').compare;
      return rows
        .map((row) => toReport(row))
        .sort((a, b) => {
          const [dayA, dayB] = [a, b].map(
            ({ limit }) => `${limit.lastDay ?? '9999'} ${limit.lastHour ?? '24:00'}`,
          );
          if (dayA !== dayB) return dayA! < dayB! ? -1 : 1;
          return byName(a.unitName, b.unitName) || byName(a.roundTitle, b.roundTitle);
        });
    },

    async unitNameOf(assignmentId, formerlyOf) {
      const [row] = await tx.$queryRaw<{ name: string }[]>`
        SELECT u.name FROM assignment a
        JOIN unit u ON u.id = a.unit_id
        WHERE a.id = ${assignmentId}
          AND EXISTS (SELECT 1 FROM membership m WHERE m.person_id = ${formerlyOf} AND m.unit_id = u.id)`;
      return row?.name ?? null;
    },

    async save({ assignmentId, revision, state, at }) {
      const saved = await tx.$executeRaw`
        UPDATE report SET state = ${toJson(state)}, status = ${state.status}, revision = ${revision + 1},
          updated_at = ${toDate(at)}
        WHERE assignment_id = ${assignmentId} AND revision = ${revision}`;
      if (saved !== 1) throw new Conflict(`report ${assignmentId} is no longer at revision ${revision}`);
      states.set(assignmentId, { revision: revision + 1, state });
    },

    async saveCursor({ personId, assignmentId, cursor, at }) {
      await tx.$executeRaw`
        INSERT INTO cursor (person_id, assignment_id, state, updated_at)
        VALUES (${personId}, ${assignmentId}, ${toJson(cursor)}, ${toDate(at)})
        ON CONFLICT (person_id, assignment_id) DO UPDATE SET state = excluded.state,
          updated_at = excluded.updated_at`;
    },
  };
}
