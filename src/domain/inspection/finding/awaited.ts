import { z } from 'zod';

/** What a person is asked for here, to be typed or sent next. */
export const findingAwaitedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('finding'), inspectionId: z.string() }),
]);
export type FindingAwaited = z.infer<typeof findingAwaitedSchema>;
