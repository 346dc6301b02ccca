import { expect, test } from 'vitest';
import { batched } from '../../src/bot/store/batched.ts';

/** Batches that go on when they are let. */
function held(fails: (all: readonly number[]) => boolean = () => false) {
  const batches: number[][] = [];
  let go: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (go = resolve));
  const ask = batched<number>(async (all) => {
    batches.push([...all]);
    await first;
    if (fails(all)) throw new Error(`not ${all.join()}`);
  });
  return { ask, batches, go };
}

test('what is asked for meanwhile is done together, in order', async () => {
  const { ask, batches, go } = held();
  const asked = [1, 2, 3].map(ask);
  go();
  await Promise.all(asked);
  await ask(4);
  expect(batches).toEqual([[1], [2, 3], [4]]);
});

test('none fails for the sake of another', async () => {
  const { ask, batches, go } = held((all) => all.includes(3));
  const asked = [1, 2, 3, 4].map(ask);
  go();
  const ended = await Promise.allSettled(asked);
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(batches).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
  await expect(ask(3)).rejects.toThrow('not 3');
});
