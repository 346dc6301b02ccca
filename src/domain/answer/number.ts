import { addsNothing, isApproximate, without } from './field-words.ts';
import { shorten, type FigureText } from './figure-text.ts';
import { foldVietnamese } from './fold-vietnamese.ts';
import { checkSiblings } from './siblings.ts';
import { leadingNumberWord, withoutRepeatedWords } from './number-words.ts';
import { findNumerals, maxDigits, parseNumeral, roundTo, toNumber, type NumeralToken } from './numeral.ts';
import {
  accepted,
  refused,
  type FieldOf,
  type Notice,
  type Reading,
  type ReadingContext,
} from './reading.ts';

type NumberField = FieldOf<'number'>;

const multiplierPattern = /^ ?(nghin|ngan|trieu|tr|ty|ti)(?: (ty|ti))?(?!\p{L})/u;
const places: Record<string, number> = { nghin: 3, ngan: 3, trieu: 6, tr: 6, ty: 9, ti: 9 };
/** The renderer shows no more. */
const maxDecimals = 6;

/**
 * A number with its field's measure unit: "1.234,5", "49.694 triệu", "có 12 đơn vị", "mười hai". The Vietnamese way of
 * writing is tried first; "1,234" of counted things is asked about, not guessed.
 */
export function readNumber(field: NumberField, text: FigureText, context: ReadingContext): Reading {
  const { typed, folded } = text;
  const tokens = findNumerals(folded);
  const [token, ...more] = tokens;
  if (token === undefined) return readWords(field, text, context);
  if (more.length > 0) return severalNumbers(typed, tokens);
  if (isApproximate(folded, token.start)) {
    return refused({ key: 'answer.number_not_exact', params: { typed } });
  }

  const scale = scaleOf(field, folded.slice(token.end));
  const parsed = parseNumeral(token.raw);
  const decimal = parsed.vietnamese ?? parsed.english;
  if (decimal === undefined) return refused({ key: 'answer.not_a_number', params: { typed } });
  const value = toNumber(decimal, scale.shift);
  const rest = without(folded, token, { start: token.end, end: token.end + scale.length });
  if (!addsNothing(withoutRepeatedWords(rest, value), field)) {
    const figure = shorten(folded.slice(token.start, token.end + scale.length));
    return refused({ key: 'answer.other_words', params: { typed, figure } });
  }
  if (value === undefined) {
    return refused({ key: 'answer.number_too_long', params: { typed, digits: maxDigits } });
  }
  if (token.negative && field.whole) return refused({ key: 'answer.number_negative', params: { typed } });

  const notices: Notice[] = [];
  const thousands =
    token.raw.includes(',') && parsed.vietnamese && parsed.english?.fraction === ''
      ? toNumber(parsed.english, scale.shift)
      : undefined;
  if (thousands !== undefined && thousands !== value) {
    if (field.whole && scale.length === 0) {
      return refused({ key: 'answer.number_ambiguous', params: { typed, thousands, decimal: value } });
    }
    notices.push({ key: 'answer.notice_comma_as_decimal', params: { typed, thousands } });
  }
  if (field.whole && !Number.isInteger(value)) {
    return refused({ key: 'answer.number_not_whole', params: { typed, measureUnit: field.measureUnit } });
  }
  const rounded = roundTo(value, maxDecimals);
  if (rounded !== value) notices.push({ key: 'answer.notice_rounded', params: { value: rounded } });
  return finish(field, typed, token.negative ? 0 - rounded : rounded, notices, context);
}

/** Said when a reply holds more figures than were asked for. */
export function severalNumbers(typed: string, tokens: readonly NumeralToken[]): Reading {
  const numbers = shorten(
    tokens
      .slice(0, 20)
      .map((token) => token.raw)
      .join('; '),
  );
  return refused({ key: 'answer.several_numbers', params: { typed, numbers } });
}

function readWords(field: NumberField, { typed, folded }: FigureText, context: ReadingContext): Reading {
  const word = leadingNumberWord(folded.replace(/^co /, ''));
  if (word === undefined || !addsNothing(word.rest, field)) {
    return refused({ key: 'answer.not_a_number', params: { typed } });
  }
  return finish(field, typed, word.value, [], context);
}

function finish(
  field: NumberField,
  typed: string,
  value: number,
  notices: Notice[],
  context: ReadingContext,
): Reading {
  const siblings = checkSiblings(field, typed, value, context);
  if ('ok' in siblings) return siblings;
  return accepted({ kind: 'number', value }, ...notices, ...siblings.notices);
}

/**
 * How far the decimal mark moves for "triệu", "tỷ"… after the figure, and how many characters say so. A field measured
 * in "triệu đồng" takes "49.694 triệu" as 49694, "2 tỷ" as 2000 and "500.000 đồng" as 0,5.
 */
function scaleOf(field: NumberField, after: string): { shift: number; length: number } {
  const unit = foldVietnamese(field.measureUnit);
  const unitMultiplier = multiplierPattern.exec(unit);
  const unitPlaces = placesOf(unitMultiplier);
  const multiplier = multiplierPattern.exec(after);
  if (multiplier) return { shift: placesOf(multiplier) - unitPlaces, length: multiplier[0].length };
  const base = unitMultiplier ? unit.slice(unitMultiplier[0].length).trim() : '';
  const saysBase = base !== '' && after.trim().startsWith(base);
  return { shift: saysBase ? -unitPlaces : 0, length: 0 };
}

function placesOf(multiplier: RegExpExecArray | null): number {
  return (places[multiplier?.[1] ?? ''] ?? 0) + (places[multiplier?.[2] ?? ''] ?? 0);
}
