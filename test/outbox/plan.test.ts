import { expect, test } from 'vitest';
import { isGroupId, telegramRates } from '../../src/bot/channels/telegram/rates.ts';
import { createPacer } from '../../src/bot/outbox/pacer.ts';
import { createPlan } from '../../src/bot/outbox/plan.ts';
import type { WaitingMessage } from '../../src/domain/outbox/ports.ts';

const start = Date.UTC(2026, 8, 1, 1);
const at = (ms: number) => new Date(start + ms).toISOString();
const nobody = () => false;

function planned() {
  const pacer = createPacer(telegramRates, isGroupId);
  const plan = createPlan((channel) => (channel === 'telegram' ? pacer : undefined));
  /** Takes what the plan chooses; every call is answered at once. */
  const take = (ms: number, most = 16) => {
    const chosen = plan.choose(start + ms, most, nobody);
    for (const message of chosen) {
      plan.remove(message);
      pacer.begin(message.chatId, start + ms);
      pacer.end(message.chatId, start + ms);
    }
    return chosen.map(({ id }) => id);
  };
  return { plan, pacer, take };
}

function waits(id: number, chatId: string, changes: Partial<WaitingMessage> = {}): WaitingMessage {
  return { id, channel: 'telegram', chatId, priority: 2, dueAt: at(0), nextAttemptAt: at(0), ...changes };
}

test('replies go before what is due today, and that before the rest', () => {
  const { plan, take } = planned();
  plan.renew([waits(1, 'a'), waits(2, 'b', { priority: 1 }), waits(3, 'c', { priority: 0 })]);
  expect([take(0, 1), take(0, 1), take(0, 1)]).toEqual([[3], [2], [1]]);
});

test('a reply hurries what stands before it in its chat', () => {
  const { plan, take } = planned();
  plan.renew([waits(1, 'a', { priority: 1 }), waits(2, 'b'), waits(3, 'b', { priority: 0 })]);
  expect([take(0, 1), take(0, 1)]).toEqual([[2], [3]]);
});

test('among equals the chat written to longest ago goes first, so that nobody starves', () => {
  const { plan, take } = planned();
  const long = Array.from({ length: 30 }, (_, nth) => waits(nth, 'loud'));
  plan.renew([...long, waits(100, 'b'), waits(101, 'c'), waits(102, 'b')]);
  expect([take(0, 1), take(0, 1), take(0, 1)]).toEqual([[0], [100], [101]]);
  expect([take(1010, 1), take(1010, 1), take(1010, 1)]).toEqual([[1], [102], []]);
});

test('no more is chosen than the overall pace has room for', () => {
  const { plan, take } = planned();
  plan.renew(Array.from({ length: 40 }, (_, nth) => waits(nth, `chat${nth}`)));
  expect([take(0, 100).length, take(1000, 100).length, take(1001, 100).length]).toEqual([30, 0, 10]);
});

test('a busy chat is passed by', () => {
  const { plan } = planned();
  plan.renew([waits(1, 'a'), waits(2, 'b')]);
  expect(plan.choose(start, 9, (_, chatId) => chatId === 'a').map(({ id }) => id)).toEqual([2]);
});

test('what waits for another attempt holds back its chat, what is not due holds back nothing', () => {
  const { plan, take } = planned();
  plan.renew([
    waits(1, 'a', { nextAttemptAt: at(5000) }),
    waits(2, 'a'),
    waits(3, 'b', { dueAt: at(3000), nextAttemptAt: at(3000) }),
    waits(4, 'b'),
  ]);
  expect(take(0)).toEqual([4]);
  expect(plan.next(start, nobody)).toEqual({ at: start + 3000, byPace: Infinity });
  expect([take(2999), take(3000), take(5000), take(6010)]).toEqual([[], [3], [1], [2]]);
  expect(plan.next(start, nobody)).toEqual({ at: Infinity, byPace: Infinity });
});

test('what only the pace holds back is told apart', () => {
  const { plan, take } = planned();
  plan.renew([waits(1, 'a'), waits(2, 'a')]);
  expect(take(0)).toEqual([1]);
  expect(plan.next(start, nobody)).toEqual({ at: start + 1010, byPace: start + 1010 });
});

test('a chat set aside is not asked for before the outbox has been looked at again', () => {
  const { plan, take } = planned();
  plan.renew([waits(1, 'a'), waits(2, 'a')]);
  plan.setAside(waits(1, 'a'));
  expect(take(0)).toEqual([]);
});

test('a channel there is not has no pace: its messages are to be refused', () => {
  const { plan, take } = planned();
  plan.renew([waits(1, '1', { channel: 'pigeon' })]);
  expect(take(0)).toEqual([1]);
});
