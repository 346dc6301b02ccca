import { sql, type TransactionClient } from '../client.ts';

/**
 * Rows of `outbox` that are about no hidden inspection, nor about one that is only being ordered. What is about one that
 * has been started since is like any other.
 */
export const isNobodysSecret = sql`(outbox.concerns IS NULL OR EXISTS (
  SELECT 1 FROM inspection i WHERE i.id = outbox.concerns AND NOT i.hidden))`;

/** The hidden inspection that a row is about; null when it is about none. Of one that is only being ordered nobody is known yet. */
export async function secretOf(
  tx: TransactionClient,
  concerns: string | null,
): Promise<{ inspectionId: string; orderedBy: string | null } | null> {
  if (concerns === null) return null;
  const inspection = await tx.inspection.findUnique({
    where: { id: concerns },
    select: { hidden: true, orderedBy: true },
  });
  return inspection?.hidden === false
    ? null
    : { inspectionId: concerns, orderedBy: inspection?.orderedBy ?? null };
}
