import { z } from 'zod';

/** What a person is asked for here, to be typed or sent next. */
export const conclusionAwaitedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('conclusion_paper'), conclusionId: z.string() }),
]);
export type ConclusionAwaited = z.infer<typeof conclusionAwaitedSchema>;
