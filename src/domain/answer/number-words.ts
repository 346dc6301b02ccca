const small = ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];
const teens = ['mot', 'hai', 'ba', 'bon', 'lam', 'sau', 'bay', 'tam', 'chin'];

/** 1–20 in folded words; zero is "không", which means "none" here. */
const values = new Map<string, number>([
  ...small.map((word, index) => [word, index + 1] as const),
  ...teens.map((word, index) => [`muoi ${word}`, index + 11] as const),
  ['hai muoi', 20],
]);

/** The number at the start of folded words ("mười hai đơn vị") with what follows it. */
export function leadingNumberWord(folded: string): { value: number; rest: string } | undefined {
  const words = folded.split(' ');
  for (const length of [2, 1]) {
    const value = values.get(words.slice(0, length).join(' '));
    if (value !== undefined) return { value, rest: words.slice(length).join(' ') };
  }
  return undefined;
}

/** Text without a bracketed repetition of its own figure in words: "03 (ba) đơn vị" → "03  đơn vị". */
export function withoutRepeatedWords(folded: string, value: number | undefined): string {
  return folded.replace(/\(([\p{L} ]+)\)/gu, (bracket, words: string) =>
    value !== undefined && values.get(words.trim()) === value ? ' '.repeat(bracket.length) : bracket,
  );
}
