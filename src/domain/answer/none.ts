import { cleanText } from './clean-text.ts';
import { foldPhrase } from './fold-vietnamese.ts';

/** Whole replies, folded, that say "nothing to report". "Chưa có" is not among them: it promises more. */
const phrases = new Set([
  'khong',
  'khong co',
  'khong co gi',
  'khong phat sinh',
  'khong phat sinh gi',
  'khong co phat sinh',
  'khong phat sinh noi dung',
  'khong phat sinh noi dung nay',
  'khong co noi dung',
  'khong co noi dung nay',
  'khong co khong phat sinh',
  'khong co hoac khong phat sinh',
  'chua phat sinh',
  'trong ky khong co',
  'trong ky khong phat sinh',
  'ko',
  'ko co',
  'ko co gi',
  'ko phat sinh',
  'k co',
  'k phat sinh',
  'none',
  'nil',
  'nothing to report',
]);
/** Longer than any phrase with its punctuation; a 60,000-character paste need not be folded. */
const longestReply = 200;

/**
 * Whether the whole reply says that there is nothing to report ("Không có.", "ko phát sinh"). A longer sentence that
 * begins so is a narrative.
 */
export function isNone(text: string): boolean {
  const cleaned = cleanText(text);
  if (cleaned.length > longestReply) return false;
  const polite = /^da (?=k)| a$/g;
  return phrases.has(foldPhrase(cleaned).replace(polite, ''));
}
