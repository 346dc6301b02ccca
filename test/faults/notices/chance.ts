/** Draws that repeat themselves from the same seed. */
export interface Chance {
  /** A whole number in `least` … `most`. */
  between(least: number, most: number): number;
  /** True so often out of a hundred. */
  percent(share: number): boolean;
  pick<T>(among: readonly T[]): T;
}

/** Mulberry32: small, and good enough to choose mishaps with. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const draw = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(draw() * (most - least + 1));
  return {
    between,
    percent: (share) => draw() * 100 < share,
    pick(among) {
      const one = among[between(0, among.length - 1)];
      if (one === undefined) throw new Error('there is nothing to choose from');
      return one;
    },
  };
}
