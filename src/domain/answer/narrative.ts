import { cleanText, isBlank } from './clean-text.ts';
import { refused, type Refusal } from './reading.ts';

/**
 * The words of a narrative, of any length, cleaned of what cannot be seen and otherwise verbatim; refused when nothing
 * is left.
 */
export function readNarrative(text: string): { ok: true; text: string } | Refusal {
  const cleaned = cleanText(text);
  return isBlank(cleaned) ? refused({ key: 'answer.empty', params: {} }) : { ok: true, text: cleaned };
}
