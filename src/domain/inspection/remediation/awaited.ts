import { z } from 'zod';

/** What a person is asked for here, to be typed or sent next. */
export const remediationAwaitedSchema = z.discriminatedUnion('kind', [
  /** What the unit has done about a recommendation: words or files. */
  z.strictObject({ kind: z.literal('remediation_report'), remediationId: z.string() }),
  /** Number and date of the unit's paper. */
  z.strictObject({ kind: z.literal('remediation_paper'), remediationId: z.string() }),
  /** What is missing in what the unit has sent. */
  z.strictObject({ kind: z.literal('more_asked'), remediationId: z.string(), reportId: z.string() }),
  /** A day: for one recommendation, or for all of a conclusion that have none. */
  z.strictObject({ kind: z.literal('remediation_term'), remediationId: z.string() }),
  z.strictObject({ kind: z.literal('remediation_terms'), conclusionId: z.string() }),
  /** The day on which the unit received the conclusion. */
  z.strictObject({ kind: z.literal('receipt_day'), remediationId: z.string() }),
  /** Number, date and subject of a paper that followed the round. */
  z.strictObject({ kind: z.literal('direction_document'), roundId: z.string() }),
]);
export type RemediationAwaited = z.infer<typeof remediationAwaitedSchema>;
