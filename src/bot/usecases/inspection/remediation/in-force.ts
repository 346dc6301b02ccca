import type { Conclusion, Remediation } from '../../../../domain/inspection/ports.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import type { Transaction } from '../../../../domain/ports.ts';

const everything = { kind: 'system' } as const;

/** A remediation of a conclusion that stands, with its paper. */
export interface InForce {
  remediation: Remediation;
  paper: Paper | null;
}

/**
 * Those whose conclusion stands: what a corrected version has replaced is followed there. Whoever may see a remediation
 * may know its paper, also a unit that has taken over from the one it was issued to.
 */
export async function inForce(tx: Transaction, remediations: Remediation[]): Promise<InForce[]> {
  const conclusions = new Map<string, Conclusion | null>();
  const standing: InForce[] = [];
  for (const remediation of remediations) {
    const { conclusionId } = remediation;
    if (!conclusions.has(conclusionId)) {
      conclusions.set(conclusionId, await tx.conclusions.byId(everything, conclusionId));
    }
    const conclusion = conclusions.get(conclusionId);
    if (conclusion?.status === 'issued') standing.push({ remediation, paper: conclusion.paper });
  }
  return standing;
}
