import type { Conclusion, Remediation } from '../../../../domain/inspection/ports.ts';
import type { InspectionContext } from '../advance-inspection.ts';

const everything = { kind: 'system' } as const;

/**
 * Puts what units have to do on record. Where the conclusion corrects another, what was reported and judged about the
 * same words goes on under it, and so does a term that was set since; what it replaces is not followed any more.
 *
 * @returns ids of the inspections that the corrected version asked something of
 */
export async function carryOver(
  { tx, tools }: Pick<InspectionContext, 'tx' | 'tools'>,
  conclusion: Conclusion,
  rows: Remediation[],
): Promise<string[]> {
  const before = await ofVersionBefore(tx, conclusion);
  const heirs = new Map<string, string>();
  const carried = rows.map((row) => {
    const old = before.find(
      ({ id, inspectionId, text }) =>
        !heirs.has(id) && inspectionId === row.inspectionId && text === row.text,
    );
    if (old === undefined) return row;
    heirs.set(old.id, row.id);
    const { limit, basis, anchors, nextNoticeAt } = row.basis === null ? old : row;
    return { ...row, status: old.status, limit, basis, anchors, nextNoticeAt };
  });
  await tx.remediations.addMany(carried);
  if (before.length === 0) return [];
  await tx.remediations.setNext(before.map(({ id }) => ({ id, at: null })));
  for (const report of await tx.remediations.reportsOf(everything, [...heirs.keys()])) {
    await tx.remediations.addReport({
      ...report,
      id: tools.ids.next(),
      remediationId: heirs.get(report.remediationId)!,
      // The message that brought it stays known by the report it was.
      sourceKey: null,
    });
  }
  return [...new Set(before.map(({ inspectionId }) => inspectionId))];
}

async function ofVersionBefore(
  tx: InspectionContext['tx'],
  { chainId, roundId, version }: Conclusion,
): Promise<Remediation[]> {
  if (version === 1) return [];
  const versions = await tx.conclusions.ofRound(everything, roundId);
  const before = versions
    .filter((each) => each.chainId === chainId && each.version < version && each.issuedAt !== null)
    .sort((a, b) => a.version - b.version)
    .at(-1);
  return before === undefined ? [] : await tx.remediations.ofConclusion(everything, before.id);
}
