import { GrammyError, HttpError } from 'grammy';
import type { SentMessage } from '../../../domain/ports.ts';
import type { Words } from '../../words.ts';
import type { Channel, DeliveryOutcome, Rates, ToDeliver } from '../channel.ts';
import { connectTimedOut, type TelegramApi } from './api.ts';
import { isGroupId } from './rates.ts';
import { render, type Rendered } from './render.ts';

export interface TelegramChannelOptions {
  telegram: TelegramApi;
  words: Words;
  rates: Rates;
  /** Told of a callback answer that failed. */
  ignored(error: string): void;
}

/** Telegram as a channel. */
export function createTelegramChannel({ telegram, words, rates, ignored }: TelegramChannelOptions): Channel {
  const { api, describe } = telegram;

  async function sendParts(message: ToDeliver, { parts, keyboard }: Rendered): Promise<DeliveryOutcome> {
    const { chatId, threadId } = message.address;
    const thread = threadId === null ? {} : { message_thread_id: Number(threadId) };
    const sent = message.sentBefore.length < parts.length ? [...message.sentBefore] : [];
    for (const part of parts.slice(sent.length)) {
      if (sent.length > message.sentBefore.length && !message.mayGoOn()) {
        return { kind: 'held', sentSoFar: sent };
      }
      const isLast = sent.length === parts.length - 1;
      const buttons = keyboard !== null && isLast ? { reply_markup: keyboard } : {};
      try {
        const { message_id: id } = await api.sendMessage(chatId, part, { ...common, ...thread, ...buttons });
        sent.push({ messageId: String(id), order: id });
      } catch (error) {
        return refusedSending(error, describe(error), sent);
      }
    }
    const [first, ...more] = sent;
    if (first === undefined) return { kind: 'rejected', error: 'the message says nothing' };
    return { kind: 'sent', messages: [first, ...more] };
  }

  async function edit(message: ToDeliver, messageId: string, rendered: Rendered): Promise<DeliveryOutcome> {
    const { parts, keyboard } = rendered;
    const [text] = parts;
    if (text === undefined || parts.length > 1) {
      return { kind: 'lost_original', error: 'the text no longer fits one message' };
    }
    const buttons = keyboard === null ? {} : { reply_markup: keyboard };
    const sent: DeliveryOutcome = { kind: 'sent', messages: [{ messageId, order: Number(messageId) }] };
    try {
      await api.editMessageText(message.address.chatId, Number(messageId), text, { ...common, ...buttons });
      return sent;
    } catch (error) {
      return isNotModified(error) ? sent : refusedEditing(error, describe(error));
    }
  }

  return {
    name: 'telegram',
    rates,
    isGroup: isGroupId,
    async deliver(message) {
      const rendered = render(message.view, message.language, words);
      return message.operation.kind === 'edit'
        ? edit(message, message.operation.messageId, rendered)
        : sendParts(message, rendered);
    },
    async acknowledge(callbackId) {
      try {
        await api.answerCallbackQuery(callbackId);
      } catch (error) {
        ignored(describe(error));
      }
    },
  };
}

const common = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;

const isNotModified = (error: unknown) =>
  error instanceof GrammyError && error.description.includes('message is not modified');

/** What Telegram's refusals, and a network that fails, mean for a message that was to be sent. */
function refusedSending(error: unknown, words: string, sentSoFar: SentMessage[]): DeliveryOutcome {
  const retry = (afterMs: number | null): DeliveryOutcome => ({
    kind: 'retry',
    afterMs,
    error: words,
    sentSoFar,
  });
  if (error instanceof GrammyError) return refusedByTelegram(error, words, retry);
  if (error instanceof HttpError && neverSent(error.error)) return retry(null);
  return { kind: 'unknown', error: words };
}

/** An edit can be repeated without harm, so an unknown outcome is tried again. */
function refusedEditing(error: unknown, words: string): DeliveryOutcome {
  const retry = (afterMs: number | null): DeliveryOutcome => ({
    kind: 'retry',
    afterMs,
    error: words,
    sentSoFar: [],
  });
  if (!(error instanceof GrammyError)) return retry(null);
  if (/message to edit not found|message can't be edited/i.test(error.description)) {
    return { kind: 'lost_original', error: words };
  }
  return refusedByTelegram(error, words, retry);
}

function refusedByTelegram(
  { error_code: code, description, parameters }: GrammyError,
  error: string,
  retry: (afterMs: number | null) => DeliveryOutcome,
): DeliveryOutcome {
  if (parameters.migrate_to_chat_id !== undefined) {
    return { kind: 'moved', toChatId: String(parameters.migrate_to_chat_id) };
  }
  if (code === 429) return retry((parameters.retry_after ?? 1) * 1000);
  // 401 and 404 are about the token and the address: the message is good and waits until they are put right.
  if (code >= 500 || code === 401 || code === 404) return retry(null);
  if (code === 403 || /chat not found|user is deactivated/i.test(description)) return { kind: 'gone', error };
  if (topicGone.test(description)) return { kind: 'gone', error, loss: 'topic_gone' };
  if (mayNotWrite.test(description)) return { kind: 'gone', error, loss: 'may_not_write' };
  return { kind: 'rejected', error };
}

const topicGone = /message thread not found|TOPIC_(CLOSED|DELETED)/i;
const mayNotWrite =
  /not enough rights to send|have no rights to send|CHAT_WRITE_FORBIDDEN|CHAT_SEND_PLAIN_FORBIDDEN|CHAT_RESTRICTED/i;

const beforeSending = new Set([
  connectTimedOut,
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
]);

/** Whether the request cannot have been accepted: no connection came about, or a gateway or proxy answered for Telegram. */
function neverSent(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('type' in error && error.type === 'invalid-json') return true;
  // https-proxy-agent's error for a proxy that hangs up has no code.
  if (error instanceof Error && error.message.includes('before receiving CONNECT response')) return true;
  const code = 'code' in error ? String(error.code) : '';
  return beforeSending.has(code) || /^(CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(code);
}
