import { z } from 'zod';
import { because } from './messages.ts';

/** Control, invisible and private-use characters, the line break excepted. */
const unprintable = /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;

/**
 * Words that people will read: not blank, trimmed, composed (NFC, so that "ế" is one character and comparisons hold),
 * without control or invisible characters, which chat apps drop or obey.
 */
export const words = z
  .string()
  .trim()
  .min(1)
  .superRefine((text, ctx) => {
    const found = unprintable.exec(text)?.[0];
    if (found !== undefined) {
      const codePoint = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      ctx.addIssue({ code: 'custom', ...because('file.control_character', { codePoint }) });
    }
    if (text !== text.normalize('NFC')) ctx.addIssue({ code: 'custom', ...because('file.not_composed', {}) });
  });

/** A code of at most `longest` characters of the given form; `example` is shown when it is refused. */
export function codeLike(form: RegExp, longest: number, example: string) {
  return z.string().superRefine((code, ctx) => {
    if (code.length > longest || !form.test(code)) {
      ctx.addIssue({ code: 'custom', ...because('file.bad_code', { code, example }) });
    }
  });
}

/** First and last line in the source document, inclusive, counted from 1. */
export const sourceLines = z
  .tuple([z.int().positive(), z.int().positive()])
  .superRefine(([from, to], ctx) => {
    if (from > to) ctx.addIssue({ code: 'custom', ...because('file.lines_reversed', {}) });
  });
