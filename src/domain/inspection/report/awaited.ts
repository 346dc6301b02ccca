import { z } from 'zod';

/** What a person is asked for here, to be typed or sent next. */
export const reportAwaitedSchema = z.discriminatedUnion('kind', [
  /** Words and files of an assessment; `anew`: in place of what was written. */
  z.strictObject({
    kind: z.literal('assessment'),
    inspectionId: z.string(),
    part: z.int().nonnegative(),
    anew: z.boolean(),
  }),
]);
export type ReportAwaited = z.infer<typeof reportAwaitedSchema>;
