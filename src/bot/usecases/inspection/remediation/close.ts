import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { advanceInspection, type InspectionContext } from '../advance-inspection.ts';
import { inForce } from './in-force.ts';

/** Ends an inspection whose unit has nothing left to put right. True when this has ended it. */
export async function closeWhenDone(ctx: InspectionContext, inspection: Inspection): Promise<boolean> {
  if (inspection.state.stage !== 'remediation') return false;
  const its = await ctx.tx.remediations.ofInspection({ kind: 'system' }, inspection.id);
  const left = (await inForce(ctx.tx, its)).filter(({ remediation }) => remediation.status !== 'done');
  if (left.length > 0) return false;
  return (await advanceInspection(ctx, inspection, { kind: 'close' })).ok;
}
