import { expect, onTestFinished, test } from 'vitest';
import type { Reply } from '../../src/domain/outbox/ports.ts';
import { createOutboxStore } from '../../src/bot/store/outbox/store.ts';
import { later, morning, officeOn, reply } from './office.ts';

// SQLite has one writer: there no transaction is open while another puts something.
test('on a server, what is not yet committed holds back nobody, is not lost, and holds back who has seen it', async () => {
  const office = await officeOn('postgresql');
  onTestFinished(office.dispose);
  const store = createOutboxStore(office.database);
  const answer = (): Reply => ({
    ...reply('a', { dueAt: later(1) }),
    kind: 'reply',
    operation: { kind: 'send' },
    replaceKey: null,
    stillTrue: null,
  });
  const take = () => office.run((tx) => tx.outbox.putTaken(answer()));
  const waitingNow = async () => (await store.waiting(later(1))).map(({ id }) => id);

  const meanwhile = await office.run(async (tx) => {
    await tx.outbox.put(reply('a', { kind: 'notice', priority: 2 }), morning);
    return await take();
  });
  expect(meanwhile).not.toBeNull();
  const [notice, ...others] = await waitingNow();
  expect([notice! < meanwhile!.id, others]).toEqual([true, []]);

  // The notice is there to be seen now: it waits for the one under way, and a next answer waits for it.
  expect(await take()).toBeNull();
  const [, next] = await waitingNow();
  expect(await store.claim(later(1), [notice!], false)).toEqual({ messages: [], blocked: [notice] });
  const messages = [{ messageId: '5', order: 5 }] as const;
  await store.settle(meanwhile!, { kind: 'sent', messages: [...messages], day: '2026-09-01' }, later(2));
  expect(await store.claim(later(2), [next!], false)).toEqual({ messages: [], blocked: [next] });
  expect((await store.claim(later(2), [notice!], false)).messages).toMatchObject([{ id: notice }]);
});
