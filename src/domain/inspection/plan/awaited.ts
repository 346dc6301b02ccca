import { z } from 'zod';
import { inspectionDatesSchema } from '../inspection.ts';
import { inspectionKindSchema, reformFieldSchema } from '../kind.ts';

/** What a person is asked for about a plan, to be typed next; with what has been given so far. */
export const planAwaitedSchema = z.discriminatedUnion('kind', [
  /** A unit that comes into a round; what is still null is asked for next. */
  z.strictObject({
    kind: z.literal('addition'),
    roundId: z.string(),
    unitId: z.string().nullable(),
    as: inspectionKindSchema.exclude(['surprise']).nullable(),
    /** Which of several themes. */
    field: reformFieldSchema.nullable(),
    dates: inspectionDatesSchema.nullable(),
    reason: z.string().nullable(),
    /** Of the summary that may be confirmed: one of an earlier summary confirms nothing. */
    seal: z.string().nullable(),
  }),
  /** An inspection is to be cancelled whose report is here; with the reason, where it was given before that was known. */
  z.strictObject({
    kind: z.literal('report_here'),
    inspectionId: z.string(),
    reason: z.string().nullable(),
  }),
  /** Why it is cancelled all the same. */
  z.strictObject({ kind: z.literal('removal_reason'), inspectionId: z.string() }),
]);
export type PlanAwaited = z.infer<typeof planAwaitedSchema>;
export type AdditionDraft = Extract<PlanAwaited, { kind: 'addition' }>;
