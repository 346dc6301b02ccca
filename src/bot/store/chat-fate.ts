import type { GroupLoss } from '../../domain/group/loss.ts';
import type { ChatAddress } from '../../domain/inbound.ts';
import { toDate, type TransactionClient } from './client.ts';

/**
 * The chat goes on under another id: its groups, what was asked of its coordinators, and everything waiting for it
 * follow. Living messages do not: message ids of the old chat mean nothing in the new one, so they are posted afresh.
 * That the bot was told makes it a member of the new chat, whatever became of the old one.
 */
export async function moveChat(
  tx: TransactionClient,
  channel: string,
  fromChatId: string,
  toChatId: string,
): Promise<void> {
  const from = { channel, chatId: fromChatId };
  await tx.chatGroup.updateMany({ where: from, data: { chatId: toChatId } });
  await tx.chatGroup.updateMany({
    where: { channel, chatId: toChatId, lostReason: 'removed' },
    data: { lostAt: null, lostReason: null, lostToldAt: null },
  });
  await tx.groupBindingOffer.updateMany({ where: from, data: { chatId: toChatId } });
  await tx.outbox.updateMany({ where: { ...from, status: 'waiting' }, data: { chatId: toChatId } });
  await tx.livingMessage.deleteMany({ where: from });
}

/**
 * Nothing can be said in the chat, or in the topic, any more: the groups bound there stay bound and are lost since now.
 * A group lost before stays as it is.
 */
export async function loseGroups(
  tx: TransactionClient,
  { channel, chatId, threadId }: ChatAddress,
  reason: GroupLoss,
  at: string,
): Promise<void> {
  const place = reason === 'topic_gone' ? { channel, chatId, threadId } : { channel, chatId };
  await tx.chatGroup.updateMany({
    where: { ...place, unboundAt: null, lostAt: null },
    data: { lostAt: toDate(at), lostReason: reason, lostToldAt: null },
  });
}
