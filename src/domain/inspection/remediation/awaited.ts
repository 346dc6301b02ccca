import { z } from 'zod';

/** What a person is asked for here, to be typed or sent next. */
export const remediationAwaitedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('remediation_report'), remediationId: z.string() }),
]);
export type RemediationAwaited = z.infer<typeof remediationAwaitedSchema>;
