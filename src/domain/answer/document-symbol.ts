/** A number and symbol found in a reply: "12/KH-SXD", "130/2005/NĐ-CP", "467-CV/TU". */
export interface DocumentToken {
  raw: string;
  start: number;
  end: number;
  /** Digits as written, with the year of a legal document or the type of a Party one: "130/2005", "467-CV". */
  number: string;
  /** With capitals where they belong: "NĐ-CP", "QĐ-TTg". */
  symbol: string;
}

/** Letters of an abbreviation: no tone marks, so that "12/kế hoạch" is no symbol. */
const letter = 'A-Za-zĐđƯưƠơÂâĂăÊêÔô';
const part = `[${letter}][${letter}\\d.&]*`;
const numberPattern = `\\d{1,6}[A-Za-z]?(?: ?/ ?(?:19|20)\\d\\d)?`;
const party = `(\\d{1,6}) ?- ?([${letter}]{2,8}) ?/ ?(${part}(?:-${part})*)`;
const state = `(${numberPattern}) ?/ ?(${part}(?:-${part}| - ?${part}| -${part})*)`;
const documentPattern = new RegExp(`(?<![\\p{L}\\d/.-])(?:${party}|${state})(?![\\p{L}\\d])`, 'gu');

/** Abbreviations that keep small letters (NĐ 30/2020, Phụ lục III). */
const mixedCase: Record<string, string> = { TTG: 'TTg', TTR: 'TTr', CTR: 'CTr', QYĐ: 'QyĐ' };

/** Every number and symbol in a reply, in order. */
export function findDocuments(plain: string): DocumentToken[] {
  const found: DocumentToken[] = [];
  for (const match of plain.matchAll(documentPattern)) {
    const [, partyNumber, partyType, partyBody, stateNumber = '', stateSymbol = ''] = match;
    const isParty = partyNumber !== undefined && partyType !== undefined;
    const written = trimSymbol(isParty ? (partyBody ?? '') : stateSymbol);
    if (!isSymbol(written, isParty)) continue;
    const whole = isParty ? (partyBody ?? '') : stateSymbol;
    const end = match.index + match[0].length - (whole.length - written.length);
    found.push({
      raw: plain.slice(match.index, end),
      start: match.index,
      end,
      number: isParty ? `${partyNumber}-${partyType.toUpperCase()}` : stateNumber.replaceAll(' ', ''),
      symbol: written.split(/ ?- ?/).map(capitals).join('-'),
    });
  }
  return found;
}

/** Without a trailing full stop and without words that a spaced dash only seems to join ("… - ngay 3/2"). */
function trimSymbol(symbol: string): string {
  const [first = '', ...more] = symbol.split(/(?<=[^ -])(?= ?-)/);
  let kept = first;
  for (const piece of more) {
    const isSpaced = piece.includes(' ');
    if (isSpaced && (kept.includes('-') || !looksAbbreviated(piece, first))) break;
    kept += piece;
  }
  return kept.replace(/[.&-]+$/, '');
}

/** In capitals like the first part, or small like it and no word that follows a symbol. */
function looksAbbreviated(piece: string, first: string): boolean {
  const letters = piece.replace(/[ -]/g, '');
  if (/^(?:ngay|ban|cua|ve|va|do)$/i.test(letters)) return false;
  const isSmall = (text: string): boolean => text === text.toLowerCase();
  return isSmall(first) ? isSmall(letters) : /^\p{Lu}{2}/u.test(letters);
}

/** "12/thang" is no symbol: small letters need the dash of one, capitals at least two letters. */
function isSymbol(symbol: string, isParty: boolean): boolean {
  if (isParty || symbol.includes('-')) return symbol !== '';
  return /\p{Lu}{2}/u.test(symbol);
}

function capitals(part: string): string {
  // Written on purpose ("TTg", "BCĐ.CCHC"), unlike "kh" and a phone's "Kh".
  const isDeliberate = /^\p{Lu}.*\p{Lu}/u.test(part) && part !== part.toUpperCase();
  const upper = part.toUpperCase();
  return isDeliberate ? part : (mixedCase[upper] ?? upper);
}
