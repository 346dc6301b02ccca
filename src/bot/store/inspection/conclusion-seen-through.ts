import type { Conclusion } from '../../../domain/inspection/ports.ts';
import { isIn, sql, type TransactionClient } from '../client.ts';

/**
 * A conclusion about many units as one of them sees it, whose inspections are its `inspectionIds`: what is said of these,
 * and of all. Recommendations may so be fewer than there are; the places they are numbered by are in the remediations.
 */
export async function seenThrough(tx: TransactionClient, conclusion: Conclusion): Promise<Conclusion> {
  const { inspectionIds, content } = conclusion;
  const rested = [...content.statements, ...content.recommendations].flatMap(({ findingIds }) => findingIds);
  const rows = await tx.$queryRaw<{ finding_id: string }[]>`
    SELECT DISTINCT l.finding_id FROM finding_inspection l
    WHERE ${isIn(sql`l.inspection_id`, inspectionIds)} AND ${isIn(sql`l.finding_id`, [...new Set(rested)])}`;
  const seen = new Set(rows.map(({ finding_id: findingId }) => findingId));
  const ofSeen = <T extends { findingIds: string[] }>(item: T): T => ({
    ...item,
    findingIds: item.findingIds.filter((id) => seen.has(id)),
  });
  return {
    ...conclusion,
    content: {
      statements: content.statements
        .filter(({ findingIds }) => findingIds.length === 0 || findingIds.some((id) => seen.has(id)))
        .map(ofSeen),
      recommendations: content.recommendations.flatMap((item) => {
        const its = item.inspectionIds.filter((id) => inspectionIds.includes(id));
        const isOthers = item.inspectionIds.length > 0 && its.length === 0;
        return isOthers ? [] : [{ ...ofSeen(item), inspectionIds: its }];
      }),
    },
  };
}
