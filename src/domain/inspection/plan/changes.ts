import { z } from 'zod';
import { inspectionDatesSchema, type InspectionDates } from '../inspection.ts';
import { teamRoleSchema, type InspectionKind, type TeamRole } from '../kind.ts';
import type { Inspection, InspectionTrace } from '../ports.ts';

/** One way in which a round has departed from its plan. `actorId` null: the command line. */
export type PlanChange = { at: string; actorId: string | null; reason: string | null } & (
  | { kind: 'unit_added'; unit: string; as: InspectionKind; dates: InspectionDates }
  | { kind: 'surprise'; unit: string }
  | { kind: 'unit_removed'; unit: string; as: InspectionKind; reportKept: boolean }
  /** What was cancelled goes on. */
  | { kind: 'unit_back'; unit: string; as: InspectionKind }
  | { kind: 'days'; unit: string; from: InspectionDates; to: InspectionDates }
  /** `unit`: of the team of one inspection; null of the round's. */
  | { kind: 'member_added'; personId: string; role: TeamRole; unit: string | null }
  | { kind: 'member_removed'; personId: string; unit: string | null }
);

const added = z.object({ dates: inspectionDatesSchema });
const member = z.object({ personId: z.string(), role: teamRoleSchema });
const formerMember = z.object({ personId: z.string() });

/**
 * Units added and removed, days changed, people who joined and left, oldest first. Nothing of what is hidden, not even
 * for those who may know of it: such a list is read over shoulders.
 *
 * @param trace of the round and of its inspections, oldest first
 * @param inspections of the round
 */
export function changesOfPlan(
  trace: readonly InspectionTrace[],
  inspections: readonly Inspection[],
): PlanChange[] {
  const known = inspections.filter(({ hidden }) => !hidden);
  const byId = new Map(known.map((inspection) => [inspection.id, inspection]));
  const lines = trace.filter(({ inspectionId }) => inspectionId === null || byId.has(inspectionId));
  const changes = [
    ...lines.flatMap((line) =>
      changeOf(line, byId.get(line.inspectionId ?? '') ?? null, reasonOf(line, lines)),
    ),
    ...known.flatMap(({ unitName: unit, state }) =>
      state.moved.map(({ at, by, reason, from, to }): PlanChange => ({
        ...{ kind: 'days', at, actorId: by, reason },
        ...{ unit, from, to },
      })),
    ),
  ];
  return changes.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The command line gives the reason of a change of the team in a line of its own, for every team of the round it is in. */
function reasonOf({ at, reason, action }: InspectionTrace, lines: readonly InspectionTrace[]) {
  if (reason !== null || !action.endsWith('_member')) return reason;
  return lines.find((line) => line.action === 'change_team' && line.at === at)?.reason ?? null;
}

function changeOf(
  { at, actorId, action, detail }: InspectionTrace,
  inspection: Inspection | null,
  reason: string | null,
): PlanChange[] {
  const facts = { at, actorId, reason };
  const unit = inspection?.unitName ?? null;
  switch (action) {
    case 'add_member':
      return [{ ...facts, kind: 'member_added', ...member.parse(detail), unit }];
    case 'remove_member':
    case 'lose_member':
      return [{ ...facts, kind: 'member_removed', ...formerMember.parse(detail), unit }];
  }
  if (inspection === null) return [];
  const { unitName, kind: as, state } = inspection;
  switch (action) {
    case 'add_unit':
      return [{ ...facts, kind: 'unit_added', unit: unitName, as, dates: added.parse(detail).dates }];
    case 'order_surprise':
      return [{ ...facts, kind: 'surprise', unit: unitName }];
    case 'reinstate':
      return [{ ...facts, kind: 'unit_back', unit: unitName, as }];
    case 'cancel':
      return [{ ...facts, kind: 'unit_removed', unit: unitName, as, reportKept: state.report !== null }];
    default:
      return [];
  }
}
