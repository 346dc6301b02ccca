import { z } from 'zod';

/** What a person is asked for here, to be typed or sent next. */
export const scheduleAwaitedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('inspection_days'), inspectionId: z.string() }),
]);
export type ScheduleAwaited = z.infer<typeof scheduleAwaitedSchema>;
