import { GrammyError } from 'grammy';
import type { Delay } from '../../delay.ts';
import type { Words } from '../../words.ts';
import type { Logger } from '../../log.ts';
import type { TelegramApi } from './api.ts';
import type { BotAccount } from './inbound.ts';

/** Telegram does not know the token; waiting does not help. */
export class TokenRefused extends Error {
  override name = 'TokenRefused';
}

/** 404 is what a token of the wrong form gets. */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}

/** Pause before the next try after so many failures in a row: 1 s, doubling up to 30 s. */
export const backOffMs = (failures: number): number => Math.min(1000 * 2 ** (failures - 1), 30_000);

export interface IntroduceOptions {
  telegram: TelegramApi;
  words: Words;
  delay: Delay;
  log: Logger;
  signal: AbortSignal;
}

/**
 * Learns who the bot is, sees to it that updates come by getUpdates, and sets the command menu in both languages. Goes
 * on trying while Telegram cannot be reached; null when it was told to stop.
 *
 * @throws TokenRefused
 */
export async function introduce(options: IntroduceOptions): Promise<BotAccount | null> {
  const { telegram, words, delay, log, signal } = options;
  const { api, describe } = telegram;
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      const { id, username } = await api.getMe();
      await api.deleteWebhook();
      await api.setMyCommands(words.commands('vi'));
      await api.setMyCommands(words.commands('en'), { language_code: 'en' });
      return { id: String(id), username };
    } catch (error) {
      if (isTokenRefused(error)) throw new TokenRefused(describe(error));
      log.warn({ error: describe(error), failures }, 'Telegram cannot be reached yet');
      await delay(backOffMs(failures), signal);
    }
  }
  return null;
}
