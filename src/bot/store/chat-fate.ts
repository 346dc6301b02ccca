import { toDate, type TransactionClient } from './client.ts';

/**
 * The chat goes on under another id: its groups and everything waiting for it follow. Living messages do not: message
 * ids of the old chat mean nothing in the new one, so they are posted afresh.
 */
export async function moveChat(
  tx: TransactionClient,
  channel: string,
  fromChatId: string,
  toChatId: string,
): Promise<void> {
  await tx.chatGroup.updateMany({ where: { channel, chatId: fromChatId }, data: { chatId: toChatId } });
  await tx.outbox.updateMany({
    where: { channel, chatId: fromChatId, status: 'waiting' },
    data: { chatId: toChatId },
  });
}

/** The bot is no longer in the chat: its groups are told nothing any more. */
export async function unbindGroups(
  tx: TransactionClient,
  channel: string,
  chatId: string,
  at: string,
): Promise<void> {
  await tx.chatGroup.updateMany({
    where: { channel, chatId, unboundAt: null },
    data: { unboundAt: toDate(at) },
  });
}
