import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGroupId, telegramRates } from '../../src/bot/channels/telegram/rates.ts';
import { createPacer, type Pacer } from '../../src/bot/outbox/pacer.ts';
import { createLimits } from '../../src/simulator/limits.ts';

const pacer = () => createPacer(telegramRates, isGroupId);
const person = { chatId: '1', isReply: false };
const reply = { chatId: '1', isReply: true };
const group = { chatId: '-1', isReply: false };

/** One call that is answered at once. */
function call(paced: Pacer, chatId: string, now: number): void {
  paced.begin(chatId, now);
  paced.end(chatId, now);
}

/** When each of so many messages may be begun, one after the other. */
function times(paced: Pacer, turn: typeof person, count: number, start = 0): number[] {
  const begun: number[] = [];
  let now = start;
  for (let nth = 0; nth < count; nth += 1) {
    now += paced.waitFor(turn, now);
    call(paced, turn.chatId, now);
    begun.push(now);
  }
  return begun;
}

test('a notice a second in a chat', () => {
  expect(times(pacer(), person, 3)).toEqual([0, 1010, 2020]);
});

test('a person in conversation gets five replies at once, and no more on average', () => {
  expect(times(pacer(), reply, 7)).toEqual([0, 0, 0, 0, 0, 5050, 5050]);
});

test('a group has no bursts, and 20 messages a minute', () => {
  const begun = times(pacer(), { ...group, isReply: true }, 21);
  expect(begun[19]).toBe(19 * 1010);
  expect(begun[20]).toBe(60_600);
});

test('thirty in a second overall', () => {
  const paced = pacer();
  for (let chat = 1; chat <= 30; chat += 1) {
    expect(paced.room(0)).toBe(31 - chat);
    call(paced, String(chat), 0);
  }
  expect(paced.room(0)).toBe(0);
  expect(paced.waitFor({ chatId: '99', isReply: true }, 400)).toBe(601);
  expect(paced.room(1001)).toBe(30);
});

test('a call under way counts until its window has passed after its end', () => {
  const paced = pacer();
  paced.begin('1', 0);
  expect(paced.waitFor(person, 100_000)).toBe(Infinity);
  paced.end('1', 100_000);
  expect(paced.waitFor(person, 100_000)).toBe(1010);
});

test('several calls of one message end together', () => {
  const paced = pacer();
  for (let part = 0; part < 3; part += 1) paced.begin('1', part);
  paced.end('1', 10);
  expect(paced.room(10)).toBe(27);
  expect(paced.room(1011)).toBe(30);
});

test('a refused chat pauses as long as asked; a second one meanwhile pauses all', () => {
  const paced = pacer();
  paced.refused('1', 7000, 0);
  expect(paced.waitFor(reply, 1000)).toBe(6000);
  expect(paced.waitFor({ ...reply, chatId: '2' }, 1000)).toBe(0);
  paced.refused('1', 8000, 1000);
  expect(paced.waitFor({ ...reply, chatId: '2' }, 1000)).toBe(0);
  paced.refused('2', 3000, 2000);
  expect([paced.waitFor({ ...reply, chatId: '3' }, 2000), paced.room(2000)]).toEqual([3000, 0]);
  expect([paced.waitFor({ ...reply, chatId: '3' }, 5000), paced.waitFor(reply, 5000)]).toEqual([0, 4000]);
});

test('a second chat refused after the first has gone on pauses only itself', () => {
  const paced = pacer();
  paced.refused('1', 1000, 0);
  paced.refused('2', 1000, 1000);
  expect(paced.waitFor({ ...reply, chatId: '3' }, 1000)).toBe(0);
});

test('a clock that is set back delays nobody for longer than a window', () => {
  const paced = pacer();
  call(paced, '1', 3_600_000);
  expect(paced.waitFor(person, 0)).toBe(1010);
});

describe("against the simulator's limits", () => {
  const turns = fc.record({
    chatId: fc.constantFrom('1', '2', '3', '-1', '-2'),
    isReply: fc.boolean(),
    takesMs: fc.integer({ min: 0, max: 900 }),
    countedAfter: fc.double({ min: 0, max: 1, noNaN: true }),
    pauseMs: fc.integer({ min: 0, max: 3000 }),
  });

  test('whatever is sent when it may be is never refused, wherever in the call the network counts it', () => {
    fc.assert(
      fc.property(fc.array(turns, { maxLength: 120 }), (all) => {
        const paced = pacer();
        const limits = createLimits();
        let now = 0;
        for (const { chatId, isReply, takesMs, countedAfter, pauseMs } of all) {
          now += paced.waitFor({ chatId, isReply }, now);
          paced.begin(chatId, now);
          expect(limits.strike(Number(chatId), now + takesMs * countedAfter)).toBeUndefined();
          now += takesMs;
          paced.end(chatId, now);
          now += pauseMs;
        }
      }),
    );
  });
});
