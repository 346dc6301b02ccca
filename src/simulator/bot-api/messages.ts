/** sendMessage and sendChatAction, and how any message of the bot comes into being. */
import { z } from 'zod';
import type { SimMessage } from '../model.ts';
import { messageJson } from '../telegram-json.ts';
import { longestText } from '../text.ts';
import { nextMessageId, nowInSeconds, type World } from '../world.ts';
import { requireChat, requireTopic, requireWritableChat } from './access.ts';
import { apiMethod, badRequest } from './call.ts';
import { integer, linkPreviewOptions, parseMode, sending, chatId as chatIdParameter } from './parameters.ts';
import { readMarkup, replyMarkup } from './reply-markup.ts';
import { readFormatted } from './texts.ts';

const sendingSchema = z.object({ ...sending, reply_markup: replyMarkup });
type Sending = z.output<typeof sendingSchema>;
type Content = Pick<SimMessage, 'text' | 'entities'> &
  Partial<Pick<SimMessage, 'document' | 'photo' | 'caption' | 'captionEntities'>>;

/**
 * Stores one message of the bot.
 *
 * @param chatId a chat the bot may write to
 * @returns the message in Telegram's JSON
 * @throws ApiError when the topic or the message to reply to is missing or a button is refused
 */
export function postMessage(world: World, chatId: number, given: Sending, content: Content): unknown {
  const replyTo = repliedMessage(world, chatId, given);
  const answered = replyTo === undefined ? undefined : world.state.histories.get(chatId)?.get(replyTo);
  const threadId = given.message_thread_id ?? answered?.threadId;
  requireTopic(world, chatId, threadId);
  const message: SimMessage = {
    chatId,
    id: nextMessageId(world, chatId),
    from: 'bot',
    date: nowInSeconds(world),
    ...content,
    ...readMarkup(given.reply_markup),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(threadId === undefined ? {} : { threadId }),
  };
  world.commit({ type: 'message_added', message });
  return messageJson(world, message);
}

function repliedMessage(world: World, chatId: number, given: Sending): number | undefined {
  const asked = given.reply_parameters;
  if (asked?.chat_id !== undefined && asked.chat_id !== chatId) {
    throw badRequest('a reply to a message in another chat is not simulated');
  }
  const messageId = asked?.message_id ?? given.reply_to_message_id;
  if (messageId === undefined || world.state.histories.get(chatId)?.has(messageId)) return messageId;
  if (asked?.allow_sending_without_reply ?? given.allow_sending_without_reply) return undefined;
  throw badRequest('message to be replied not found');
}

export const sendMessage = apiMethod(
  z.strictObject({
    ...sendingSchema.shape,
    text: z.string().optional(),
    parse_mode: parseMode,
    link_preview_options: linkPreviewOptions,
  }),
  ({ world }, given) => {
    const chatId = requireWritableChat(world, given.chat_id, 'text messages');
    const formatted = readFormatted(given.text ?? '', given.parse_mode);
    if (formatted.text === '') throw badRequest('message text is empty');
    if (formatted.text.length > longestText) throw badRequest('message is too long');
    return postMessage(world, chatId, given, formatted);
  },
);

const chatActions = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
];

export const sendChatAction = apiMethod(
  z.strictObject({
    chat_id: chatIdParameter,
    message_thread_id: integer.optional(),
    action: z.string().optional(),
  }),
  ({ world }, { chat_id, message_thread_id: threadId, action = '' }) => {
    const chatId = requireChat(world, chat_id);
    requireTopic(world, chatId, threadId);
    if (!chatActions.includes(action)) throw badRequest('wrong parameter action in request');
    world.announce({ type: 'typing', chatId, action });
    return true;
  },
);
