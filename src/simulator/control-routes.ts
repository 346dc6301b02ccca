/** The addresses of the control, one line each. */
import { z } from 'zod';
import { groupRoutes } from './control-group-routes.ts';
import type { ControlRequest, ControlRoute } from './control-route.ts';
import { streamEvents } from './event-stream.ts';
import { faultKinds } from './faults.ts';
import { sendBytes, sendJson } from './http.ts';
import { SimulatorRefusal } from './model.ts';
import { parseMultipart } from './multipart.ts';
import { messageForPage, stateForPage } from './page-json.ts';
import { servePageFile } from './static-page.ts';
import { callbackAnswer } from './taps.ts';
import { wholeNumber } from './whole-number.ts';

const largestFile = 60 * 1024 * 1024;
const pageSize = 100;
const largestPage = 500;
/** Types a browser shows without running anything in them. */
const shownInBrowser = /^(application\/pdf|image\/(png|jpeg|gif|webp)|text\/plain)/;

const id = z.int();
const writing = z.strictObject({
  userId: id,
  text: z.string(),
  replyTo: id.optional(),
  threadId: id.optional(),
});
const edit = z.strictObject({ userId: id, text: z.string() });
const deletion = z.strictObject({ userId: id.optional() });
const special = z.strictObject({
  userId: id,
  kind: z.enum(['sticker', 'voice', 'contact', 'location']),
  threadId: id.optional(),
});
const press = z.strictObject({
  userId: id,
  messageId: id,
  data: z.string(),
  forged: z.boolean().optional(),
});
const starting = z.strictObject({ payload: z.string().optional() });
const clockMove = z.union([
  z.strictObject({ advanceMs: z.number() }),
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
]);
const fault = z.strictObject({
  kind: z.enum(faultKinds),
  method: z.string().optional(),
  chatId: id.optional(),
  retryAfter: z.int().min(1).optional(),
  delayMs: z.int().min(0).optional(),
  times: z.int().min(1).optional(),
});
const redelivery = z.strictObject({ updateId: id });

const done = { ok: true };

const inTopic = (threadId: number | undefined) => (threadId === undefined ? {} : { threadId });

const messages: ControlRoute = ({ world, control, path, query }) => {
  const chatId = wholeNumber(path[0]);
  if (!control.chats().includes(chatId)) throw new SimulatorRefusal(`There is no chat ${chatId}.`);
  const after = query.has('after') ? wholeNumber(query.get('after')) : undefined;
  const before = query.has('before') ? wholeNumber(query.get('before')) : Infinity;
  const limit = Math.min(query.has('limit') ? wholeNumber(query.get('limit')) : pageSize, largestPage);
  const within = control
    .history(chatId)
    .filter((message) => message.id > (after ?? 0) && message.id < before)
    .filter(({ threadId }) => !query.has('thread') || String(threadId ?? 0) === query.get('thread'));
  // With a lower bound the page reads on from there; without one it wants the latest.
  const page = after === undefined ? within.slice(-limit) : within.slice(0, limit);
  return { messages: limit < 1 ? [] : page.map((message) => messageForPage(world, message)) };
};

const write: ControlRoute = async ({ world, control, path, json }) => {
  const { userId, text, replyTo, threadId } = await json(writing);
  const answering = replyTo === undefined ? {} : { replyTo };
  const sent = control.sendText(userId, wholeNumber(path[0]), text, { ...answering, ...inTopic(threadId) });
  return { messages: sent.map((message) => messageForPage(world, message)) };
};

const rewrite: ControlRoute = async ({ world, control, path, json }) => {
  const { userId, text } = await json(edit);
  return {
    message: messageForPage(
      world,
      control.editText(userId, wholeNumber(path[0]), wholeNumber(path[1]), text),
    ),
  };
};

/** Whoever does not say who they are deletes as the person of the private chat, or as the message's author. */
const remove: ControlRoute = async ({ control, path, json }) => {
  const { userId } = await json(deletion);
  const chatId = wholeNumber(path[0]);
  const messageId = wholeNumber(path[1]);
  const author = control.history(chatId).find((message) => message.id === messageId)?.from;
  const person = userId ?? (chatId > 0 ? chatId : author === 'bot' ? 0 : author);
  control.deleteMessage(person ?? 0, chatId, messageId);
  return done;
};

const sendFile: ControlRoute = async ({ world, control, path, body, contentType }) => {
  const { fields, files } = parseMultipart(await body(largestFile), contentType);
  const file = files.get('file');
  const kind = fields.get('kind') ?? 'document';
  if (file === undefined) throw new SimulatorRefusal('The form has no file.');
  if (kind !== 'document' && kind !== 'photo') throw new SimulatorRefusal('kind is document or photo.');
  const caption = fields.get('caption');
  const threadId = fields.has('threadId') ? wholeNumber(fields.get('threadId')) : undefined;
  const sent = {
    fileName: file.fileName,
    content: file.content,
    ...(caption === undefined ? {} : { caption }),
  };
  const send = kind === 'photo' ? control.sendPhoto : control.sendDocument;
  const userId = wholeNumber(fields.get('userId'));
  return { message: messageForPage(world, send(userId, wholeNumber(path[0]), sent, inTopic(threadId))) };
};

const download: ControlRoute = ({ control, path, response }) => {
  const found = control.file(decodeURIComponent(path[0] ?? ''));
  if (found === undefined) return sendJson(response, 404, { error: 'There is no such file.' });
  const { fileName, mimeType } = found.file;
  const shown = shownInBrowser.test(mimeType);
  sendBytes(response, found.content, {
    'content-type': mimeType.startsWith('text/') ? `${mimeType}; charset=utf-8` : mimeType,
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${rfc5987(fileName)}`,
  });
};

/** RFC 5987, for names a plain header cannot carry. */
const rfc5987 = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);

const sendSpecial: ControlRoute = async ({ world, control, path, json }) => {
  const { userId, kind, threadId } = await json(special);
  const send = {
    sticker: control.sendSticker,
    voice: control.sendVoice,
    contact: control.sendContact,
    location: control.sendLocation,
  }[kind];
  return { message: messageForPage(world, send(userId, wholeNumber(path[0]), inTopic(threadId))) };
};

const tap: ControlRoute = async ({ world, control, path, json, response }) => {
  const { userId, messageId, data, forged = false } = await json(press);
  const { callbackId } = control.tap(userId, wholeNumber(path[0]), messageId, data, { forged });
  const answer = await callbackAnswer(world, callbackId, response);
  return answer === undefined ? { answered: false } : { answered: true, ...answer };
};

const start: ControlRoute = async ({ world, control, path, json }) => {
  const { payload } = await json(starting);
  return { message: messageForPage(world, control.start(wholeNumber(path[0]), payload)) };
};

const moveClock: ControlRoute = async ({ world, control, json }) => {
  const move = await json(clockMove);
  control.advance('to' in move ? Date.parse(move.to) - world.clock.now() : move.advanceMs);
  return { now: world.clock.now() };
};

const words: ControlRoute = ({ options, query }) => {
  const language = query.get('language') ?? 'vi';
  if (language !== 'vi' && language !== 'en') throw new SimulatorRefusal('language is vi or en.');
  return options.words?.(language) ?? {};
};

const act =
  (what: (request: ControlRequest) => unknown): ControlRoute =>
  async (request) => {
    await what(request);
    return done;
  };

/** Method, path with its open parts, and what answers there. */
export const controlRoutes: readonly (readonly [string, RegExp, ControlRoute])[] = [
  ['GET', /^\/$/, ({ options, response }) => servePageFile(options.pageFolder, 'index.html', response)],
  [
    'GET',
    /^\/page\/(.+)$/,
    ({ options, path, response }) => servePageFile(options.pageFolder, path[0] ?? '', response),
  ],
  ['GET', /^\/sim\/words$/, words],
  ['GET', /^\/sim\/state$/, ({ world, options }) => stateForPage(world, options)],
  ['GET', /^\/sim\/events$/, ({ world, response }) => streamEvents(world, response)],
  ['GET', /^\/sim\/chats\/(-?\d+)\/messages$/, messages],
  ['POST', /^\/sim\/chats\/(-?\d+)\/messages$/, write],
  ['PUT', /^\/sim\/chats\/(-?\d+)\/messages\/(\d+)$/, rewrite],
  ['DELETE', /^\/sim\/chats\/(-?\d+)\/messages\/(\d+)$/, remove],
  ['POST', /^\/sim\/chats\/(-?\d+)\/files$/, sendFile],
  ['GET', /^\/sim\/files\/([^/]+)$/, download],
  ['POST', /^\/sim\/chats\/(-?\d+)\/special$/, sendSpecial],
  ['POST', /^\/sim\/chats\/(-?\d+)\/taps$/, tap],
  ['POST', /^\/sim\/users\/(\d+)\/start$/, start],
  ['POST', /^\/sim\/users\/(\d+)\/block$/, act(({ control, path }) => control.block(wholeNumber(path[0])))],
  [
    'POST',
    /^\/sim\/users\/(\d+)\/unblock$/,
    act(({ control, path }) => control.unblock(wholeNumber(path[0]))),
  ],
  ...groupRoutes,
  ['POST', /^\/sim\/clock$/, moveClock],
  ['POST', /^\/sim\/faults$/, act(async ({ control, json }) => void control.faults.add(await json(fault)))],
  ['DELETE', /^\/sim\/faults$/, act(({ control }) => control.faults.clear())],
  ['GET', /^\/sim\/pending$/, ({ control }) => ({ updates: control.pendingUpdates() })],
  [
    'POST',
    /^\/sim\/redeliver$/,
    act(async ({ control, json }) => control.redeliver((await json(redelivery)).updateId)),
  ],
];
