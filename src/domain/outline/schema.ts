import { z } from 'zod';
import { checkOutline } from './checks.ts';
import { divisionSchema, footnoteSchema } from './nodes.ts';
import { codeLike, sourceLines, words } from './words.ts';

/**
 * The shape of an outline (from YAML under prisma/seed/outlines/ or an administrator's file, and as stored in JSON).
 *
 * The tree keeps the official document's own divisions; leaves are prompts. Words are verbatim; where the scan is
 * damaged `text` holds the repaired words and `repairs` lists every repair with the line it came from.
 */
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
