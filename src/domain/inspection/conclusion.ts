import { z } from 'zod';
import { limitBasisSchema } from '../deadline/assigned-limit.ts';
import { findingKindSchema } from './finding.ts';
import { reformFieldSchema } from './kind.ts';

/** `draft` → `approved` by the team head → `issued` with number, date and the signed file; `superseded` by a later version. */
export const conclusionStatusSchema = z.enum(['draft', 'approved', 'issued', 'superseded', 'withdrawn']);
export type ConclusionStatus = z.infer<typeof conclusionStatusSchema>;

const field = reformFieldSchema.nullable();

/** A term of a recommendation: a limit's rule and words; null until one is set ("theo đề nghị của Đoàn kiểm tra"). */
export const termSchema = limitBasisSchema.nullable();
export type Term = z.infer<typeof termSchema>;

export const statementSchema = z.strictObject({
  kind: findingKindSchema,
  field,
  text: z.string().min(1),
  cause: z.string().nullable(),
  findingIds: z.array(z.string()),
});
export type Statement = z.infer<typeof statementSchema>;

export const recommendationSchema = z.strictObject({
  /** Names it through all versions of its conclusion, whatever its words are; absent in what was kept before. */
  id: z.string().exactOptional(),
  field,
  text: z.string().min(1),
  term: termSchema,
  /** Nobody has said yet whether there is a term: the plan leaves it to the team. Not in what is approved. */
  termOpen: z.literal(true).exactOptional(),
  /** Ids of the inspections it concerns; empty: all that the conclusion covers. */
  inspectionIds: z.array(z.string()),
  findingIds: z.array(z.string()),
});
export type Recommendation = z.infer<typeof recommendationSchema>;

/**
 * What a conclusion says: results achieved; shortcomings, limits and their causes; recommendations with their terms, by
 * field (tone.md, "How an office really works" 4). Each statement names the findings it rests on. Both lists stand in the
 * order of the paper (see conclusion/content.ts).
 */
export const conclusionContentSchema = z.strictObject({
  statements: z.array(statementSchema),
  recommendations: z.array(recommendationSchema),
});
export type ConclusionContent = z.infer<typeof conclusionContentSchema>;
