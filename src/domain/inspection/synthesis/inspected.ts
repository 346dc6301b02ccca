import type { InspectionDates } from '../inspection.ts';
import { inspectionKindSchema, type InspectionKind, type Stage } from '../kind.ts';
import { isPassed } from '../lifecycle/path.ts';
import type { Inspection } from '../ports.ts';

/**
 * What has become of one planned inspection; in the order in which they are told.
 *
 * - `carried_out`: the team has begun; of a self-inspection, which nobody else sees: its report came in
 * - `postponed`: its day was fixed and has been moved or taken back, and it has not begun
 * - `closed_without_report`: a self-inspection that was ended though nothing came in: nothing shows that it was made
 */
export const outcomes = [
  'carried_out',
  'postponed',
  'not_yet',
  'closed_without_report',
  'cancelled',
] as const;
export type InspectionOutcome = (typeof outcomes)[number];

export interface InspectedUnit {
  unit: string;
  dates: InspectionDates;
  stage: Stage;
  outcome: InspectionOutcome;
  /** When the unit's report came in (ISO instant). */
  reportedAt: string | null;
  /** Why it was cancelled or postponed. */
  reason: string | null;
}

export interface InspectedKind {
  kind: InspectionKind;
  /** Without those that were cancelled. */
  planned: number;
  carriedOut: number;
  units: InspectedUnit[];
}

/** By the team; what a unit looks at in itself is none of the index's inspections (evidence: minutes and conclusions). */
export function isInspected(inspection: Inspection): boolean {
  return inspection.kind !== 'self_inspection' && isPassed(inspection, 'under_way');
}

/** @param inspections none that is hidden */
export function inspectedByKind(inspections: readonly Inspection[]): InspectedKind[] {
  return inspectionKindSchema.options.flatMap((kind) => {
    const units = inspections.filter((inspection) => inspection.kind === kind).map(inspectedUnit);
    if (units.length === 0) return [];
    const count = (outcome: InspectionOutcome) => units.filter((each) => each.outcome === outcome).length;
    return [{ kind, planned: units.length - count('cancelled'), carriedOut: count('carried_out'), units }];
  });
}

function inspectedUnit(inspection: Inspection): InspectedUnit {
  const { unitName: unit, dates, state } = inspection;
  const outcome = outcomeOf(inspection);
  return {
    unit,
    dates,
    stage: state.stage,
    outcome,
    reportedAt: state.report?.at ?? null,
    reason:
      outcome === 'cancelled'
        ? (state.cancelled?.reason ?? null)
        : outcome === 'postponed'
          ? (lastMove(inspection)?.reason ?? null)
          : null,
  };
}

function outcomeOf(inspection: Inspection): InspectionOutcome {
  const { kind, state } = inspection;
  if (state.stage === 'cancelled') return 'cancelled';
  if (kind === 'self_inspection') {
    if (state.report !== null) return 'carried_out';
    return state.stage === 'closed' ? 'closed_without_report' : 'not_yet';
  }
  if (isInspected(inspection)) return 'carried_out';
  return lastMove(inspection) === undefined ? 'not_yet' : 'postponed';
}

/** The last change of a day that had been fixed. */
function lastMove({ state }: Inspection) {
  return state.moved.findLast(({ from }) => from.kind === 'days');
}
