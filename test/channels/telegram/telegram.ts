import { onTestFinished } from 'vitest';
import { createTelegramApi, type TelegramApi } from '../../../src/bot/channels/telegram/api.ts';
import { FileMissing } from '../../../src/domain/file/ports.ts';
import { createWords } from '../../../src/bot/words.ts';
import type { Simulator } from '../../../src/simulator/server.ts';
import { started } from '../../simulator/started.ts';

/** Words that fail the test when one is missing. */
export const words = createWords({
  timeZone: 'Asia/Ho_Chi_Minh',
  missing: (what) => {
    throw new Error(`missing: ${what}`);
  },
});

/** For channels that are given no file to send. */
export const noFiles = (fileId: string): Promise<never> => Promise.reject(new FileMissing(fileId));

/** A client that is closed when the test is over. */
export function telegramFor(simulator: Pick<Simulator, 'apiRoot' | 'token'>, token = simulator.token) {
  const telegram = createTelegramApi({ token, apiRoot: simulator.apiRoot, httpsProxy: null });
  onTestFinished(() => telegram.close());
  return telegram;
}

/** The simulator, a client of it, and a person who has started the bot. */
export async function withPerson(): Promise<{
  simulator: Simulator;
  control: Simulator['control'];
  telegram: TelegramApi;
  person: number;
}> {
  const { simulator } = await started();
  const { id: person } = simulator.control.addUser({ firstName: 'An', lastName: 'Nguyễn' });
  simulator.control.start(person);
  return { simulator, control: simulator.control, telegram: telegramFor(simulator), person };
}
