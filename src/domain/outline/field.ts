import { z } from 'zod';
import { codeLike, sourceLines, words } from './words.ts';

const code = codeLike(/^[a-z][a-z0-9_]*$/, 32, 'inspected_units');

const base = {
  /** Unique in its prompt; stable across versions. */
  code,
  /** The outline's words for this figure. */
  label: words,
  /** "(nếu có)" on the figure itself. */
  optional: z.boolean().default(false),
};

const labelled = z.strictObject({ code, label: words });

/**
 * A table as printed: columns from left to right (neighbours with the same `group` share a heading), groups of rows
 * to which units add their own lines, fixed lines and the line of totals.
 */
const tableFieldSchema = z.strictObject({
  ...base,
  kind: z.literal('table'),
  columns: z
    .array(
      z.strictObject({
        code,
        label: words,
        group: words.optional(),
        kind: z.enum(['ordinal', 'text', 'number', 'percentage']),
      }),
    )
    .min(1),
  /** `number` as printed ("III"). */
  rowGroups: z.array(labelled.extend({ number: words.optional() })).default([]),
  /** Fixed lines. `breaksDown` names the column under whose heading the label is printed as a part of it. */
  rows: z.array(labelled.extend({ breaksDown: code.optional() })).default([]),
  totalRow: z.strictObject({ label: words }).optional(),
  lines: sourceLines.optional(),
});
export type TableField = z.infer<typeof tableFieldSchema>;

/** One thing a prompt asks for: its narrative, or one figure. A prompt's narrative comes first. */
export const fieldSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('narrative'), code: z.literal('narrative') }),
  z.strictObject({
    ...base,
    kind: z.literal('number'),
    measureUnit: words,
    /** Counted things cannot be 2,5. */
    whole: z.boolean().default(true),
    /** Number asked earlier in the same prompt that this one cannot exceed (problems fixed ≤ problems found). */
    atMost: code.optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('percentage'),
    /** Progress against a plan may pass 100; a share of files or documents may not. */
    over100: z.enum(['refused', 'allowed']).default('refused'),
  }),
  /** "x of y": a part that cannot exceed its whole. */
  z.strictObject({
    ...base,
    kind: z.literal('ratio'),
    partLabel: words,
    wholeLabel: words,
    measureUnit: words,
  }),
  z.strictObject({ ...base, kind: z.literal('date') }),
  z.strictObject({ ...base, kind: z.literal('yes_no') }),
  z.strictObject({ ...base, kind: z.literal('choice'), choices: z.array(labelled).min(2) }),
  z.strictObject({ ...base, kind: z.literal('document_reference') }),
  tableFieldSchema,
]);
export type Field = z.infer<typeof fieldSchema>;
export type FieldKind = Field['kind'];
