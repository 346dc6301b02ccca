import { expect, test } from 'vitest';
import { refusal, started } from './started.ts';

const ids = (updates: readonly { update_id: number }[]): number[] =>
  updates.map((update) => update.update_id);

test('an update comes again until an offset above it confirms it', async () => {
  const { simulator, api } = await started();
  const { id } = simulator.control.addUser({ firstName: 'An' });
  simulator.control.start(id);
  simulator.control.sendText(id, id, 'mười hai');

  const first = await api.getUpdates();
  expect(first.map((update) => update.message?.text)).toEqual(['/start', 'mười hai']);
  expect(await api.getUpdates()).toEqual(first);
  expect(simulator.control.pendingUpdates()).toHaveLength(2);

  expect(await api.getUpdates({ offset: (first[0]?.update_id ?? 0) + 1 })).toEqual(first.slice(1));
  expect(await api.getUpdates({ offset: (first[1]?.update_id ?? 0) + 1 })).toEqual([]);
  expect(simulator.control.pendingUpdates()).toEqual([]);
});

test('a limit gives the oldest, a negative offset the newest and forgets the rest', async () => {
  const { simulator, api } = await started();
  const { id } = simulator.control.addUser({ firstName: 'An' });
  for (const text of ['1', '2', '3']) simulator.control.sendText(id, id, text);
  expect((await api.getUpdates({ limit: 1 })).map((update) => update.message?.text)).toEqual(['1']);
  expect((await api.getUpdates({ offset: -1 })).map((update) => update.message?.text)).toEqual(['3']);
  expect(simulator.control.pendingUpdates()).toHaveLength(1);
  expect((await refusal(api.getUpdates({ limit: 101 }))).error_code).toBe(400);
});

test('a long poll waits for the first update and brings what was sent in one go together', async () => {
  const { simulator, api } = await started();
  const { id } = simulator.control.addUser({ firstName: 'An' });
  const poll = api.getUpdates({ timeout: 30 });
  await api.getMe();
  simulator.control.sendText(id, id, `${'a'.repeat(4000)} ${'b'.repeat(4000)}`);
  expect((await poll).map((update) => update.message?.text?.[0])).toEqual(['a', 'b']);
});

test('of two getUpdates at once the older one ends with a conflict', async () => {
  const { simulator, api } = await started();
  const { id } = simulator.control.addUser({ firstName: 'An' });
  const polls = [api.getUpdates({ timeout: 30 }), api.getUpdates({ timeout: 30 })];
  expect(await refusal(Promise.race(polls))).toMatchObject({
    error_code: 409,
    description:
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  });
  simulator.control.sendText(id, id, 'xin chào');
  expect(await Promise.any(polls)).toHaveLength(1);
});

test('closing ends a waiting long poll at once', async () => {
  const { simulator, api } = await started();
  const ended = expect(api.getUpdates({ timeout: 50 })).rejects.toThrow();
  await simulator.close();
  await ended;
});

test('a confirmed update can be delivered again under its own number, once', async () => {
  const { simulator, api } = await started();
  const { id } = simulator.control.addUser({ firstName: 'An' });
  simulator.control.sendText(id, id, 'mười hai');
  const [update] = await api.getUpdates();
  const next = (update?.update_id ?? 0) + 1;
  await api.getUpdates({ offset: next });

  simulator.control.redeliver(update?.update_id ?? 0);
  expect(await api.getUpdates({ offset: next })).toEqual([update]);
  expect(await api.getUpdates({ offset: next })).toEqual([]);
  expect(() => simulator.control.redeliver(12345)).toThrow('There is no update 12345');
});

test('made-up updates get the next number, or arrive out of order under their own', async () => {
  const { simulator, api } = await started();
  const { id } = simulator.control.addUser({ firstName: 'An' });
  const forged = simulator.control.injectUpdate({ message: { text: 'bịa' } });
  simulator.control.sendText(id, id, 'thật');
  expect(ids(await api.getUpdates())).toEqual([forged, forged + 1]);
  simulator.control.injectUpdate({ update_id: forged + 7, message: { text: 'đến sớm' } });
  simulator.control.injectUpdate({ update_id: forged + 5, message: { text: 'đến muộn' } });
  expect(ids(await api.getUpdates({ offset: forged + 2 }))).toEqual([forged + 7, forged + 5]);
});

test('an update is kept for a day', async () => {
  const { simulator, api, clock } = await started();
  const { id } = simulator.control.addUser({ firstName: 'An' });
  simulator.control.sendText(id, id, 'hôm qua');
  clock.advance(24 * 3_600_000 + 1);
  simulator.control.sendText(id, id, 'hôm nay');
  expect((await api.getUpdates()).map((update) => update.message?.text)).toEqual(['hôm nay']);
});

test('only the kinds asked for are queued, and an unknown kind is refused', async () => {
  const { simulator, api } = await started();
  const { id } = simulator.control.addUser({ firstName: 'An' });
  await api.getUpdates({ allowed_updates: ['message'] });
  const [sent] = simulator.control.sendText(id, id, 'một');
  simulator.control.editText(id, id, sent?.id ?? 0, 'hai');
  expect((await api.getUpdates()).map((update) => Object.keys(update))).toEqual([['update_id', 'message']]);
  await api.getUpdates({ allowed_updates: [] });
  simulator.control.editText(id, id, sent?.id ?? 0, 'ba');
  expect(await api.getUpdates()).toHaveLength(2);
  const typo = ['mesage'] as unknown as ['message'];
  expect((await refusal(api.getUpdates({ allowed_updates: typo }))).error_code).toBe(400);
});
