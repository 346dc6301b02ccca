import { without } from './field-words.ts';
import { shorten } from './figure-text.ts';
import type { MessageRef } from './messages.ts';
import { findNumerals, parseNumeral, roundTo, toNumber, type NumeralToken } from './numeral.ts';

/** "12/14 (85,7 %)" taken apart. */
export interface Share {
  part: NumeralToken;
  whole: NumeralToken;
  /** A percentage written beside it. */
  stated?: NumeralToken;
  /** The reply without these figures and what joins them. */
  rest: string;
}

const percentMark = /^ ?(?:%|phan tram(?!\p{L}))/u;

/** Length of "%" or "phần trăm" just after a figure; 0 when there is none. */
export function percentMarkLength(folded: string, end: number): number {
  return percentMark.exec(folded.slice(end, end + 12))?.[0].length ?? 0;
}

/** A part and a whole in folded text: "12/14", "12 trên tổng số 14 đơn vị", "14, trong đó 12". */
export function findShare(folded: string): Share | undefined {
  const tokens = findNumerals(folded);
  const stated = tokens.filter((token) => percentMarkLength(folded, token.end) > 0);
  const [first, second, ...more] = tokens.filter((token) => !stated.includes(token));
  if (first === undefined || second === undefined || more.length > 0 || stated.length > 1) return undefined;
  const between = { start: first.end, end: second.start };
  if (stated.some((token) => token.start > between.start && token.start < between.end)) return undefined;
  const joint = findJoint(folded.slice(between.start, between.end));
  if (joint === undefined) return undefined;
  const start = between.start + joint.index;
  const marks = stated.map(({ end }) => ({ start: end, end: end + percentMarkLength(folded, end) }));
  const taken = [first, second, { start, end: start + joint.length }, ...stated, ...marks];
  return {
    part: joint.reversed ? second : first,
    whole: joint.reversed ? first : second,
    ...(stated[0] && { stated: stated[0] }),
    // "12/14 = 85,7 %"
    rest: without(folded, ...taken).replace('=', stated[0] ? ' ' : '='),
  };
}

function findJoint(between: string): { index: number; length: number; reversed: boolean } | undefined {
  const joint = /(?<!\p{L})trong do(?!\p{L})|\/|(?<!\p{L})(?:tren|trong|so voi|cua)(?!\p{L})/u.exec(between);
  if (joint === null) return undefined;
  return { index: joint.index, length: joint[0].length, reversed: joint[0] === 'trong do' };
}

/** A counted thing in a share: a whole number, or why not. */
export function readCount(
  token: NumeralToken,
): { value: number } | { wrong: 'malformed' | 'negative' | 'not_whole' | 'too_long' } {
  if (token.negative) return { wrong: 'negative' };
  const { vietnamese, english } = parseNumeral(token.raw);
  // Counted things have no decimals: "1,234" beside another count can only be a thousand.
  const decimal = [vietnamese, english].find((reading) => reading?.fraction === '') ?? vietnamese ?? english;
  if (decimal === undefined) return { wrong: 'malformed' };
  const value = toNumber(decimal);
  if (value === undefined) return { wrong: 'too_long' };
  return Number.isInteger(value) ? { value } : { wrong: 'not_whole' };
}

/** An amount of a share; money may have decimals ("49,5/50"), counts are read as counts. */
export function readAmount(token: NumeralToken): number | undefined {
  const count = readCount(token);
  return 'value' in count ? count.value : readStated(token);
}

/** A percentage written beside a share, or nothing when it is none. */
export function readStated(token: NumeralToken): number | undefined {
  const { vietnamese, english } = parseNumeral(token.raw);
  const decimal = vietnamese ?? english;
  return decimal === undefined || token.negative ? undefined : toNumber(decimal);
}

/** Said when a share is clear but the words around it are not. */
export function otherWords(typed: string, folded: string, { part, whole }: Share): MessageRef {
  const start = Math.min(part.start, whole.start);
  const figure = shorten(folded.slice(start, Math.max(part.end, whole.end)));
  return { key: 'answer.other_words', params: { typed, figure } };
}

/** A percentage of two decimals, as computed from a share. */
export function computePercentage(part: number, whole: number): number {
  return roundTo((part / whole) * 100, 2);
}

/** The percentage written beside a share and the computed one, when they differ by more than rounding. */
export function statedDiffers(
  token: NumeralToken,
  stated: number,
  part: number,
  whole: number,
): { stated: number; computed: number } | undefined {
  const decimals = /[.,](\d+)$/.exec(token.raw)?.[1]?.length ?? 0;
  // Offices round down as often as up.
  const tolerance = 10 ** -decimals;
  if (Math.abs(stated - (part / whole) * 100) < tolerance) return undefined;
  return { stated, computed: computePercentage(part, whole) };
}
