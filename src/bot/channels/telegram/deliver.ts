import { GrammyError, HttpError, InputFile } from 'grammy';
import type { ChatAddress } from '../../../domain/inbound.ts';
import { FileMissing } from '../../../domain/file/ports.ts';
import type { SentMessage } from '../../../domain/outbox/ports.ts';
import type { Words } from '../../words.ts';
import type { Channel, DeliveryOutcome, Rates, ToDeliver } from '../channel.ts';
import { connectTimedOut, type TelegramApi } from './api.ts';
import { fetchFile } from './fetch.ts';
import { partsOf, type Part } from './parts.ts';
import { isGroupId } from './rates.ts';
import { render, type Rendered } from './render.ts';

export interface TelegramChannelOptions {
  telegram: TelegramApi;
  words: Words;
  rates: Rates;
  /** The bytes of a file on record, by its id; throws FileMissing when there are none. */
  readFile(fileId: string): Promise<Uint8Array>;
  /** Told of a callback answer that failed. */
  ignored(error: string): void;
}

/** Telegram as a channel. */
export function createTelegramChannel(options: TelegramChannelOptions): Channel {
  const { telegram, words, rates, readFile, ignored } = options;
  const { api, uploading, describe } = telegram;

  async function sendParts(message: ToDeliver, parts: Part[]): Promise<DeliveryOutcome> {
    const sent = message.sentBefore.length < parts.length ? [...message.sentBefore] : [];
    for (const [nth, part] of parts.slice(sent.length).entries()) {
      if (nth > 0 && !message.mayGoOn()) return { kind: 'held', sentSoFar: sent };
      let bytes: Uint8Array | null;
      try {
        bytes = part.kind === 'file' ? await readFile(part.file.fileId) : null;
      } catch (error) {
        return unreadable(error, sent);
      }
      try {
        const id = await sendPart(message.address, part, bytes);
        sent.push({ messageId: String(id), order: id });
      } catch (error) {
        return refusedSending(error, describe(error), sent, part);
      }
    }
    const [first, ...more] = sent;
    if (first === undefined) return { kind: 'rejected', error: 'the message says nothing' };
    return { kind: 'sent', messages: [first, ...more] };
  }

  async function sendPart(
    { chatId, threadId }: ChatAddress,
    part: Part,
    bytes: Uint8Array | null,
  ): Promise<number> {
    const place = {
      ...(threadId === null ? {} : { message_thread_id: Number(threadId) }),
      ...(part.buttons === null ? {} : { reply_markup: part.buttons }),
    };
    if (part.kind === 'text' || bytes === null) {
      return (await api.sendMessage(chatId, part.html, { ...common, ...place })).message_id;
    }
    const words = part.html === '' ? {} : { caption: part.html, parse_mode: common.parse_mode };
    const file = new InputFile(bytes, uploadName(part.file.name));
    // Else a film, or a picture that moves, would come as something other than the file it is.
    const asItIs = { disable_content_type_detection: true };
    return (await uploading.sendDocument(chatId, file, { ...words, ...place, ...asItIs })).message_id;
  }

  async function edit(message: ToDeliver, messageId: string, rendered: Rendered): Promise<DeliveryOutcome> {
    if (message.view.attachments !== undefined) {
      return { kind: 'rejected', error: 'a message that is edited carries no files' };
    }
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
        : sendParts(message, partsOf(rendered, message.view.attachments ?? []));
    },
    fetch: (remoteId, atMost, signal) => fetchFile(telegram, remoteId, atMost, signal),
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

/** grammY writes the name into a header as it is, and Telegram reads it up to the next semicolon. */
const uploadName = (name: string): string => name.replaceAll(';', ',').replace(/[\r\n]/g, ' ');

/** A file that is gone will not come back; a disk that fails may work in a moment. */
function unreadable(error: unknown, sentSoFar: SentMessage[]): DeliveryOutcome {
  const words = error instanceof Error ? error.message : String(error);
  return error instanceof FileMissing
    ? { kind: 'rejected', error: words }
    : { kind: 'retry', afterMs: null, error: words, sentSoFar };
}

/**
 * What Telegram's refusals, and a network that fails, mean for a message that was to be sent. When the end of a file is
 * unknown, the words before it are known to have arrived, and only the file is sent again: on a slow line it may take
 * many attempts.
 */
function refusedSending(
  error: unknown,
  words: string,
  sentSoFar: SentMessage[],
  { kind }: Part,
): DeliveryOutcome {
  const retry = (afterMs: number | null): DeliveryOutcome => ({
    kind: 'retry',
    afterMs,
    error: words,
    sentSoFar,
  });
  if (error instanceof GrammyError) return refusedByTelegram(error, words, retry);
  if (error instanceof HttpError && neverSent(error.error)) return retry(null);
  return { kind: 'unknown', error: words, ...(kind === 'file' ? { sentSoFar } : {}) };
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
