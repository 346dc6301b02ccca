import type { Scope } from '../../../domain/access.ts';
import type { InspectionDates } from '../../../domain/inspection/inspection.ts';
import { inspectionKindSchema } from '../../../domain/inspection/kind.ts';
import type { Inspection, Inspections } from '../../../domain/inspection/ports.ts';
import { Conflict } from '../../../domain/ports.ts';
import { sql, toDate, toInstant, type Sql, type TransactionClient } from '../client.ts';
import type { DatabaseKind } from '../database/url.ts';
import { rowsOf } from '../dialect.ts';
import { fromJson } from '../json.ts';
import { inspectionsIn } from './scope.ts';

interface InspectionRow {
  id: string;
  round_id: string;
  unit_id: string;
  unit_name: string;
  kind: string;
  dates: string;
  state: string;
  revision: number;
  assignment_id: string | null;
  hidden: boolean | number;
  ordered_by: string | null;
  follows_id: string | null;
  created_at: Date;
}

function toInspection(row: InspectionRow): Inspection {
  return {
    id: row.id,
    roundId: row.round_id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    kind: inspectionKindSchema.parse(row.kind),
    dates: fromJson('inspectionDates', row.dates),
    state: fromJson('inspectionState', row.state),
    revision: row.revision,
    assignmentId: row.assignment_id,
    hidden: Boolean(row.hidden),
    orderedBy: row.ordered_by,
    followsId: row.follows_id,
    createdAt: toInstant(row.created_at),
  };
}

/** Sorts days before the month they are in is over, and what has no day last. */
function dayKey(dates: InspectionDates): string {
  if (dates.kind === 'days') return dates.days[0] ?? '';
  return dates.kind === 'month' ? `${dates.month}-99` : '9999';
}

/** Each unit's inspection. */
export function unitInspections(
  kind: DatabaseKind,
  tx: TransactionClient,
): Pick<
  Inspections,
  | 'add'
  | 'byId'
  | 'byAssignment'
  | 'ofRound'
  | 'ofUnit'
  | 'ofOpenRounds'
  | 'reportingIn'
  | 'open'
  | 'save'
  | 'saveMany'
> {
  const select = async (scope: Scope, where: Sql) => {
    const rows = await tx.$queryRaw<InspectionRow[]>`
      SELECT i.id, i.round_id, i.unit_id, u.name AS unit_name, i.kind, CAST(i.dates AS TEXT) AS dates,
        CAST(i.state AS TEXT) AS state, i.revision, i.assignment_id, i.hidden, i.ordered_by, i.follows_id, i.created_at
      FROM inspection i
      JOIN inspection_round r ON r.id = i.round_id
      JOIN unit u ON u.id = i.unit_id
      WHERE ${where} AND ${inspectionsIn(scope)}`;
    const byName = new Intl.Collator('vi').compare;
    return rows
      .map(toInspection)
      .sort(
        (a, b) =>
          byName(a.unitName, b.unitName) ||
          byName(dayKey(a.dates), dayKey(b.dates)) ||
          byName(a.createdAt, b.createdAt) ||
          byName(a.id, b.id),
      );
  };

  return {
    async add({ unitName: _, createdAt, ...inspection }) {
      assertAsksNothing(inspection);
      await tx.inspection.create({
        data: { ...inspection, stage: inspection.state.stage, createdAt: toDate(createdAt) },
      });
    },

    byId: async (scope, id) => (await select(scope, sql`i.id = ${id}`))[0] ?? null,
    byAssignment: async (scope, assignmentId) =>
      (await select(scope, sql`i.assignment_id = ${assignmentId}`))[0] ?? null,
    ofRound: (scope, roundId) => select(scope, sql`i.round_id = ${roundId}`),
    ofUnit: (scope, unitId) => select(scope, sql`i.unit_id = ${unitId}`),
    ofOpenRounds: (scope) => select(scope, sql`r.closed_at IS NULL`),
    reportingIn: (scope, reportingRoundId) =>
      select(scope, sql`i.assignment_id IN (SELECT id FROM assignment WHERE round_id = ${reportingRoundId})`),
    open: (scope) => select(scope, sql`i.stage NOT IN ('closed', 'cancelled')`),

    async save({ id, revision, dates, state, hidden, assignmentId }) {
      assertAsksNothing({ id, hidden, assignmentId });
      const { count } = await tx.inspection.updateMany({
        where: { id, revision },
        data: { dates, state, stage: state.stage, hidden, assignmentId, revision: revision + 1 },
      });
      if (count !== 1) throw new Conflict(`inspection ${id} is no longer at revision ${revision}`);
    },

    async saveMany(all) {
      if (all.length === 0) return;
      for (const inspection of all) assertAsksNothing(inspection);
      const rows = rowsOf(
        kind,
        {
          id: 'text',
          revision: 'integer',
          dates: 'json',
          state: 'json',
          stage: 'text',
          hidden: 'integer',
          assignment_id: 'text',
        },
        all.map(({ id, revision, dates, state, hidden, assignmentId }) => ({
          ...{ id, revision, dates, state, stage: state.stage },
          ...{ hidden: hidden ? 1 : 0, assignment_id: assignmentId },
        })),
      );
      const saved = await tx.$executeRaw`
        UPDATE inspection SET dates = given.dates, state = given.state, stage = given.stage,
          hidden = (given.hidden = 1), assignment_id = given.assignment_id, revision = inspection.revision + 1
        FROM ${rows} WHERE inspection.id = given.id AND inspection.revision = given.revision`;
      if (saved !== all.length) throw new Conflict('one of the inspections is no longer as it was read');
    },
  };
}

/** Reports, their limits, lists and reminders know nothing of hidden inspections: there is nothing there to know. */
function assertAsksNothing({
  id,
  hidden,
  assignmentId,
}: Pick<Inspection, 'id' | 'hidden' | 'assignmentId'>): void {
  if (hidden && assignmentId !== null) throw new Error(`inspection ${id} is hidden and asks for no report`);
}
