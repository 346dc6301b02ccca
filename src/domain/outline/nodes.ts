import { z } from 'zod';
import { audienceRuleSchema } from './audience.ts';
import { fieldSchema } from './field.ts';
import { because } from './messages.ts';
import { type DivisionKind, divisionKinds } from './numbering.ts';
import { codeLike, sourceLines, words } from './words.ts';

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
