import { foldPhrase } from '../../answer/fold-vietnamese.ts';

/** Something that is listed under a number and a name. */
export interface Listed {
  id: string;
  name: string;
}

/** Which of a list are meant, in its order; or what names none of them, or several. */
export type Chosen = { ok: true; ids: string[] } | { ok: false; unknown: string };

/** Most that can be meant by one range, against slips of the finger. */
const longestRange = 1_000;

/**
 * Reads which of a list are meant: by numbers ("1, 3, 5-9") or by names, one a line or with semicolons between; a part of
 * a name will do where no other has it.
 *
 * @param listed as it was shown, numbered from 1
 */
export function readChosen(typed: string, listed: readonly Listed[]): Chosen {
  const text = typed.replace(/[\u2010-\u2015]/g, '-').trim();
  const chosen = new Set<string>();
  const isNumbers = /^[\d\s,;.-]+$/.test(text) || /^\d[\d\s,;-]*(?:và|va)[\d\s]+$/i.test(text);
  const parts = isNumbers
    ? (text.match(/\d+(?: ?- ?\d+)?/g) ?? [])
    : text.split(/[;\n]+/).map((part) => part.trim());
  for (const part of parts.filter((each) => each !== '')) {
    const found = isNumbers ? byNumbers(part, listed) : byName(part, listed);
    if (found === null) return { ok: false, unknown: part };
    for (const id of found) chosen.add(id);
  }
  if (chosen.size === 0) return { ok: false, unknown: text };
  return { ok: true, ids: listed.flatMap(({ id }) => (chosen.has(id) ? [id] : [])) };
}

function byNumbers(part: string, listed: readonly Listed[]): string[] | null {
  const [from = 0, to = from] = part.split('-').map(Number);
  if (from < 1 || to < from || to > listed.length || to - from > longestRange) return null;
  return listed.slice(from - 1, to).map(({ id }) => id);
}

function byName(part: string, listed: readonly Listed[]): string[] | null {
  const folded = foldPhrase(part);
  const same = listed.filter(({ name }) => foldPhrase(name) === folded);
  if (same.length > 0) return same.map(({ id }) => id);
  const [like, ...more] = listed.filter(({ name }) => foldPhrase(name).includes(folded));
  if (folded !== '' && like !== undefined && more.length === 0) return [like.id];
  // "Sở Y tế, Sở Xây dựng" on one line.
  const pieces = part.split(',').map((piece) => piece.trim());
  if (pieces.length < 2) return null;
  const each = pieces.map((piece) => byName(piece, listed));
  return each.every((ids) => ids !== null) ? each.flat() : null;
}
