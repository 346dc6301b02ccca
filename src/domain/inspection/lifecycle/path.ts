import type { InspectionState } from '../inspection.ts';
import { pathOf, type InspectionKind, type Stage } from '../kind.ts';
import type { Inspection } from '../ports.ts';

/** What the lifecycle needs of an inspection. */
export type Going = Pick<Inspection, 'kind' | 'dates' | 'state' | 'hidden'>;

function placeOf(kind: InspectionKind, stage: Stage): number {
  return (pathOf(kind) as readonly Stage[]).indexOf(stage);
}

/** Whether the inspection stands on the stage or beyond it; false for a stage its kind does not have. */
export function isPassed({ kind, state }: Pick<Going, 'kind' | 'state'>, stage: Stage): boolean {
  const place = placeOf(kind, stage);
  return place >= 0 && place <= placeOf(kind, state.stage);
}

/** Whether what a stage waits for has come from outside already. */
function hasCome(state: InspectionState, stage: Stage): boolean {
  if (stage === 'report_received') return state.report !== null;
  return stage === 'explained' && state.explanation !== null;
}

/**
 * The stages between where the inspection stands and a stage ahead of it whose matter has not come.
 *
 * @returns null when the stage is not ahead on the kind's path
 */
export function missingBefore({ kind, state }: Pick<Going, 'kind' | 'state'>, stage: Stage): Stage[] | null {
  const [from, to] = [placeOf(kind, state.stage), placeOf(kind, stage)];
  if (to <= from) return null;
  return pathOf(kind)
    .slice(from + 1, to)
    .filter((between) => !hasCome(state, between));
}

/** Puts the state on a stage, with those passed over and why. */
export function enter(
  state: InspectionState,
  over: Stage[],
  { stage, at, by, reason }: { stage: Stage; at: string; by: string | null; reason: string | null },
): InspectionState {
  const skipped = over.map((each) => ({ stage: each, reason: reason ?? '', at, by }));
  return { ...state, stage, skipped: [...state.skipped, ...skipped] };
}

/** Follows to the stages whose matter has come already. */
export function settle(kind: InspectionKind, state: InspectionState): InspectionState {
  const path = pathOf(kind);
  let at = placeOf(kind, state.stage);
  while (at >= 0 && path[at + 1] !== undefined && hasCome(state, path[at + 1]!)) at += 1;
  return at < 0 || path[at] === state.stage ? state : { ...state, stage: path[at]! };
}
