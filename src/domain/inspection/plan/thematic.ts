import type { Inspection } from '../ports.ts';
import type { InspectionsEntry, PlanFile } from './plan-file.ts';

/**
 * What the plan says of a thematic inspection: its field, and the code of the sector body that carries it out; null for
 * any other kind.
 */
export function thematicEntry(
  { inspections }: Pick<PlanFile, 'inspections'>,
  { kind, state }: Pick<Inspection, 'kind' | 'state'>,
): InspectionsEntry | null {
  if (kind !== 'thematic') return null;
  const own = state.entry === null ? undefined : inspections[state.entry];
  return (own?.kind === kind ? own : inspections.find((each) => each.kind === kind)) ?? null;
}
