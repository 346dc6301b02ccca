import { z } from 'zod';
import { inspectionKindSchema } from '../kind.ts';

/**
 * Something that those who inspect have to see to.
 *
 * - `notice_unsaid`: no paper says by when the unit is to be told, so it is told before its day
 * - `day_passed`: its day has gone by and the unit was never told of it
 * - `assess`: a part of the unit's report, by the body that assesses it; `assessment_awaited`: it has not been, for
 *   those who wait for it
 * - `plan_term`: the plan leaves it to the team until when the unit reports; `conclusion_term`: the same of the conclusion
 */
const matterKindSchema = z.enum([
  'fix_dates',
  'send_notice',
  'notice_unsaid',
  'day_passed',
  'notice_unacknowledged',
  'report_missing',
  'not_started',
  'explanation_awaited',
  'conclude',
  'issue',
  'conclusion_unacknowledged',
  'set_terms',
  'verdict_awaited',
  'remediation_overdue',
  'assess',
  'assessment_awaited',
  'plan_term',
  'conclusion_term',
]);
export type MatterKind = z.infer<typeof matterKindSchema>;

export const matterSchema = z.strictObject({
  kind: matterKindSchema,
  inspectionId: z.string(),
  unitName: z.string(),
  /** How the unit is inspected, where it is inspected in another way too; else null: its name says which one it is. */
  inspectionKind: inspectionKindSchema.nullable(),
  /** The last permitted day (ISO); of what has no term of its own, the day after which to ask for it. */
  due: z.iso.date(),
  /** Since when it is waited for, where no paper sets a term. */
  since: z.iso.date().nullable(),
  /** Recommendations, where it is about them. */
  count: z.int().nonnegative(),
  /** The conclusion it is about. */
  conclusionId: z.string().nullable(),
  /** Nobody of the unit can be written to: whoever is told has to see to it in another way. */
  isUnreached: z.literal(true).exactOptional(),
  /** The part that is to be assessed, and by which unit, where it is about that. */
  assessed: z
    .strictObject({
      part: z.int().nonnegative(),
      place: z.string(),
      unitId: z.string(),
      unitName: z.string(),
    })
    .exactOptional(),
});
export type Matter = z.infer<typeof matterSchema>;

/** Papers are the coordinator's: the team has no seal (tone.md, "How an office really works" 4). */
export const paperMatters: readonly MatterKind[] = [
  'send_notice',
  'notice_unsaid',
  'day_passed',
  'issue',
  'notice_unacknowledged',
  'conclusion_unacknowledged',
  'remediation_overdue',
  'assessment_awaited',
];
/** What is the coordinator's alone. */
export const coordinatorMatters: readonly MatterKind[] = [
  'notice_unacknowledged',
  'conclusion_unacknowledged',
  'remediation_overdue',
];
/** What those see to who decide in the team, its head and deputy: nobody else there may set it. */
export const decidingMatters: readonly MatterKind[] = ['plan_term', 'conclusion_term'];
