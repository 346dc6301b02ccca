import type { Remediations } from '../../../domain/inspection/ports.ts';
import type { TransactionClient } from '../client.ts';

/** How much is overdue: one look for a leader's summary. */
export function overdueRemediations(tx: TransactionClient): Pick<Remediations, 'countOverdue'> {
  return {
    async countOverdue(receivingUnitId, day) {
      const [row] = await tx.$queryRaw<{ count: number | bigint }[]>`
        SELECT COUNT(*) AS count
        FROM remediation m
        JOIN conclusion c ON c.id = m.conclusion_id
        JOIN inspection_round r ON r.id = m.round_id
        WHERE r.receiving_unit_id = ${receivingUnitId} AND c.status = 'issued' AND m.status <> 'done'
          AND m.last_day < ${day}
          AND NOT EXISTS (SELECT 1 FROM remediation_report p WHERE p.remediation_id = m.id AND p.verdict IS NULL)`;
      return Number(row?.count ?? 0);
    },
  };
}
