import { z } from 'zod';
import { reformFieldSchema } from '../kind.ts';

const inspectionId = z.string();
/** About which finding; and whether the person was recording, which then goes on. */
const about = { findingId: z.string(), isRecording: z.boolean() };

/**
 * What was recorded last, while a person records: the next message may be the rest of it (`isLong`: a paste that the
 * app split) or belong to it (a photograph that follows words).
 */
export const lastRecordedSchema = z.strictObject({
  findingId: z.string(),
  /** When it was sent, ISO instant. */
  sentAt: z.string(),
  isLong: z.boolean(),
  /** Words without a file, or a file without words: only these are offered to be joined with the other. */
  is: z.enum(['words', 'file', 'both']),
  /** The album it came with: further pictures of it belong to the same finding. */
  albumId: z.string().nullable(),
});
export type LastRecorded = z.infer<typeof lastRecordedSchema>;

/** A place of the unit's report that findings are recorded about: they get its field and prompt. */
export const recordedAboutSchema = z.strictObject({
  field: reformFieldSchema.nullable(),
  promptCode: z.string().nullable(),
});
export type RecordedAbout = z.infer<typeof recordedAboutSchema>;

/**
 * What a person is asked for here, to be typed or sent next. Whatever is asked, what cannot be taken as the answer is
 * kept as a draft finding of the inspection: nothing sent on the spot is lost.
 */
export const findingAwaitedSchema = z.discriminatedUnion('kind', [
  /** Findings, one after another. */
  z.strictObject({
    kind: z.literal('finding'),
    inspectionId,
    last: lastRecordedSchema.exactOptional(),
    about: recordedAboutSchema.exactOptional(),
  }),
  /** A place in the outline of the unit's report ("I.3", "I.3 2"). */
  z.strictObject({ kind: z.literal('prompt'), inspectionId, ...about }),
  /** Names of units. */
  z.strictObject({ kind: z.literal('units'), inspectionId, ...about }),
  z.strictObject({ kind: z.literal('cause'), inspectionId, ...about }),
  /** More words or files for a finding. */
  z.strictObject({ kind: z.literal('addition'), inspectionId, ...about }),
  /** What was looked up in a system of the plan (its code). */
  z.strictObject({ kind: z.literal('lookup'), inspectionId, system: z.string() }),
]);
export type FindingAwaited = z.infer<typeof findingAwaitedSchema>;
