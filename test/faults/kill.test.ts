import type { Simulator } from '../../src/simulator/server.ts';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPrograms } from './bot-process.ts';
import type { Officer } from './officers.ts';
import { readRecords, type Records } from './records.ts';
import { happenings, openOffice, type Office } from './started.ts';

const kills = process.env['FAULTS'] === 'long' ? 100 : 10;

beforeAll(buildPrograms);

describe.each([
  { kind: 'sqlite' as const, kills },
  { kind: 'postgresql' as const, kills: Math.ceil(kills / 5) },
])('officers answering on $kind while the bot is killed $kills times', ({ kind, kills: times }) => {
  it('keeps every confirmed answer, each under its prompt, once, and loses no message', async () => {
    const office = await openOffice(kind, { officers: 4, prompts: 4 * times + 20 });
    const { simulator, officers } = office;
    const everybody = Promise.all(officers.map(({ done }) => done));
    for (let kill = 0; kill < times; kill += 1) {
      const bot = office.startBot();
      await bot.ready;
      // Somewhere between two events, and somewhere within the work that the event caused.
      await Promise.race([happenings(simulator, 5 + chance(30)), everybody]);
      for (let turns = chance(150); turns > 0; turns -= 1) await nextTurn();
      bot.signal('SIGKILL');
      expect((await bot.ended).signal).toBe('SIGKILL');
      const records = await readRecords(office.databaseUrl);
      expectEveryConfirmedAnswer(officers, records);
      for (const officer of officers) if (isLeftWaiting(office, officer, records)) officer.asksAgain();
    }
    const bot = office.startBot();
    await bot.ready;
    for (const officer of officers) officer.finishes();
    await everybody;
    await everythingConfirmed(simulator);
    bot.signal('SIGTERM');
    expect(await bot.ended).toEqual({ code: 0, signal: null });

    const records = await readRecords(office.databaseUrl);
    expectEveryConfirmedAnswer(officers, records);
    expect(simulator.control.pendingUpdates()).toEqual([]);
    expect(records.keptAside).toBe(0);
    for (const officer of officers) {
      const own = records.answers.filter(({ chatId }) => chatId === officer.chatId);
      expect(own.map(({ prompt }) => prompt).toSorted((a, b) => a - b)).toEqual(
        [...officer.said.keys()].toSorted((a, b) => a - b),
      );
      expectNothingDoubled(office, officer, records);
    }
    // Every message ever written was handled, once.
    const written = officers.flatMap(({ chatId }) =>
      simulator.control.history(chatId).filter(({ from }) => from !== 'bot'),
    );
    expect(records.handledUpdates.size).toBe(written.length);
  });
});

/** Until the bot has confirmed whatever was written: an officer may have asked once more than was needed. */
function everythingConfirmed({ control }: Simulator): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (control.pendingUpdates().length > 0) return;
      stop();
      resolve();
    };
    const stop = control.subscribe(look);
    look();
  });
}

/** At random in 0 … `most`. */
function chance(most: number): number {
  return Math.floor(Math.random() * (most + 1));
}

function expectEveryConfirmedAnswer(officers: Officer[], { answers }: Records): void {
  for (const { chatId, said, confirmed } of officers) {
    const own = answers.filter((answer) => answer.chatId === chatId);
    for (const { prompt, text } of own) expect(text).toBe(said.get(prompt));
    const stored = own.map(({ prompt }) => prompt);
    expect(stored).toEqual(expect.arrayContaining([...confirmed]));
    expect(new Set(stored).size).toBe(stored.length);
  }
}

/**
 * Nothing of theirs is still to be handled, and nothing will be said to them: an answer of the bot was tried twice
 * without a known end, and is not tried a third time.
 */
function isLeftWaiting({ simulator }: Office, { chatId }: Officer, records: Records): boolean {
  const pending = simulator.control
    .pendingUpdates()
    .filter((update) => !records.handledUpdates.has(update.update_id))
    .some((update) => (update['message'] as { chat: { id: number } }).chat.id === chatId);
  const willHear = records.outbox
    .filter((row) => row.chatId === chatId)
    .some(({ status, repeated }) => status === 'waiting' || (status === 'in_flight' && !repeated));
  return !pending && !willHear;
}

/** Only what was sent once more because nobody knew the end of the first attempt may stand in the chat twice. */
function expectNothingDoubled({ simulator }: Office, { chatId }: Officer, { outbox }: Records): void {
  const heard = simulator.control.history(chatId).filter(({ from }) => from === 'bot');
  const own = outbox.filter((row) => row.chatId === chatId);
  const sent = own.filter(({ status }) => status === 'sent').length;
  // Sent or perhaps sent, and once more where it was repeated.
  const atMost = own
    .filter(({ status }) => status === 'sent' || status === 'unknown')
    .reduce((sum, { repeated }) => sum + (repeated ? 2 : 1), 0);
  expect(heard.length).toBeGreaterThanOrEqual(sent);
  expect(heard.length).toBeLessThanOrEqual(atMost);
  expect(own.map(({ status }) => status)).not.toContain('failed');
}
