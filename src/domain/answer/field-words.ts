import { foldPhrase } from './fold-vietnamese.ts';
import type { FigureField } from './reading.ts';

/** Words, folded, that say nothing of their own around a figure ("tổng số có 12"). */
const fillers = new Set(
  'co la duoc da tong cong so gom dat bang chiem ty ti le ket qua don vi tinh thuc hien phan tram'.split(' '),
);

/** Folded words just before a figure that make it inexact, or a mark that does. */
const approximation =
  /(?:^|[ (])(?:khoang|gan|hon|tren|duoi|chung|it nhat|toi thieu|toi da|uoc|xap xi) $|[~<>≈±≤≥] ?$/;

/** Whether the figure starting at `start` is only about right ("khoảng 12"). */
export function isApproximate(folded: string, start: number): boolean {
  return approximation.test(folded.slice(Math.max(0, start - 16), start));
}

/** The words a field's own texts allow around its figure, folded. */
export function wordsOf(field: FigureField): Set<string> {
  const texts = [field.label];
  if (field.kind === 'number') texts.push(field.measureUnit);
  if (field.kind === 'ratio') texts.push(field.measureUnit, field.partLabel, field.wholeLabel);
  return new Set(texts.flatMap((text) => foldPhrase(text).split(' ')));
}

/**
 * Whether what remains of a reply, its figures taken out, adds nothing: only punctuation, fillers, the field's words
 * and `extra` ones. Any other mark ("/", "%", "=") means something and does not pass.
 */
export function addsNothing(rest: string, field: FigureField, extra: readonly string[] = []): boolean {
  const marks = rest.replace(/[\p{L}\s.,:;!?()[\]"'“”‘’«»]/gu, '');
  if (marks !== '') return false;
  const words = rest.match(/\p{L}+/gu) ?? [];
  const allowed = wordsOf(field);
  return words.every((word) => fillers.has(word) || allowed.has(word) || extra.includes(word));
}

/** Text with the given stretches blanked out. */
export function without(text: string, ...stretches: readonly { start: number; end: number }[]): string {
  let rest = text;
  for (const { start, end } of stretches) {
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  return rest;
}
