/** The methods that are simulated; any other is refused. */
import { deleteWebhook, getMe, getMyCommands, setMyCommands } from './account.ts';
import type { ApiMethod } from './call.ts';
import { answerCallbackQuery } from './callbacks.ts';
import { getChat, getChatMember, leaveChat } from './chats.ts';
import { deleteMessage, editMessageReplyMarkup, editMessageText } from './edits.ts';
import { getFile, sendDocument, sendPhoto } from './files.ts';
import { getUpdates } from './get-updates.ts';
import { sendChatAction, sendMessage } from './messages.ts';

export const methods: ReadonlyMap<string, ApiMethod> = new Map(
  Object.entries({
    getMe,
    getUpdates,
    deleteWebhook,
    setMyCommands,
    getMyCommands,
    sendMessage,
    editMessageText,
    editMessageReplyMarkup,
    deleteMessage,
    answerCallbackQuery,
    sendChatAction,
    sendDocument,
    sendPhoto,
    getFile,
    getChat,
    getChatMember,
    leaveChat,
  }),
);

/** The methods that count against Telegram's rates. */
export const paced: ReadonlySet<string> = new Set([
  'sendMessage',
  'sendDocument',
  'sendPhoto',
  'editMessageText',
  'editMessageReplyMarkup',
]);
