import { foldPhrase } from './fold-vietnamese.ts';

/** Kinds of documents (NĐ 30/2020, Điều 7; Luật BHVBQPPL), folded, with their abbreviations. */
const types: Record<string, string> = {
  'ke hoach': 'kh',
  'bao cao': 'bc',
  'quyet dinh': 'qd',
  'cong van': 'cv',
  'thong bao': 'tb',
  'thong bao ket luan': 'tbkl',
  'to trinh': 'ttr',
  'chi thi': 'ct',
  'nghi quyet': 'nq',
  'nghi dinh': 'nd',
  'thong tu': 'tt',
  'thong tu lien tich': 'ttlt',
  'huong dan': 'hd',
  'chuong trinh': 'ctr',
  'cong dien': 'cd',
  'de an': 'da',
  'phuong an': 'pa',
  'du an': '',
  'quy che': 'qc',
  'quy dinh': 'qyd',
  'quy trinh': '',
  'bien ban': 'bb',
  'ket luan': 'kl',
  'thong cao': 'tc',
  'giay moi': 'gm',
  'giay uy quyen': 'guq',
  'hop dong': '',
  'phieu chuyen': 'pc',
  'phap lenh': 'pl',
  luat: '',
};
const abbreviations = new Set(Object.values(types).filter(Boolean));
const longestType = 4;

/**
 * The document's kind among the words before its number, as written with a capital first, and the words that are not
 * part of it. An abbreviation that the symbol repeats ("KH 12/KH-SXD") is no kind of its own.
 */
export function findDocumentType(before: string, symbol: string): { type?: string; rest: string } {
  const words = before.split(' ').filter(Boolean);
  const folded = words.map(foldPhrase);
  for (let length = Math.min(longestType, words.length); length > 0; length -= 1) {
    for (let start = words.length - length; start >= 0; start -= 1) {
      const phrase = folded.slice(start, start + length).join(' ');
      const rest = [...words.slice(0, start), ...words.slice(start + length)].join(' ');
      const written = words
        .slice(start, start + length)
        .join(' ')
        .replace(/\P{L}+$/u, '');
      if (Object.hasOwn(types, phrase)) {
        return { type: written.charAt(0).toUpperCase() + written.slice(1).toLowerCase(), rest };
      }
      if (!abbreviations.has(phrase)) continue;
      if (foldPhrase(symbol.split('-')[0] ?? '') === phrase) return { rest };
      // "Đã" folds to an abbreviation too, but is not written like one.
      if (/^[A-ZĐ]{2,}r?$/.test(written)) return { type: written, rest };
    }
  }
  return { rest: before };
}
