import { expect, test } from 'vitest';
import { atMost } from '../../src/bot/at-most.ts';

/** Work that ends when it is told to. */
function held() {
  let end: (error?: Error) => void = () => undefined;
  const over = new Promise<void>((resolve, reject) => {
    end = (error) => (error === undefined ? resolve() : reject(error));
  });
  return { over, end: (error?: Error) => end(error) };
}

test('no more than so many run at once, first come first served, and a failure frees its place', async () => {
  const inTurn = atMost(2);
  const works = [held(), held(), held(), held()];
  const begun: number[] = [];
  const results = works.map(({ over }, index) =>
    inTurn(() => {
      begun.push(index);
      return over;
    }),
  );
  const failed = results[1]!.catch((error: unknown) => String(error));
  expect(begun).toEqual([0, 1]);
  works[1]!.end(new Error('cut'));
  expect(await failed).toBe('Error: cut');
  expect(begun).toEqual([0, 1, 2]);
  works[0]!.end();
  await results[0];
  expect(begun).toEqual([0, 1, 2, 3]);
  works[2]!.end();
  works[3]!.end();
  await Promise.all([results[2], results[3]]);
  await inTurn(async () => begun.push(4));
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});
