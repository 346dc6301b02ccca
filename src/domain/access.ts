import { z } from 'zod';

/** Roles in a unit (glossary: People, bodies, units). */
export const roleSchema = z.enum([
  'focal_point',
  'unit_head',
  'approver',
  'coordinator',
  'assessor',
  'leader',
  'administrator',
]);
export type Role = z.infer<typeof roleSchema>;

export interface UnitRole {
  unitId: string;
  role: Role;
}

/**
 * What a person may reach. Every repository read of reports and rounds requires one, so that what is outside it cannot
 * be queried by mistake. `system` is for the clock and the administrator's command line.
 */
export type Scope =
  | { kind: 'system' }
  | {
      kind: 'person';
      personId: string;
      /** Units whose own reports the person works on. */
      ownUnits: string[];
      /** Units whose rounds the person oversees (the round's receiving unit): coordinators and leaders. */
      overseenUnits: string[];
    };

const worksOnReports: Role[] = ['focal_point', 'unit_head', 'approver'];
const oversees: Role[] = ['coordinator', 'leader', 'administrator'];

/**
 * @param below gives a unit and every unit under it: a leader oversees what any of their units receives.
 */
export function scopeOf(personId: string, roles: UnitRole[], below: (unitId: string) => string[]): Scope {
  const ownUnits = roles.filter(({ role }) => worksOnReports.includes(role)).map(({ unitId }) => unitId);
  const overseenUnits = roles
    .filter(({ role }) => oversees.includes(role))
    .flatMap(({ unitId, role }) => (role === 'leader' ? below(unitId) : [unitId]));
  return {
    kind: 'person',
    personId,
    ownUnits: [...new Set(ownUnits)],
    overseenUnits: [...new Set(overseenUnits)],
  };
}

/** Answering and sending is for the unit's own people. */
export function mayAnswer(scope: Scope, unitId: string): boolean {
  return scope.kind === 'person' && scope.ownUnits.includes(unitId);
}

/** Progress of a round is for those who oversee its receiving unit. */
export function mayOversee(scope: Scope, receivingUnitId: string): boolean {
  return scope.kind === 'system' || scope.overseenUnits.includes(receivingUnitId);
}

/** Groups are bound by coordinators, for what their own unit receives. */
export function mayBindGroups(roles: UnitRole[]): boolean {
  return roles.some(({ role }) => role === 'coordinator' || role === 'administrator');
}
