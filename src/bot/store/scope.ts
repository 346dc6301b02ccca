import type { Scope } from '../../domain/access.ts';
import { isIn, sql, type Sql } from './client.ts';

/**
 * What a scope lets through, for a query that names the assignment `a` and its round `r`: reports of the person's own
 * units, and reports to units the person oversees.
 */
export function assignmentsIn(scope: Scope): Sql {
  if (scope.kind === 'system') return sql`1 = 1`;
  return sql`(${isIn(sql`a.unit_id`, scope.ownUnits)} OR ${isIn(sql`r.receiving_unit_id`, scope.overseenUnits)})`;
}

/** The same for a query that names only the assignment's id. */
export function isAssignmentIn(scope: Scope, assignmentId: string): Sql {
  if (scope.kind === 'system') return sql`1 = 1`;
  return sql`EXISTS (SELECT 1 FROM assignment a JOIN reporting_round r ON r.id = a.round_id
    WHERE a.id = ${assignmentId} AND ${assignmentsIn(scope)})`;
}

/** Rounds to units the person oversees, and rounds in which one of the person's own units reports; names the round `r`. */
export function roundsIn(scope: Scope): Sql {
  if (scope.kind === 'system') return sql`1 = 1`;
  return sql`(${isIn(sql`r.receiving_unit_id`, scope.overseenUnits)} OR EXISTS (
    SELECT 1 FROM assignment a WHERE a.round_id = r.id AND ${isIn(sql`a.unit_id`, scope.ownUnits)}))`;
}
