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
  /** Number and date of the decision that forms a round's team. */
  z.strictObject({ kind: z.literal('decision'), roundId: z.string() }),
  /** Group and agency of somebody in a team. */
  z.strictObject({
    kind: z.literal('member_place'),
    of: z.enum(['round', 'inspection']),
    id: z.string(),
    memberId: z.string(),
  }),
]);
export type ReportAwaited = z.infer<typeof reportAwaitedSchema>;
