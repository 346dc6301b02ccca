import { z } from 'zod';
import { audienceFactsSchema, unitLevelSchema } from '../outline/audience.ts';
import { words } from '../outline/words.ts';
import { codeSchema, tagSchema, unitKindSchema } from './schema.ts';

const limitFields = {
  /** "trước ngày X" (exclusive): the last permitted day is the day before. */
  beforeDate: z.iso.date().optional(),
  /** "chậm nhất ngày X" (inclusive). */
  byDate: z.iso.date().optional(),
  /** "17:00"; only with `by_date`. */
  hour: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  /** The paper's own words; made from the date when missing. */
  words: words.optional(),
};
const deadlineSchema = z.strictObject(limitFields);
export type DeadlineEntry = z.infer<typeof deadlineSchema>;

const everySchema = z.strictObject({
  levels: z.array(unitLevelSchema).min(1).optional(),
  kinds: z.array(unitKindSchema).min(1).optional(),
  tags: z.array(tagSchema).min(1).optional(),
});

/**
 * Who reports: a list of units, or everyone of a kind but some ("các cơ quan chuyên môn cấp tỉnh … trừ 10 đơn vị",
 * Kế hoạch 1871/KH-UBND, II.1.b).
 */
const reportersSchema = z.union([
  z.array(codeSchema).min(1),
  z.strictObject({ every: everySchema, except: z.array(codeSchema).default([]) }),
]);

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
  period: z.strictObject({ kind: audienceFactsSchema.shape.periodKind, ...span }),
  /** From when to when figures are counted. */
  cutoff: z.strictObject(span).optional(),
  deadline: deadlineSchema,
  /** Units with a limit of their own. */
  deadlines: z.array(z.strictObject({ unit: codeSchema, ...limitFields })).default([]),
});
export type RoundFile = z.infer<typeof roundFileSchema>;
