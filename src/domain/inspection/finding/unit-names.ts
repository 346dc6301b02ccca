import { foldPhrase } from '../../answer/fold-vietnamese.ts';

/** What somebody means by typed names of units. */
export interface NamedUnits<U> {
  found: U[];
  /** Each of these could be several; the words as typed. */
  unclear: { typed: string; units: U[] }[];
  unknown: string[];
}

/**
 * Reads names of units, one a line or with commas between, with or without accents, whole or in part ("y tế"). A name may
 * hold a comma itself ("Sở Văn hóa, Thể thao và Du lịch").
 */
export function readUnits<U extends { unitName: string }>(typed: string, units: readonly U[]): NamedUnits<U> {
  const read: NamedUnits<U> = { found: [], unclear: [], unknown: [] };
  const lines = typed.split(/[;\n]/);
  for (const piece of lines.flatMap((line) => (meantBy(line, units).length > 0 ? [line] : line.split(',')))) {
    const meant = meantBy(piece, units);
    if (foldPhrase(piece) === '') continue;
    if (meant.length === 0) read.unknown.push(piece.trim());
    else if (meant.length > 1) read.unclear.push({ typed: piece.trim(), units: meant });
    else read.found.push(...meant.filter((unit) => !read.found.includes(unit)));
  }
  return read;
}

/** The unit of that name, else those whose name has these words in it. */
function meantBy<U extends { unitName: string }>(piece: string, units: readonly U[]): U[] {
  const folded = foldPhrase(piece);
  if (folded === '') return [];
  const exact = units.filter(({ unitName }) => foldPhrase(unitName) === folded);
  if (exact.length > 0) return exact;
  return units.filter(({ unitName }) => ` ${foldPhrase(unitName)} `.includes(` ${folded} `));
}
