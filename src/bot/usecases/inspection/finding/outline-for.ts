import type { Inspection } from '../../../../domain/inspection/ports.ts';
import type { Outline } from '../../../../domain/outline/schema.ts';
import type { Talk } from '../../talk.ts';

/**
 * The outline a unit's report follows: the version its report is pinned to, else the one the plan names. For somebody who
 * may see the inspection; of the report itself nothing is read.
 */
export async function outlineFor({ tx, scope }: Talk, inspection: Inspection): Promise<Outline | null> {
  const { assignmentId, roundId } = inspection;
  if (assignmentId !== null) {
    const report = await tx.reports.inHand({ kind: 'system' }, assignmentId, '');
    if (report !== null) return tx.outlines.version(report.outlineVersionId);
  }
  const named = scope === null ? undefined : (await tx.inspections.roundById(scope, roundId))?.plan.outline;
  if (named === undefined) {
    // An inspection from reports whose plan names no outline follows that of the newest report it draws on.
    const [newest] = await tx.unitReports.ofInspection({ kind: 'system' }, inspection.id);
    return newest?.outline ?? null;
  }
  const { code, version } = named;
  const stored =
    version === undefined ? await tx.outlines.latest(code) : await tx.outlines.find(code, version);
  return stored?.outline ?? null;
}
