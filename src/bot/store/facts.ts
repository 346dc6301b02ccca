import type { Facts, StillTrue } from '../../domain/notice/still-true.ts';
import type { InspectionDates } from '../../domain/inspection/inspection.ts';
import { assignmentFacts } from './assignment-facts.ts';
import { isIn, sql, type TransactionClient } from './client.ts';
import { fromJson } from './json.ts';

/** Everything that conditions ask about, read at once. */
export async function factsFor(tx: TransactionClient, conditions: StillTrue): Promise<Facts> {
  const assignments = await assignmentFacts(tx, [
    ...new Set(conditions.flatMap((each) => ('assignmentId' in each ? [each.assignmentId] : []))),
  ]);
  const owed = await remediationsOwed(tx, [
    ...new Set(conditions.flatMap((each) => (each.kind === 'remediation_owed' ? [each.unitId] : []))),
  ]);
  const ahead = await daysAhead(tx, [
    ...new Set(conditions.flatMap((each) => (each.kind === 'inspection_ahead' ? [each.inspectionId] : []))),
  ]);
  return {
    assignment: (id) => assignments.get(id),
    daysAhead: (id) => ahead.get(id),
    owesRemediation: (unitId, lastDay) => owed.has(`${unitId} ${lastDay}`),
  };
}

/** Days of the inspections among these that are still to begin. */
async function daysAhead(tx: TransactionClient, ids: string[]): Promise<Map<string, InspectionDates>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.inspection.findMany({
    where: { id: { in: ids }, stage: { in: ['scheduled', 'notified', 'report_received'] } },
    select: { id: true, dates: true },
  });
  return new Map(rows.map(({ id, dates }) => [id, fromJson('inspectionDates', dates)]));
}

/** Units and last permitted days under which something is left to put right, of conclusions that stand. */
async function remediationsOwed(tx: TransactionClient, unitIds: string[]): Promise<Set<string>> {
  if (unitIds.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ unit_id: string; last_day: string }[]>`
    SELECT DISTINCT m.unit_id, m.last_day
    FROM remediation m
    JOIN conclusion c ON c.id = m.conclusion_id
    WHERE ${isIn(sql`m.unit_id`, unitIds)} AND m.status <> 'done' AND m.last_day IS NOT NULL AND c.status = 'issued'`;
  return new Set(rows.map(({ unit_id: unitId, last_day: lastDay }) => `${unitId} ${lastDay}`));
}
