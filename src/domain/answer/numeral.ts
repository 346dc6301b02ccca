/** A number found in folded text, not yet read: whether "1.234" is a thousand depends on who asks. */
export interface NumeralToken {
  /** Digits and separators, without the sign. */
  raw: string;
  start: number;
  /** After the last digit. */
  end: number;
  negative: boolean;
}

/** Digits before and after the decimal mark. */
export interface Decimal {
  whole: string;
  fraction: string;
}

/** The readings that the way of writing permits; neither when it is no number ("1.23.456"). */
export interface Numeral {
  /** Dot groups thousands, comma is decimal. */
  vietnamese?: Decimal;
  /** Comma groups thousands, dot is decimal. */
  english?: Decimal;
}

/** Most digits a JavaScript number keeps exactly. */
export const maxDigits = 15;

/** A mark just before the digits belongs to the token, so that ",5" is never taken for 5. */
const tokenPattern = /[.,]?(?:\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)/g;

/** Every number in folded text, in order. A dash before it is a sign unless it joins two things ("10-12"). */
export function findNumerals(folded: string): NumeralToken[] {
  return Array.from(folded.matchAll(tokenPattern), (match) => {
    const sign = /(?:^|[ (/:])- ?$/.exec(folded.slice(Math.max(0, match.index - 3), match.index));
    return {
      raw: match[0],
      start: match.index - (sign ? sign[0].length - sign[0].indexOf('-') : 0),
      end: match.index + match[0].length,
      negative: sign !== null,
    };
  });
}

/** Which numbers a way of writing can mean. */
export function parseNumeral(raw: string): Numeral {
  if (!/^\d/.test(raw)) return {};
  const digits = raw.replaceAll(' ', '');
  if (/^\d+$/.test(digits)) return { vietnamese: split(digits), english: split(digits) };
  // Blanks already group the thousands, so the one mark left is decimal.
  if (raw.includes(' ')) return { vietnamese: split(digits.replace(',', '.')) };
  const vietnamese = grouped(digits, '.', ',');
  const english = grouped(digits, ',', '.');
  return { ...(vietnamese && { vietnamese }), ...(english && { english }) };
}

function grouped(digits: string, group: '.' | ',', mark: '.' | ','): Decimal | undefined {
  const [whole = '', fraction = '', ...more] = digits.split(mark);
  if (more.length > 0 || fraction.includes(group)) return undefined;
  if (!whole.includes(group)) return { whole, fraction };
  if (!/^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(whole)) return undefined;
  return { whole: whole.replaceAll(group, ''), fraction };
}

function split(digits: string): Decimal {
  const [whole = '', fraction = ''] = digits.split('.');
  return { whole, fraction };
}

/**
 * The number itself, moved by `shift` places ("1,5" and 6 → 1500000), or nothing when it has more than 15 digits
 * before the decimal mark or in all.
 */
export function toNumber({ whole, fraction }: Decimal, shift = 0): number | undefined {
  const value = Number(`${whole}.${fraction || '0'}e${shift}`);
  const significant = (whole + fraction).replace(/^0+/, '').replace(/0+$/, '');
  return significant.length <= maxDigits && value < 10 ** maxDigits ? value : undefined;
}

/** Rounded to `decimals` places, by digits rather than by binary fractions. */
export function roundTo(value: number, decimals: number): number {
  return moveMark(Math.round(moveMark(value, decimals)), -decimals);
}

function moveMark(value: number, shift: number): number {
  const [digits = '0', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + shift}`);
}
