/** A clock that stands still until it is moved. */
export interface StillClock {
  now(): string;
  advance(ms: number): void;
  moveTo(instant: string): void;
}

export function stillClock(start: string): StillClock {
  let at = Date.parse(start);
  return {
    now: () => new Date(at).toISOString(),
    advance(ms) {
      at += ms;
    },
    moveTo(instant) {
      at = Math.max(at, Date.parse(instant));
    },
  };
}
