import type { AssignmentFacts } from '../../domain/notice/still-true.ts';
import { join, type TransactionClient } from './client.ts';

interface FactsRow {
  id: string;
  last_day: string | null;
  status: string | null;
  closed_at: Date | string | null;
}

/** What still-true conditions ask of assignments, by id. */
export async function assignmentFacts(
  tx: TransactionClient,
  ids: readonly string[],
): Promise<Map<string, AssignmentFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<FactsRow[]>`
    SELECT a.id, a.last_day, r.status, o.closed_at
    FROM assignment a
    JOIN reporting_round o ON o.id = a.round_id
    LEFT JOIN report r ON r.assignment_id = a.id
    WHERE a.id IN (${join(ids)})`;
  return new Map(
    rows.map(({ id, last_day: lastDay, status, closed_at: closedAt }) => [
      id,
      { lastDay, reportSent: status === 'sent', roundClosed: closedAt !== null },
    ]),
  );
}
