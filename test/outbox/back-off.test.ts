import { expect, test } from 'vitest';
import { backOffMs } from '../../src/bot/outbox/back-off.ts';

test('waits double from one second to five minutes', () => {
  const waits = [1, 2, 3, 8, 9, 10, 100].map((attempts) => backOffMs(attempts, 0));
  expect(waits).toEqual([1000, 2000, 4000, 128_000, 256_000, 300_000, 300_000]);
});

test('chance takes away up to a half, never below one second', () => {
  expect(backOffMs(9, 0.5)).toBe(192_000);
  expect(backOffMs(1, 0.99)).toBe(1000);
});
