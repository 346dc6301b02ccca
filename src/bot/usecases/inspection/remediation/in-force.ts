import type { Remediation } from '../../../../domain/inspection/ports.ts';
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
  const ids = [...new Set(remediations.map(({ conclusionId }) => conclusionId))];
  const all = ids.length === 0 ? [] : await tx.conclusions.byIds(everything, ids);
  const issued = new Map(all.filter(({ status }) => status === 'issued').map((each) => [each.id, each]));
  return remediations.flatMap((remediation) => {
    const conclusion = issued.get(remediation.conclusionId);
    return conclusion === undefined ? [] : [{ remediation, paper: conclusion.paper }];
  });
}
