import { cleanText } from '../../answer/clean-text.ts';

/**
 * Where the words of one message end and those of the next begin within a finding: an ordinary line break to whoever reads
 * it, and found in no single message, since their lines lose the blanks at their ends. The first part is the message the
 * finding came from, so that editing that message replaces its own words and no others.
 */
const partBreak = ' \n';

/** Somebody's words as a finding keeps them: NFC, without what cannot be seen and without blanks at the ends of lines. */
export function wordsOf(text: string): string {
  return cleanText(text)
    .replace(/[ \t]+$/gm, '')
    .trim();
}

/** The words of another message after those that are there; of a finding that began with a file, the first part stays empty. */
export function withPart(text: string, words: string): string {
  return words === '' ? text : text + partBreak + words;
}

/** Whether these words are one of the parts already: said twice, they count once. */
export function hasPart(text: string, words: string): boolean {
  return text.split(partBreak).includes(words);
}

/** Other words in place of those the finding began with. */
export function withFirstPart(text: string, words: string): string {
  const at = text.indexOf(partBreak);
  return at < 0 ? words : words + text.slice(at);
}

/** The words of the message the finding came from; empty when that was a file without words. */
export function firstPart(text: string): string {
  const at = text.indexOf(partBreak);
  return at < 0 ? text : text.slice(0, at);
}

/** What a finding says, for reading; empty when there are only files. */
export function readable(text: string): string {
  return text.replaceAll(partBreak, '\n').trim();
}
