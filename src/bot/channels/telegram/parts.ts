import type { Attachment } from '../../../domain/view.ts';
import type { Rendered } from './render.ts';

/** Longest caption of a file, in UTF-16 units after entities are parsed. */
export const longestCaption = 1024;

/** One message to send: a text, or a file with or without words under it. Words are HTML. */
export type Part = { buttons: Rendered['keyboard'] } & (
  { kind: 'text'; html: string } | { kind: 'file'; file: Attachment; html: string }
);

/**
 * The messages of a view, in order. A single file carries words that are short enough; else the words come first, with
 * the buttons under them, and the files follow.
 */
export function partsOf({ parts, keyboard, length }: Rendered, attachments: readonly Attachment[]): Part[] {
  const [only] = attachments;
  const file = (each: Attachment): Part => ({ kind: 'file', file: each, html: '', buttons: null });
  if (only !== undefined && attachments.length === 1 && length <= longestCaption) {
    return [{ ...file(only), html: parts.join(''), buttons: keyboard }];
  }
  const texts = parts.map((html, index): Part => {
    return { kind: 'text', html, buttons: index === parts.length - 1 ? keyboard : null };
  });
  return [...texts, ...attachments.map(file)];
}
