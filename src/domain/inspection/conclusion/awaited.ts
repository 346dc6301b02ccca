import { z } from 'zod';
import { findingKindSchema } from '../finding.ts';
import { reformFieldSchema } from '../kind.ts';

const inspectionId = z.string();
const conclusionId = z.string();

/** An item as it was shown: `revision` is the conclusion's. */
const onItem = {
  conclusionId,
  revision: z.int(),
  item: z.strictObject({ list: z.enum(['statements', 'recommendations']), at: z.int().nonnegative() }),
};

/** What a person is asked for here, to be typed or sent next. */
export const conclusionAwaitedSchema = z.discriminatedUnion('kind', [
  /** Which of the listed inspections a new draft is about; by their places in the list, as it was shown. */
  z.strictObject({ kind: z.literal('draft_units'), inspectionId, listed: z.array(z.string()) }),
  /** Why stages are passed over, for a draft about these inspections. */
  z.strictObject({ kind: z.literal('skip_reason'), inspectionIds: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal('statement'), conclusionId, findingKind: findingKindSchema }),
  /** A new recommendation; `on` what it follows from. */
  z.strictObject({
    kind: z.literal('recommendation'),
    conclusionId,
    on: z.strictObject({ field: reformFieldSchema.nullable(), findingIds: z.array(z.string()) }).nullable(),
  }),
  z.strictObject({ kind: z.literal('text'), ...onItem }),
  z.strictObject({ kind: z.literal('cause'), ...onItem }),
  z.strictObject({ kind: z.literal('term'), ...onItem }),
  /** The units of the conclusion that a recommendation concerns. */
  z.strictObject({ kind: z.literal('units'), ...onItem, listed: z.array(z.string()) }),
  /** One term for every recommendation of which none has been said. */
  z.strictObject({ kind: z.literal('terms'), conclusionId }),
  z.strictObject({ kind: z.literal('subject'), conclusionId }),
  /** Why a draft goes on though it passes over what was found. */
  z.strictObject({
    kind: z.literal('gap_reason'),
    conclusionId,
    revision: z.int(),
    step: z.enum(['submit', 'approve', 'issue']),
  }),
  /** What is to be put right before it is approved. */
  z.strictObject({ kind: z.literal('changes'), conclusionId, revision: z.int() }),
  /** Number, date and file of the signed paper, as far as they have come. */
  z.strictObject({
    kind: z.literal('paper'),
    conclusionId,
    revision: z.int(),
    number: z.string().nullable(),
    date: z.iso.date().nullable(),
    fileId: z.string().nullable(),
  }),
]);
export type ConclusionAwaited = z.infer<typeof conclusionAwaitedSchema>;
export type AwaitedOf<Kind extends ConclusionAwaited['kind']> = Extract<ConclusionAwaited, { kind: Kind }>;
