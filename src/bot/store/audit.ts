import type { AuditEntry } from '../../domain/ports.ts';
import { toDate, type TransactionClient } from './client.ts';

/** Writes one line of the audit trail. */
export async function audit(tx: TransactionClient, entry: AuditEntry): Promise<void> {
  const { at, actorId, action, subject, subjectId, event, detail } = entry;
  await tx.$executeRaw`
    INSERT INTO audit (at, actor_id, action, subject, subject_id, event, detail)
    VALUES (${toDate(at)}, ${actorId}, ${action}, ${subject}, ${subjectId}, ${event},
      ${detail === undefined ? null : JSON.stringify(detail)})`;
}
