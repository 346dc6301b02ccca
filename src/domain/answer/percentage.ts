import { addsNothing, isApproximate, without } from './field-words.ts';
import { shorten, type FigureText } from './figure-text.ts';
import { severalNumbers } from './number.ts';
import { withoutRepeatedWords } from './number-words.ts';
import { findNumerals, maxDigits, parseNumeral, roundTo, toNumber, type Numeral } from './numeral.ts';
import { accepted, refused, type FieldOf, type Notice, type Reading } from './reading.ts';
import {
  computePercentage,
  findShare,
  otherWords,
  percentMarkLength,
  readAmount,
  readStated,
  statedDiffers,
  type Share,
} from './share.ts';

type PercentageField = FieldOf<'percentage'>;

/** The renderer shows no more. */
const maxDecimals = 6;
/** Progress against a plan may pass 100, but seldom doubles it. */
const oddAbove = 200;

/** A percentage: "85,5 %", "85.5", "03%", "85 phần trăm", or a share ("12/14"), which is computed and said so. */
export function readPercentage(field: PercentageField, text: FigureText): Reading {
  const { typed, folded } = text;
  const tokens = findNumerals(folded);
  const [token, ...more] = tokens;
  if (token === undefined) return refused({ key: 'answer.not_a_percentage', params: { typed } });
  const share = findShare(folded);
  if ((share || more.length === 0) && isApproximate(folded, token.start)) {
    return refused({ key: 'answer.number_not_exact', params: { typed } });
  }
  if (share) return readShare(field, text, share);
  if (more.length > 0) return severalNumbers(typed, tokens);

  const markLength = percentMarkLength(folded, token.end);
  const read = readPlain(field, parseNumeral(token.raw));
  if (read === undefined) return refused({ key: 'answer.not_a_percentage', params: { typed } });
  if ('ambiguous' in read) {
    return refused({ key: 'answer.number_ambiguous', params: { typed, ...read.ambiguous } });
  }
  const { value } = read;
  if (value === undefined) {
    return refused({ key: 'answer.number_too_long', params: { typed, digits: maxDigits } });
  }
  const rest = without(folded, token, { start: token.end, end: token.end + markLength });
  if (!addsNothing(withoutRepeatedWords(rest, value), field)) {
    const figure = shorten(folded.slice(token.start, token.end + markLength));
    return refused({ key: 'answer.other_words', params: { typed, figure } });
  }
  if (token.negative) return refused({ key: 'answer.number_negative', params: { typed } });

  const rounded = roundTo(value, maxDecimals);
  const notices: Notice[] = [];
  if (rounded !== value) notices.push({ key: 'answer.notice_rounded', params: { value: rounded } });
  if (read.dotAsDecimal) {
    notices.push({ key: 'answer.notice_dot_as_decimal', params: { typed, value: rounded } });
  }
  if (markLength === 0 && rounded > 0 && rounded < 1) {
    const hundredfold = roundTo(rounded * 100, maxDecimals);
    notices.push({ key: 'answer.notice_percentage_fraction', params: { value: rounded, hundredfold } });
  }
  return withinBounds(field, typed, rounded, notices);
}

/** "85.500 %" of files can only mean 85,5; where a plan may be exceeded, "1.234 %" is asked about. */
function readPlain(
  field: PercentageField,
  { vietnamese, english }: Numeral,
):
  | { value: number | undefined; dotAsDecimal: boolean }
  | { ambiguous: { thousands: number; decimal: number } }
  | undefined {
  const decimal = vietnamese ?? english;
  if (decimal === undefined) return undefined;
  const value = toNumber(decimal);
  const other = english && toNumber(english);
  const isDotOnly = vietnamese?.fraction === '' && english !== undefined && english.fraction !== '';
  if (!isDotOnly || value === undefined || other === undefined) return { value, dotAsDecimal: false };
  if (field.over100 === 'allowed') return { ambiguous: { thousands: value, decimal: other } };
  return other <= 100 ? { value: other, dotAsDecimal: true } : { value, dotAsDecimal: false };
}

function readShare(field: PercentageField, { typed, folded }: FigureText, share: Share): Reading {
  const notAPercentage = refused({ key: 'answer.not_a_percentage', params: { typed } });
  const part = readAmount(share.part);
  const whole = readAmount(share.whole);
  if (part === undefined || whole === undefined) return notAPercentage;
  if (!addsNothing(share.rest, field)) return refused(otherWords(typed, folded, share));
  if (whole === 0) return refused({ key: 'answer.percentage_of_zero', params: { typed } });
  const value = computePercentage(part, whole);
  // Before rounding: 1.000.001 of 1.000.000 rounds to 100.
  if (part > whole && field.over100 === 'refused') {
    return refused({ key: 'answer.percentage_over_100', params: { typed, value } });
  }
  if (!share.stated) {
    const notice: Notice = { key: 'answer.notice_percentage_computed', params: { part, whole, value } };
    return withinBounds(field, typed, value, [notice]);
  }
  const stated = readStated(share.stated);
  if (stated === undefined) return notAPercentage;
  const difference = statedDiffers(share.stated, stated, part, whole);
  if (difference) return refused({ key: 'answer.percentage_differs', params: { typed, ...difference } });
  return withinBounds(field, typed, roundTo(stated, maxDecimals), []);
}

function withinBounds(field: PercentageField, typed: string, value: number, notices: Notice[]): Reading {
  if (value > 100 && field.over100 === 'refused') {
    return refused({ key: 'answer.percentage_over_100', params: { typed, value } });
  }
  if (value > oddAbove) notices.push({ key: 'answer.notice_percentage_far_over_100', params: { value } });
  return accepted({ kind: 'percentage', value }, ...notices);
}
