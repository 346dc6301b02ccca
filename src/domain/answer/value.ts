import { z } from 'zod';

/**
 * An understood answer to one field.
 *
 * - `narrative.parts`: the officer's messages in order, each with the key of the chat message it came from; the text
 *   is the parts joined by a line break. A long paste that an app split stays one answer with several parts.
 * - numbers are plain JavaScript numbers of at most 15 significant digits; percentages are in percent (85.5 is 85,5 %).
 * - dates are ISO calendar dates.
 * - a choice keeps the outline's words beside the code, so that it can be shown without the outline.
 * - `none` is "không có / không phát sinh", a real answer and never zero.
 */
export const answerValueSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('narrative'),
    parts: z.array(z.strictObject({ key: z.string(), text: z.string() })).min(1),
  }),
  z.strictObject({ kind: z.literal('number'), value: z.number() }),
  z.strictObject({ kind: z.literal('percentage'), value: z.number() }),
  z.strictObject({ kind: z.literal('ratio'), part: z.number(), whole: z.number() }),
  z.strictObject({ kind: z.literal('date'), date: z.iso.date() }),
  z.strictObject({ kind: z.literal('yes_no'), yes: z.boolean() }),
  z.strictObject({ kind: z.literal('choice'), code: z.string(), label: z.string() }),
  z.strictObject({
    kind: z.literal('document_reference'),
    /** "Kế hoạch", as written; absent when only the number was given. */
    type: z.string().optional(),
    /** "12". */
    number: z.string(),
    /** "KH-SXD". */
    symbol: z.string(),
    date: z.iso.date().optional(),
  }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type AnswerValue = z.infer<typeof answerValueSchema>;

/** An answer to a figure: anything but a narrative. */
export type FigureValue = Exclude<AnswerValue, { kind: 'narrative' }>;
