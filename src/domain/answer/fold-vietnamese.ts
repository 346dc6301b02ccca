/** Lower case without tone marks and diacritics, đ as d: "Đã có Kế hoạch" → "da co ke hoach". For comparing only. */
export function foldVietnamese(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').normalize('NFC');
}

/** Folded words alone, one space apart, without punctuation: for comparing whole phrases. */
export function foldPhrase(text: string): string {
  return foldVietnamese(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Folded character by character, each at its own place, so that what is found can be cut out of the original. */
export function foldInPlace(text: string): string {
  return text.replace(/[A-Z]|\P{ASCII}/gu, (character) => {
    const folded = foldVietnamese(character);
    return folded.length === character.length ? folded : ' '.repeat(character.length);
  });
}
