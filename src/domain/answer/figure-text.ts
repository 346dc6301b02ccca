import { cleanText } from './clean-text.ts';
import { foldInPlace } from './fold-vietnamese.ts';

/** A short reply in the three forms its readers need. */
export interface FigureText {
  /** As shown back in a refusal. */
  typed: string;
  /** One line, plain digits, slashes and dashes, no markup; case and tone marks as written. */
  plain: string;
  /** `plain` folded in place; numbers, dates and words are looked for here. */
  folded: string;
}

const shownLength = 60;
/** "Dạ, … ạ": manners, not content. */
const politeWords = /^dạ,? |,? ạ[.!]?$/gi;

/** Words shortened for a sentence: at most 60 characters, the last one "…" when something is left out. */
export function shorten(text: string): string {
  const characters = Array.from(text.slice(0, shownLength * 4));
  if (characters.length <= shownLength && text.length <= shownLength * 4) return text;
  return `${characters.slice(0, shownLength - 1).join('')}…`;
}

/** The three forms of a reply. */
export function figureText(text: string): FigureText {
  const line = cleanText(text).replace(/\s+/g, ' ').trim();
  const plain = line
    .replace(/[\uFF01-\uFF5E]/g, halfWidth)
    // Markup becomes a blank, never nothing: "1*2" must not read as 12.
    .replace(/<\/?[a-z][^<>]*>|[*_`]|~~/gi, ' ')
    .replace(/[\u2044\u2215]/g, '/')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(politeWords, '');
  return { typed: shorten(line), plain, folded: foldInPlace(plain) };
}

function halfWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

/** A label inside a sentence: first letter small, unless it starts an abbreviation ("TTHC"). */
export function inSentence(label: string): string {
  const [first = '', second = ''] = Array.from(label);
  const isAbbreviation = second !== second.toLowerCase();
  return isAbbreviation ? label : first.toLowerCase() + label.slice(first.length);
}
