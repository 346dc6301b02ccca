import { z } from 'zod';

const base = {
  /** Unique in its prompt; stable across versions. */
  code: z.string().regex(/^[a-z][a-z0-9_]{0,31}$/),
  /** The outline's words for this figure. */
  label: z.string().min(1),
  /** "(nếu có)" on the figure itself. */
  optional: z.boolean().default(false),
};

/** One thing a prompt asks for: its narrative, or one figure. A prompt's narrative comes first. */
export const fieldSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('narrative'), code: z.literal('narrative') }),
  z.strictObject({
    ...base,
    kind: z.literal('number'),
    measureUnit: z.string().min(1),
    /** Counted things cannot be 2,5. */
    whole: z.boolean().default(true),
    /** Field of the same prompt that this one cannot exceed (problems fixed ≤ problems found). */
    atMost: z.string().optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('percentage'),
    /** Progress against a plan may pass 100; a share of files or documents may not. */
    over100: z.enum(['refused', 'allowed']).default('refused'),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('ratio'),
    partLabel: z.string().min(1),
    wholeLabel: z.string().min(1),
    measureUnit: z.string().min(1),
  }),
  z.strictObject({ ...base, kind: z.literal('date') }),
  z.strictObject({ ...base, kind: z.literal('yes_no') }),
  z.strictObject({
    ...base,
    kind: z.literal('choice'),
    choices: z.array(z.strictObject({ code: z.string().min(1), label: z.string().min(1) })).min(2),
  }),
  z.strictObject({ ...base, kind: z.literal('document_reference') }),
  z.strictObject({
    ...base,
    kind: z.literal('table'),
    columns: z
      .array(
        z.strictObject({
          code: z.string().min(1),
          label: z.string().min(1),
          group: z.string().optional(),
          kind: z.enum(['ordinal', 'text', 'number', 'percentage']),
        }),
      )
      .min(1),
    rowGroups: z.array(z.strictObject({ code: z.string().min(1), label: z.string().min(1) })).default([]),
    rows: z.array(z.strictObject({ code: z.string().min(1), label: z.string().min(1) })).default([]),
    totalRow: z.boolean().default(false),
    lines: z.tuple([z.int().positive(), z.int().positive()]).optional(),
  }),
]);
export type Field = z.infer<typeof fieldSchema>;
export type FieldKind = Field['kind'];
