import { z } from 'zod';
import { audienceRuleSchema } from './audience.ts';
import { checkOutline } from './checks.ts';
import { fieldSchema } from './field.ts';
import { because } from './messages.ts';
import { divisionKinds, type DivisionKind } from './numbering.ts';
import { codeLike, sourceLines, words } from './words.ts';

/**
 * The shape of an outline (from YAML under prisma/seed/outlines/ or an administrator's file, and as stored in JSON).
 *
 * The tree keeps the official document's own divisions; leaves are prompts. Words are verbatim; where the scan is
 * damaged `text` holds the repaired words and `repairs` lists every repair with the line it came from.
 */

/** Words that belong to a division or a prompt but ask for nothing themselves. */
export const noteSchema = z.strictObject({
  kind: z.enum(['guidance', 'note']),
  text: words,
  lines: sourceLines.optional(),
  /** Shown only to those it concerns. */
  audience: audienceRuleSchema.optional(),
});
export type Note = z.infer<typeof noteSchema>;

/** One thing to answer: the innermost item of the outline. */
export const promptSchema = z.strictObject({
  /**
   * Stable across versions: answers are mapped by it. The reform field comes first ("direction.initiatives"); at most
   * 40 characters, because buttons carry it and Telegram gives a button 64 bytes.
   */
  code: codeLike(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/, 40, 'direction.inspection_plan'),
  /** Set with `number` when the prompt is itself a heading with nothing under it ("1. Ưu điểm"): which kind it is. */
  heading: z.enum(divisionKinds).optional(),
  /** The heading's own number ("1.1", "a"); bullets and paragraphs have none. */
  number: words.optional(),
  text: words,
  lines: sourceLines,
  notes: z.array(noteSchema).default([]),
  fields: z.array(fieldSchema).min(1),
  audience: audienceRuleSchema.optional(),
  /** "(nếu có)" on all that is asked; where it covers only a part, that part's field is optional instead. */
  optional: z.boolean().default(false),
  /** Kinds of period in which this prompt is not asked ("báo cáo hằng quý không phải báo cáo mục này"). */
  notInPeriods: z.array(z.enum(['month', 'quarter', 'half_year', 'nine_months', 'year'])).default([]),
});
export type Prompt = z.infer<typeof promptSchema>;

/** A heading: it groups prompts and further headings, and is never answered itself. */
export interface Division {
  kind: DivisionKind;
  /** As printed, without its dot or bracket: "I", "3", "2.1", "a". */
  number: string;
  title: string;
  /** Lines of the heading itself, not of what stands under it. */
  lines: [number, number];
  notes: Note[];
  /** Mark of a footnote of the outline. */
  footnote?: string | undefined;
  children: OutlineNode[];
}

export type OutlineNode = { division: Division } | { prompt: Prompt };

export const divisionSchema: z.ZodType<Division> = z.lazy(() =>
  z.strictObject({
    kind: z.enum(divisionKinds),
    number: words,
    title: words,
    lines: sourceLines,
    notes: z.array(noteSchema).default([]),
    footnote: words.optional(),
    children: z.array(nodeSchema).min(1),
  }),
);

// Not a union: its errors would not say which branch was meant, nor where in it the fault is.
const nodeSchema: z.ZodType<OutlineNode> = z.lazy(() =>
  z
    .strictObject({ division: divisionSchema.optional(), prompt: promptSchema.optional() })
    .transform(({ division, prompt }, ctx): OutlineNode => {
      if (division !== undefined && prompt === undefined) return { division };
      if (prompt !== undefined && division === undefined) return { prompt };
      ctx.addIssue({ code: 'custom', ...because('file.division_or_prompt', {}) });
      return z.NEVER;
    }),
);

export const footnoteSchema = z.strictObject({
  mark: words,
  text: words,
  lines: sourceLines,
  /** Code of the unit that assesses the part carrying this mark (seed 000, note [1]: Sở Tài chính, I.6). */
  assessorUnit: z.string().min(1).optional(),
});
export type Footnote = z.infer<typeof footnoteSchema>;

export const outlineSchema = z
  .strictObject({
    code: codeLike(/^[a-z0-9]+([_.-][a-z0-9]+)*$/, 48, 'kon-tum-2024'),
    version: z.int().positive(),
    title: words,
    source: z.strictObject({
      /** "Kế hoạch số 1871/KH-UBND". */
      document: words,
      date: z.iso.date().optional(),
      lines: sourceLines,
    }),
    sections: z.array(divisionSchema).min(1),
    footnotes: z.array(footnoteSchema).default([]),
    /** Every place where the displayed words differ from the source; `found` stands once in its line. */
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
    warnings: z.array(z.strictObject({ line: z.int().positive(), text: words })).default([]),
  })
  .superRefine((outline, ctx) => {
    for (const { path, ...issue } of checkOutline(outline)) ctx.addIssue({ code: 'custom', path, ...issue });
  });

/** One version of an outline, as stored and as pinned by an assignment. */
export type Outline = z.infer<typeof outlineSchema>;
