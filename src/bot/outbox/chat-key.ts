/** Names a chat of any channel. */
export const chatKey = (channel: string, chatId: string): string => JSON.stringify([channel, chatId]);
