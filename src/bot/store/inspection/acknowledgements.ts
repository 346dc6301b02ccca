import type { Conclusions } from '../../../domain/inspection/ports.ts';
import { toDate, toInstant, type TransactionClient } from '../client.ts';
import { conclusionsIn, inspectionsIn } from './scope.ts';

/** Who of the units has said that they have seen a conclusion. */
export function acknowledgements(
  tx: TransactionClient,
): Pick<Conclusions, 'acknowledge' | 'acknowledgements' | 'acknowledgedInOpenRounds'> {
  return {
    async acknowledge({ conclusionId, inspectionId, personId, at }) {
      const added = await tx.$executeRaw`
        INSERT INTO conclusion_acknowledgement (conclusion_id, inspection_id, person_id, at)
        VALUES (${conclusionId}, ${inspectionId}, ${personId}, ${toDate(at)})
        ON CONFLICT (conclusion_id, inspection_id, person_id) DO NOTHING`;
      return added === 1;
    },

    async acknowledgements(scope, conclusionId) {
      const rows = await tx.$queryRaw<{ inspection_id: string; person_id: string; at: Date }[]>`
        SELECT k.inspection_id, k.person_id, k.at
        FROM conclusion_acknowledgement k
        JOIN conclusion c ON c.id = k.conclusion_id
        JOIN inspection_round r ON r.id = c.round_id
        JOIN inspection i ON i.id = k.inspection_id
        WHERE k.conclusion_id = ${conclusionId} AND ${conclusionsIn(scope)} AND ${inspectionsIn(scope)}
        ORDER BY k.at, k.inspection_id, k.person_id`;
      return rows.map((row) => ({
        inspectionId: row.inspection_id,
        personId: row.person_id,
        at: toInstant(row.at),
      }));
    },

    async acknowledgedInOpenRounds(scope) {
      const rows = await tx.$queryRaw<{ conclusion_id: string; inspection_id: string }[]>`
        SELECT DISTINCT k.conclusion_id, k.inspection_id
        FROM conclusion_acknowledgement k
        JOIN conclusion c ON c.id = k.conclusion_id
        JOIN inspection_round r ON r.id = c.round_id
        JOIN inspection i ON i.id = k.inspection_id
        WHERE c.status = 'issued' AND r.closed_at IS NULL AND ${conclusionsIn(scope)} AND ${inspectionsIn(scope)}`;
      return rows.map(({ conclusion_id: conclusionId, inspection_id: inspectionId }) => ({
        conclusionId,
        inspectionId,
      }));
    },
  };
}
