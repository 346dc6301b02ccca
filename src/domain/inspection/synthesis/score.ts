import { z } from 'zod';

const points = z.number().min(0);

/** Points from a share on, the highest threshold that is reached counts; below all of them there are none. */
const thresholdsSchema = z.array(z.strictObject({ atLeast: z.number().min(0).max(1), points })).min(1);
export type Thresholds = z.infer<typeof thresholdsSchema>;

/**
 * How an index scores what came of inspections; thresholds differ by place and year, so a plan may carry its own.
 *
 * - `units`: how many units the share is of, where the office has said so
 * - `remediation`: by weights (b/a·done + c/a·partial, nothing found: `most`), or by the share that is done
 */
export const scoringSchema = z.strictObject({
  units: z.int().positive().optional(),
  inspectedShare: thresholdsSchema,
  remediation: z.union([
    z.strictObject({ done: points, partial: points, most: points }),
    z.strictObject({ doneShare: thresholdsSchema }),
  ]),
});
export type Scoring = z.infer<typeof scoringSchema>;

/** QĐ 1187/QĐ-BNV, 1.3.1 and 1.3.2. */
export const standardScoring: Scoring = {
  inspectedShare: [
    { atLeast: 0.2, points: 1 },
    { atLeast: 0.15, points: 0.5 },
  ],
  remediation: { done: 1, partial: 0.5, most: 1 },
};

/** Of `total` units; a share of nothing is none. */
export function inspectedScore(
  { inspected, total }: { inspected: number; total: number },
  { inspectedShare }: Pick<Scoring, 'inspectedShare'>,
): { share: number; points: number } {
  const share = total === 0 ? 0 : inspected / total;
  return { share, points: reached(inspectedShare, share) };
}

/** What there is to put right (`found`), and how much of it is done, or handled without being done (`partial`). */
export interface RemediationCounts {
  found: number;
  done: number;
  partial: number;
}

/** "Trường hợp a = 0 thì đạt điểm tối đa". */
export function remediationScore(
  { found, done, partial }: RemediationCounts,
  { remediation }: Pick<Scoring, 'remediation'>,
): number {
  if ('doneShare' in remediation) return reached(remediation.doneShare, found === 0 ? 1 : done / found);
  if (found === 0) return remediation.most;
  return (done * remediation.done + partial * remediation.partial) / found;
}

function reached(thresholds: Thresholds, share: number): number {
  return Math.max(0, ...thresholds.filter(({ atLeast }) => share >= atLeast).map((each) => each.points));
}
