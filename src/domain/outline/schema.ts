import { z } from 'zod';
import { audienceRuleSchema } from './audience.ts';
import { fieldSchema } from './field.ts';

/**
 * The shape of an outline file (YAML under prisma/seed/outlines/, or imported by an administrator).
 *
 * The tree keeps the official document's own divisions; leaves are prompts. Words are verbatim; where the scan is
 * damaged `text` holds the repaired words and `repairs` lists every repair with the line it came from.
 */

const code = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_.-]{0,47}$/, 'must be lower-case letters, digits, "_", "-", "." (1–48)');

/** First and last line in the source document, inclusive, counted from 1. */
const lines = z.tuple([z.int().positive(), z.int().positive()]).refine(([from, to]) => from <= to, {
  message: 'first line is after the last line',
});

/** Words that belong to a division or a prompt but ask for nothing themselves. */
export const noteSchema = z.strictObject({
  kind: z.enum(['guidance', 'note']),
  text: z.string().min(1),
  lines: lines.optional(),
  /** Shown only to those it concerns. */
  audience: audienceRuleSchema.optional(),
});
export type Note = z.infer<typeof noteSchema>;

/** One thing to answer: the innermost item of the outline. */
export const promptSchema = z.strictObject({
  /** Stable across versions: answers are mapped by it. */
  code,
  /** The item's own mark where it has one ("1.1", "a", "3.3"); bullets and paragraphs have none. */
  number: z.string().min(1).optional(),
  text: z.string().min(1),
  lines,
  notes: z.array(noteSchema).default([]),
  fields: z.array(fieldSchema).min(1),
  audience: audienceRuleSchema.optional(),
  /** "(nếu có)". */
  optional: z.boolean().default(false),
  /** Kinds of period in which this prompt is not asked ("báo cáo hằng quý không phải báo cáo mục này"). */
  notInPeriods: z.array(z.enum(['month', 'quarter', 'half_year', 'nine_months', 'year'])).default([]),
});
export type Prompt = z.infer<typeof promptSchema>;

export type DivisionKind = 'section' | 'subsection' | 'item' | 'point';

/** A heading: it groups prompts and further headings, and is never answered itself. */
export interface Division {
  kind: DivisionKind;
  /** As printed: "I", "3", "2.1", "a". */
  number: string;
  title: string;
  lines: [number, number];
  notes: Note[];
  /** Mark of a footnote of the outline. */
  footnote?: string | undefined;
  children: OutlineNode[];
}

export type OutlineNode = { division: Division } | { prompt: Prompt };

export const divisionSchema: z.ZodType<Division> = z.lazy(() =>
  z.strictObject({
    kind: z.enum(['section', 'subsection', 'item', 'point']),
    number: z.string().min(1),
    title: z.string().min(1),
    lines,
    notes: z.array(noteSchema).default([]),
    footnote: z.string().optional(),
    children: z.array(nodeSchema).min(1),
  }),
) as z.ZodType<Division>;

const nodeSchema: z.ZodType<OutlineNode> = z.lazy(() =>
  z.union([z.strictObject({ division: divisionSchema }), z.strictObject({ prompt: promptSchema })]),
) as z.ZodType<OutlineNode>;

export const outlineSchema = z.strictObject({
  code,
  version: z.int().positive(),
  title: z.string().min(1),
  source: z.strictObject({
    /** "Kế hoạch số 1871/KH-UBND". */
    document: z.string().min(1),
    date: z.iso.date().optional(),
    lines,
  }),
  sections: z.array(divisionSchema).min(1),
  footnotes: z
    .array(
      z.strictObject({
        mark: z.string().min(1),
        text: z.string().min(1),
        lines,
        /** Code of the unit that assesses the part carrying this mark (seed 000, note [1]: Sở Tài chính, I.6). */
        assessorUnit: z.string().optional(),
      }),
    )
    .default([]),
  /** Every place where the displayed words differ from the scan. */
  repairs: z
    .array(
      z.strictObject({
        line: z.int().positive(),
        found: z.string().min(1),
        meant: z.string().min(1),
        reason: z.enum(['scan', 'numbering', 'line_break', 'markup']),
      }),
    )
    .default([]),
  /** What a careful reader should know about the source ("2.2 missing after 2.1"). */
  warnings: z.array(z.strictObject({ line: z.int().positive(), text: z.string().min(1) })).default([]),
});

/** One version of an outline, as stored and as pinned by an assignment. */
export type Outline = z.infer<typeof outlineSchema>;
