/** Bot API calls over HTTP: token, method, parameters, faults, and the answer in Telegram's envelope. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Faults, Fault } from '../faults.ts';
import { BodyTooLarge, readBody, sendBytes, sendJson } from '../http.ts';
import type { Limits } from '../limits.ts';
import { MultipartError, parseMultipart, type UploadedFile } from '../multipart.ts';
import type { Poller } from '../updates.ts';
import type { World } from '../world.ts';
import { ApiError, badRequest, forbidden, type Call } from './call.ts';
import { largestUpload } from './files.ts';
import { methods, paced } from './methods.ts';

const linkGoodFor = 60 * 60 * 1000;
// The form around the file needs some room, too.
const largestBody = largestUpload + 1024 * 1024;

export interface BotApi {
  readonly world: World;
  readonly poller: Poller;
  readonly faults: Faults;
  readonly limits: Limits;
}

/** Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export async function serveBotApi(
  api: BotApi,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  try {
    const path = decodeURIComponent(url.pathname);
    const [, file, token = '', rest = ''] = /^(\/file)?\/bot([^/]*)\/?(.*)$/.exec(path) ?? [];
    if (token !== api.world.token) throw wrongToken(token);
    if (file === undefined) await serveMethod(api, request, response, rest, url);
    else await serveFile(api, response, rest);
  } catch (error) {
    if (response.headersSent || response.destroyed) return;
    const known = error instanceof ApiError ? error : undefined;
    const code = known?.code ?? (error instanceof BodyTooLarge ? 413 : 500);
    const description =
      known?.message ??
      (code === 413 ? 'Request Entity Too Large' : `Internal Server Error: ${String(error)}`);
    const parameters = known?.parameters === undefined ? {} : { parameters: known.parameters };
    sendJson(response, code, { ok: false, error_code: code, description, ...parameters });
  }
}

const wrongToken = (token: string): ApiError =>
  /^\d+:.+$/.test(token) ? new ApiError(401, 'Unauthorized') : new ApiError(404, 'Not Found');

async function serveMethod(
  { world, poller, faults, limits }: BotApi,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  url: URL,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'POST') throw new ApiError(405, 'Method Not Allowed');
  const method = methods.get(name);
  if (method === undefined) throw new ApiError(404, `Not Found: method ${name} is not simulated`);
  const { given, uploads } = await readParameters(request, url);
  world.apiCalls.set(name, (world.apiCalls.get(name) ?? 0) + 1);
  const chatId = Number(given['chat_id']);
  const fault = faults.strike(name, Number.isNaN(chatId) ? undefined : chatId);
  if (fault !== undefined && failBefore(fault, response)) return;
  if (limits.enforced && paced.has(name) && !Number.isNaN(chatId)) {
    const wait = limits.strike(chatId, world.clock.now());
    if (wait !== undefined) throw tooManyRequests(wait);
  }
  const onGone: Call['onGone'] = (listener) => response.once('close', listener);
  const result = await method({ world, poller, uploads, onGone }, name, given);
  if (fault?.kind === 'cut_after_accept') return void response.destroy();
  if (fault?.kind === 'slow') await delay(fault.delayMs ?? 1000, response);
  if (!response.destroyed) sendJson(response, 200, { ok: true, result });
}

/** @returns whether the call is over; `slow` and `cut_after_accept` strike later */
function failBefore(fault: Fault, response: ServerResponse): boolean {
  switch (fault.kind) {
    case 'too_many_requests':
      throw tooManyRequests(fault.retryAfter ?? 1);
    case 'forbidden':
      throw forbidden('bot was blocked by the user');
    case 'server_error':
      throw new ApiError(500, 'Internal Server Error');
    case 'bad_gateway':
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end('<html><body><h1>502 Bad Gateway</h1></body></html>');
      return true;
    case 'cut_before':
      response.destroy();
      return true;
    case 'cut_after_accept':
    case 'slow':
      return false;
    default:
      return fault.kind satisfies never;
  }
}

const tooManyRequests = (seconds: number): ApiError =>
  new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });

/** Ends early when the connection does, so that nothing is left waiting. */
function delay(milliseconds: number, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      response.off('close', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    response.once('close', end);
  });
}

interface Parameters {
  readonly given: Record<string, unknown>;
  readonly uploads: ReadonlyMap<string, UploadedFile>;
}

async function readParameters(request: IncomingMessage, url: URL): Promise<Parameters> {
  const query = Object.fromEntries(url.searchParams);
  const body = await readBody(request, largestBody);
  const type = request.headers['content-type'] ?? '';
  const noUploads = new Map<string, UploadedFile>();
  if (body.length === 0) return { given: query, uploads: noUploads };
  if (type.startsWith('application/json')) {
    return { given: { ...query, ...parseJsonObject(body) }, uploads: noUploads };
  }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const form = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
    return { given: { ...query, ...form }, uploads: noUploads };
  }
  if (!type.startsWith('multipart/form-data')) throw badRequest(`content type ${type} is not simulated`);
  try {
    const form = parseMultipart(body, type);
    return { given: { ...query, ...Object.fromEntries(form.fields) }, uploads: form.files };
  } catch (error) {
    if (error instanceof MultipartError) throw badRequest(`can't parse the form: ${error.message}`);
    throw error;
  }
}

function parseJsonObject(body: Buffer): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed };
  } catch {
    // Told below in Telegram's words, like JSON that is no object.
  }
  throw badRequest("can't parse request body as JSON object");
}

async function serveFile({ world, faults }: BotApi, response: ServerResponse, path: string): Promise<void> {
  world.apiCalls.set('download', (world.apiCalls.get('download') ?? 0) + 1);
  const fault = faults.strike('download', undefined);
  if (fault !== undefined && failBefore(fault, response)) return;
  const link = world.fileLinks.get(path);
  const expired = link === undefined || world.clock.now() - link.madeAt > linkGoodFor;
  const content = expired ? undefined : world.files.get(link.fileId);
  if (content === undefined) throw new ApiError(404, 'Not Found');
  if (fault?.kind === 'slow') await delay(fault.delayMs ?? 1000, response);
  const headers = { 'content-type': 'application/octet-stream', 'content-length': content.byteLength };
  if (fault?.kind === 'cut_after_accept') {
    response.writeHead(200, headers);
    response.write(content.subarray(0, content.byteLength / 2), () => response.destroy());
  } else if (!response.destroyed) {
    sendBytes(response, content, { 'content-type': headers['content-type'] });
  }
}
