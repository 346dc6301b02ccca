/** May the bot do this in that chat? Telegram's refusals in Telegram's words. */
import type { SimMessage } from '../model.ts';
import type { World } from '../world.ts';
import { ApiError, badRequest, forbidden } from './call.ts';

/** What is about to be sent, as Telegram names it when the group forbids it. */
export type Sent = 'text messages' | 'documents' | 'photos';

/** @throws ApiError unless the chat exists and the bot has access to it */
export function requireChat(world: World, chatId: number | undefined): number {
  if (chatId === undefined) throw badRequest('chat_id is empty');
  const group = world.state.groups.get(chatId);
  if (group === undefined) return requirePrivateChat(world, chatId);
  if (group.migratedTo !== undefined) {
    throw new ApiError(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: group.migratedTo,
    });
  }
  if (group.bot === 'absent') throw badRequest('chat not found');
  if (group.bot === 'kicked') throw forbidden(`bot was kicked from the ${group.kind} chat`);
  if (group.bot === 'left') throw forbidden(`bot is not a member of the ${group.kind} chat`);
  return chatId;
}

function requirePrivateChat(world: World, chatId: number): number {
  const user = world.state.users.get(chatId);
  if (user === undefined) throw badRequest('chat not found');
  if (user.blocked) throw forbidden('bot was blocked by the user');
  if (!user.started) throw forbidden("bot can't initiate conversation with a user");
  return chatId;
}

/** @throws ApiError unless the bot may also write there */
export function requireWritableChat(world: World, chatId: number | undefined, what: Sent): number {
  const id = requireChat(world, chatId);
  if (world.state.groups.get(id)?.botMayWrite === false) {
    throw badRequest(`not enough rights to send ${what} to the chat`);
  }
  return id;
}

/**
 * @param threadId as given; the topic "General" goes without one and is refused by its number, as on Telegram
 * @throws ApiError unless it is an open topic of the chat
 */
export function requireTopic(world: World, chatId: number, threadId: number | undefined): void {
  if (threadId === undefined) return;
  const topic = world.state.groups.get(chatId)?.topics?.find(({ id }) => id === threadId);
  if (topic === undefined) throw badRequest('message thread not found');
  if (topic.closed) throw badRequest('TOPIC_CLOSED');
}

/** @throws ApiError unless it is there and the bot's own, with nothing but an inline keyboard */
export function requireOwnMessage(world: World, chatId: number, messageId: number | undefined): SimMessage {
  if (messageId === undefined) throw badRequest('message identifier is not specified');
  const message = world.state.histories.get(chatId)?.get(messageId);
  if (message === undefined) throw badRequest('message to edit not found');
  if (message.from !== 'bot' || message.service !== undefined || message.otherMarkup !== undefined) {
    throw badRequest("message can't be edited");
  }
  return message;
}
