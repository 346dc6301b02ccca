import type { Limit } from '../../../../domain/deadline/limit.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import type { Terms } from '../../../../domain/inspection/terms.ts';
import type { Transaction } from '../../../../domain/ports.ts';

/** The limit of the report that an inspection asks for, as it is now; null when none is owed. */
export async function owedLimit(
  tx: Transaction,
  { assignmentId }: Pick<Inspection, 'assignmentId'>,
): Promise<Limit | null> {
  const owed = assignmentId === null ? null : await tx.followUp.owed(assignmentId);
  return owed?.limit ?? null;
}

/** The same where it matters for what is still to be set: an extension may have said what the plan leaves open. */
export async function owedIfOpen(
  tx: Transaction,
  inspection: Pick<Inspection, 'assignmentId'>,
  { report }: Terms,
): Promise<Limit | null> {
  return report.kind === 'limit' ? null : owedLimit(tx, inspection);
}
