/** editMessageText, editMessageReplyMarkup and deleteMessage. */
import { z } from 'zod';
import type { SimMessage } from '../model.ts';
import { messageJson } from '../telegram-json.ts';
import { longestText } from '../text.ts';
import { nowInSeconds } from '../world.ts';
import { requireChat, requireOwnMessage } from './access.ts';
import { apiMethod, badRequest } from './call.ts';
import { chatId, integer, linkPreviewOptions, parseMode } from './parameters.ts';
import { inlineMarkup, readMarkup } from './reply-markup.ts';
import { readFormatted } from './texts.ts';

const deletableSeconds = 48 * 60 * 60;
const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
  'content and reply markup of the message';

export const editMessageText = apiMethod(
  z.strictObject({
    chat_id: chatId,
    message_id: integer.optional(),
    text: z.string().optional(),
    parse_mode: parseMode,
    link_preview_options: linkPreviewOptions,
    reply_markup: inlineMarkup,
  }),
  ({ world }, given) => {
    const message = requireOwnMessage(world, requireChat(world, given.chat_id), given.message_id);
    if (message.text === '') throw badRequest('there is no text in the message to edit');
    const formatted = readFormatted(given.text ?? '', given.parse_mode);
    if (formatted.text === '') throw badRequest('message text is empty');
    if (formatted.text.length > longestText) throw badRequest('message is too long');
    const { buttons } = readMarkup(given.reply_markup);
    if (sameShown(message, { ...message, ...formatted, buttons })) throw badRequest(notModified);
    const edited = { ...message, ...formatted, buttons, editedAt: nowInSeconds(world) };
    world.commit({ type: 'message_edited', message: edited });
    return messageJson(world, edited);
  },
);

export const editMessageReplyMarkup = apiMethod(
  z.strictObject({ chat_id: chatId, message_id: integer.optional(), reply_markup: inlineMarkup }),
  ({ world }, given) => {
    const message = requireOwnMessage(world, requireChat(world, given.chat_id), given.message_id);
    const edited = { ...message, buttons: readMarkup(given.reply_markup).buttons };
    if (sameShown(message, edited)) throw badRequest(notModified);
    world.commit({ type: 'message_edited', message: edited });
    return messageJson(world, edited);
  },
);

/** The bot deletes its own messages anywhere, a person's in the private chat only; both for 48 hours. */
export const deleteMessage = apiMethod(
  z.strictObject({ chat_id: chatId, message_id: integer.optional() }),
  ({ world }, given) => {
    const chat = requireChat(world, given.chat_id);
    const message = world.state.histories.get(chat)?.get(given.message_id ?? 0);
    if (message === undefined) throw badRequest('message to delete not found');
    const mayDelete = message.from === 'bot' || !world.state.groups.has(chat);
    if (!mayDelete) throw badRequest("message can't be deleted");
    if (nowInSeconds(world) - message.date > deletableSeconds) {
      throw badRequest("message can't be deleted for everyone");
    }
    world.commit({ type: 'message_deleted', chatId: chat, messageId: message.id });
    return true;
  },
);

function sameShown(a: SimMessage, b: SimMessage): boolean {
  const shown = ({ text, entities, buttons }: SimMessage): string =>
    JSON.stringify([
      text,
      entities.map((entity) => Object.entries(entity).sort()),
      buttons.map((row) => row.map((button) => [button.text, button.data ?? null, button.url ?? null])),
    ]);
  return shown(a) === shown(b);
}
