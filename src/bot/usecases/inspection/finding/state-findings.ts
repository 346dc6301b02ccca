import type { Finding, Inspection } from '../../../../domain/inspection/ports.ts';
import type { InspectionContext } from '../advance-inspection.ts';

const everything = { kind: 'system' } as const;

/**
 * States what the team has found in an inspection to its unit: from now on the unit's people can read it and explain.
 * A draft with neither words nor a file stays a draft. Stating again states what has come since.
 *
 * @returns those that are stated now and were not before
 */
export async function stateFindings(
  { tx, at, actorId }: InspectionContext,
  inspection: Inspection,
): Promise<Finding[]> {
  const drafts = (await tx.findings.ofInspection(everything, inspection.id)).filter(
    ({ status, text, fileIds }) => status === 'draft' && (text.trim() !== '' || fileIds.length > 0),
  );
  if (drafts.length === 0) return [];
  for (const draft of drafts) await tx.findings.save({ ...draft, status: 'stated' }, at);
  await tx.inspections.trace({
    roundId: inspection.roundId,
    inspectionId: inspection.id,
    at,
    actorId,
    action: 'state_findings',
    reason: null,
    detail: { count: drafts.length },
  });
  return drafts.map((draft) => ({ ...draft, status: 'stated', revision: draft.revision + 1 }));
}
