import type { Scope } from '../../../domain/access.ts';
import { isIn, sql, type Sql } from '../client.ts';
import { isMemberNow, oversees } from './scope.ts';

/*
 * Who may read what units have written, within their inspection: beside `scope.ts`, which says who may see an inspection.
 * The queries name an inspection `i`, its round `r`, and a unit `assessor` that assesses a part.
 */

const everything = sql`1 = 1`;

type PersonScope = Extract<Scope, { kind: 'person' }>;

/** In the team of the inspection `i` now, and more than a guest. */
function worksInTeam({ personId }: PersonScope): Sql {
  return sql`EXISTS (SELECT 1 FROM team_member t
    WHERE t.person_id = ${personId} AND t.role <> 'guest' AND t.round_id = i.round_id AND ${isMemberNow})`;
}

function holds({ personId }: PersonScope, role: string, unitId: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM membership h WHERE h.person_id = ${personId} AND h.removed_at IS NULL
    AND h.role = ${role} AND h.unit_id = ${unitId})`;
}

/** Reads the reports that the inspection `i` rests on. */
export function readsReports(scope: Scope): Sql {
  if (scope.kind === 'system') return everything;
  return sql`(NOT i.hidden AND (${worksInTeam(scope)} OR ${isIn(sql`i.unit_id`, scope.ownUnits)}
    OR ${holds(scope, 'coordinator', sql`r.receiving_unit_id`)}))`;
}

/** Is an assessor of the unit `assessor`. */
export function assesses(scope: Scope): Sql {
  return scope.kind === 'system' ? everything : holds(scope, 'assessor', sql`assessor.id`);
}

/** Is told what others have assessed in the inspection `i`. */
export function seesAssessments(scope: Scope): Sql {
  if (scope.kind === 'system') return everything;
  return sql`(${worksInTeam(scope)} OR ${oversees(scope)})`;
}
