/** How long a message may have been on its way, and a message's words may be old, in milliseconds of real time. */
export const onItsWayMs = 5000;

/** The test's, the simulator's and the bot's clock: the computer's, moved. Times are Unix milliseconds. */
export interface MovedClock {
  now(): number;
  iso(): string;
  offsetMs(): number;
  moveTo(at: number): void;
  moveBy(ms: number): void;
  /** Nobody runs who has seen the clock stand elsewhere. */
  forget(): void;
  /** What the clock may have shown when a message that arrives now was begun; earliest first. */
  momentsOfNow(): number[];
}

/** @param told hears of every new offset */
export function createMovedClock(start: string, told: (offsetMs: number) => void): MovedClock {
  let offset = Date.parse(start) - Date.now();
  let moves: { at: number; before: number }[] = [];
  const now = () => Date.now() + offset;
  const set = (next: number) => {
    moves.push({ at: Date.now(), before: offset });
    offset = next;
    told(offset);
  };
  return {
    now,
    iso: () => new Date(now()).toISOString(),
    offsetMs: () => offset,
    moveTo: (at) => set(at - Date.now()),
    moveBy: (ms) => set(offset + ms),
    forget() {
      moves = [];
    },
    momentsOfNow() {
      const real = Date.now();
      const earlier = moves.filter(({ at }) => at > real - onItsWayMs);
      const before = earlier.flatMap(({ at, before: known }) => [at + known, at + known - onItsWayMs]);
      return [...before, real + offset - onItsWayMs, real + offset];
    },
  };
}
