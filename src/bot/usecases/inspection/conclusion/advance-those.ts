import type { Stage } from '../../../../domain/inspection/kind.ts';
import type { LifecycleDeed } from '../../../../domain/inspection/lifecycle/event.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { advanceInspections, type InspectionContext } from '../advance-inspection.ts';

/** Lets the same happen to those that stand at a stage; the others stay as they are. All of them, in their order. */
export async function advanceThoseAt(
  ctx: InspectionContext,
  inspections: readonly Inspection[],
  stage: Stage,
  deed: LifecycleDeed,
): Promise<Inspection[]> {
  const there = inspections.filter(({ state }) => state.stage === stage);
  const advanced = new Map((await advanceInspections(ctx, there, deed)).map((each) => [each.id, each]));
  return inspections.map((inspection) => advanced.get(inspection.id) ?? inspection);
}
