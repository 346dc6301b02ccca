import type { Remediations } from '../../../domain/inspection/ports.ts';
import type { TransactionClient } from '../client.ts';

/** How much is left to put right: one look for a leader's summary. */
export function countLeft(tx: TransactionClient): Pick<Remediations, 'countLeft'> {
  return {
    async countLeft(receivingUnitId, day) {
      const [row] = await tx.$queryRaw<{ open: number | bigint; overdue: number | bigint | null }[]>`
        SELECT COUNT(*) AS open, SUM(CASE WHEN m.last_day < ${day} AND NOT EXISTS (
            SELECT 1 FROM remediation_report p WHERE p.remediation_id = m.id AND p.verdict IS NULL
          ) THEN 1 ELSE 0 END) AS overdue
        FROM remediation m
        JOIN conclusion c ON c.id = m.conclusion_id
        JOIN inspection_round r ON r.id = m.round_id
        WHERE r.receiving_unit_id = ${receivingUnitId} AND c.status = 'issued' AND m.status <> 'done'`;
      return { open: Number(row?.open ?? 0), overdue: Number(row?.overdue ?? 0) };
    },
  };
}
