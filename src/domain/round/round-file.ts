import { z } from 'zod';
import { limitEntryFields, limitEntrySchema } from '../deadline/limit-entry.ts';
import { anchorSchema, limitDaySchema } from '../deadline/limit-rule.ts';
import { ladderSchema } from '../notice/ladder.ts';
import { audienceFactsSchema, unitLevelSchema } from '../outline/audience.ts';
import { words } from '../outline/words.ts';
import { codeSchema, tagSchema, unitKindSchema } from '../organisation/schema.ts';

/** Whom a complement set speaks of: a unit must meet all that are given. */
export const everySchema = z.strictObject({
  levels: z.array(unitLevelSchema).min(1).optional(),
  kinds: z.array(unitKindSchema).min(1).optional(),
  tags: z.array(tagSchema).min(1).optional(),
});

/**
 * Who reports: a list of units, or everyone of a kind but some ("các cơ quan chuyên môn cấp tỉnh … trừ 10 đơn vị",
 * Kế hoạch 1871/KH-UBND, II.1.b).
 */
export const reportersSchema = z.union([
  z.array(codeSchema).min(1),
  z.strictObject({ every: everySchema, except: z.array(codeSchema).default([]) }),
]);

export type Reporters = z.infer<typeof reportersSchema>;

const span = { from: z.iso.date(), to: z.iso.date() };

/** The file that opens a round. */
export const roundFileSchema = z.strictObject({
  code: codeSchema,
  title: words,
  kind: z.enum(['periodic', 'inspection']),
  /** The newest version when none is named. */
  outline: z.strictObject({ code: z.string(), version: z.int().positive().optional() }),
  receivingUnit: codeSchema,
  units: reportersSchema,
  /** How many units the paper says there are ("là 10 đơn vị"). */
  declared: z.int().positive().optional(),
  /** `number` is the month or quarter, which the last day tells too; when it is there the two must agree. */
  period: z.strictObject({
    kind: audienceFactsSchema.shape.periodKind,
    number: z.int().min(1).max(12).optional(),
    ...span,
  }),
  /** From when to when figures are counted. */
  cutoff: z.strictObject(span).optional(),
  /** Days that the limits count from, for all units or some. */
  anchors: z
    .array(
      z.strictObject({
        anchor: anchorSchema,
        date: limitDaySchema,
        units: z.array(codeSchema).min(1).optional(),
      }),
    )
    .default([]),
  ladder: ladderSchema.optional(),
  deadline: limitEntrySchema,
  /** Units with a limit of their own. */
  deadlines: z.array(z.strictObject({ unit: codeSchema, ...limitEntryFields })).default([]),
});
export type RoundFile = z.infer<typeof roundFileSchema>;
