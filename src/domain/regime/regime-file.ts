import { z } from 'zod';
import { limitEntryFields, limitEntrySchema } from '../deadline/limit-entry.ts';
import { periodKindSchema } from '../deadline/period.ts';
import { ladderSchema } from '../notice/ladder.ts';
import { unitLevelSchema } from '../outline/audience.ts';
import { words } from '../outline/words.ts';
import { reportersSchema } from '../round/round-file.ts';
import { codeSchema } from '../organisation/schema.ts';

/** No regime is planned beyond it. */
export const lastRegimeYear = 2100;

/** Stands for the year in a period's title. */
export const yearMark = '{year}';

/**
 * A reporting regime (Nghị định 09/2019/NĐ-CP, Điều 7): who reports what to whom, how often, by when, with figures
 * closed when. It opens its rounds by itself, each year, a lead time before the limit.
 */
export const regimeFileSchema = z.strictObject({
  code: codeSchema,
  /** Begins the title of every round: "Báo cáo công tác cải cách hành chính". */
  title: words,
  outline: z.strictObject({ code: z.string(), version: z.int().positive().optional() }),
  receivingUnit: codeSchema,
  units: reportersSchema,
  /** Days before the first limit on which a round opens. */
  leadDays: z.int().min(1).max(180),
  /** Whose days the figures are closed by: the decree's (Điều 12), or the calendar's own periods. */
  cutoff: z.enum(['statutory', 'calendar']),
  firstYear: z.int().min(2000).max(lastRegimeYear),
  lastYear: z.int().min(2000).max(lastRegimeYear).optional(),
  ladder: ladderSchema.optional(),
  deadline: limitEntrySchema,
  /** Limits of some levels ("xã … huyện … sở"): a chain in which the lower reports earlier. */
  levels: z
    .array(z.strictObject({ levels: z.array(unitLevelSchema).min(1), ...limitEntryFields }))
    .default([]),
  /** What the receiving unit itself sends on, and by when: shown to the coordinator. */
  onward: z.array(z.strictObject({ to: words, ...limitEntryFields })).default([]),
  periods: z
    .array(
      z.strictObject({
        code: codeSchema,
        /** "quý I năm {year}": follows the regime's title in that of the round. */
        title: words,
        kind: periodKindSchema,
        number: z.int().min(1).max(12).optional(),
        /** A limit of this period only. */
        deadline: limitEntrySchema.optional(),
      }),
    )
    .min(1),
});
export type RegimeFile = z.infer<typeof regimeFileSchema>;
export type RegimePeriodEntry = RegimeFile['periods'][number];
