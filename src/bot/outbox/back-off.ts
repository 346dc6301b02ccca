const firstMs = 1000;
const longestMs = 5 * 60_000;

/**
 * How long to wait before the next attempt: 1 s after the first, doubling up to 5 minutes, then up to a half less at
 * random so that many chats do not come back at the same moment.
 *
 * @param attempts made so far, at least 1
 * @param random in [0, 1)
 */
export function backOffMs(attempts: number, random: number): number {
  const full = Math.min(firstMs * 2 ** (attempts - 1), longestMs);
  return Math.max(firstMs, Math.round(full * (1 - random / 2)));
}
