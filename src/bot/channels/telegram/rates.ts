import type { Rates } from '../channel.ts';

/**
 * Telegram's rates, which are unpublished: about 30 messages a second overall, 1 a second in a chat where short bursts
 * pass, 20 a minute in a group, edits included. Each is kept with a little to spare.
 */
export const telegramRates: Rates = {
  overall: { calls: 30, withinMs: 1001 },
  chat: { calls: 1, withinMs: 1010 },
  conversation: { calls: 5, withinMs: 5050 },
  group: { calls: 20, withinMs: 60_600 },
};

/** Groups have negative ids, people positive ones. */
export const isGroupId = (chatId: string): boolean => chatId.startsWith('-');
