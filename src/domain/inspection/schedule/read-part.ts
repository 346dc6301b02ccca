import { figureText } from '../../answer/figure-text.ts';
import { say, type Message } from '../../message.ts';
import type { Paper } from '../paper.ts';
import { excerpt } from '../../interview/excerpt.ts';
import { readPaper } from './read-paper.ts';
import { listedOrNull } from './words.ts';

/** A reference with the words around it; what is longer says something of its own. */
const longestReference = 120;

/** Of words that were taken this much is said back. */
const wordsShown = 120;

/** What one input brings to minutes or an explanation: a paper, words, or nothing but a file. */
export type ReadPart =
  | { kind: 'part'; paper: Pick<Paper, 'number' | 'date'> | null; words: string | null }
  | { kind: 'refused'; because: Message };

/** "12/BC-SXD", "123-CV/SXD": what nobody writes but as the number of a paper. */
const numbered = /\b\d{1,6} ?[/-] ?(?:\d{4} ?\/ ?)?[a-zđ]{1,12}(?:[-/][a-zđ0-9]{1,12})*/i;
/** Words around a reference that are no content of their own. */
const only =
  /^(?:[\p{L} ,.:]{0,60}?\b(?:so|cong van|bao cao|van ban|bien ban|giai trinh|thong bao|to trinh)\b[\p{L} ,.:]{0,20})?\s*[\d]+.{0,60}$/u;

/**
 * Reads words that may name a paper. A short line that is a document reference is the paper; when its date is wrong (in
 * the future, or none of the calendar) that is said, rather than the line kept as an explanation.
 *
 * @param today ISO date of the office
 */
export function readPart(typed: string, today: string): ReadPart {
  if (typed === '') return { kind: 'part', paper: null, words: null };
  const read = readPaper(typed, today);
  const isShort = typed.length <= longestReference && !typed.includes('\n');
  // What says more than the paper's number is kept whole.
  if (read.kind === 'paper' && isShort) return { kind: 'part', paper: read.paper, words: null };
  const { folded } = figureText(typed);
  const isReference = isShort && numbered.test(folded) && only.test(folded);
  if (isReference && read.kind === 'refused') return { kind: 'refused', because: read.because };
  if (isReference && read.kind === 'undated')
    return { kind: 'refused', because: say('inspection.paper_undated', { number: read.number }) };
  return { kind: 'part', paper: null, words: typed };
}

/** "Đã bổ sung: …": what one input brought, so that two of them are never answered alike. */
export function addedMessages(part: {
  words: string | null;
  paper: Pick<Paper, 'number' | 'date'> | null;
  fileName: string | null;
}): Message[] {
  const { words, paper, fileName } = part;
  const parts = listedOrNull([
    ...(words === null ? [] : [say('inspection.part.words', { words: excerpt(words, wordsShown) })]),
    ...(paper === null ? [] : [say('inspection.part.paper', { number: paper.number, date: paper.date })]),
    ...(fileName === null ? [] : [say('inspection.part.file', { file: fileName })]),
  ]);
  return parts === null ? [] : [say('inspection.part_added', { parts })];
}
