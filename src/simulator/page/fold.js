/**
 * Folds text for searching the Vietnamese way: no tone or vowel marks, đ as d, lower case, single spaces.
 *
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Whether every word of the query occurs somewhere in the text, in any order.
 *
 * @param {string} text
 * @param {string} query
 */
export function matches(text, query) {
  const folded = fold(text);
  return fold(query)
    .split(' ')
    .every((word) => folded.includes(word));
}
