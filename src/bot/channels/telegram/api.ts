import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Api, GrammyError, HttpError } from 'grammy';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { download } from './download.ts';

export interface TelegramSettings {
  token: string;
  /** Without a slash at the end. */
  apiRoot: string;
  /** `HTTPS_PROXY`; null connects directly. */
  httpsProxy: string | null;
}

export interface TelegramApi {
  /** For everything but files and waiting for updates; gives up after 20 s. */
  api: Api;
  /** For sending files; gives up after 180 s, in which 20 MB go out at 1 Mbit/s. */
  uploading: Api;
  /** For getUpdates, which may take its time. */
  polling: Api;
  /**
   * The bytes of a file, by the `file_path` that getFile gave; null when there are more than `atMost`.
   *
   * @throws when it cannot be fetched whole
   */
  download(filePath: string, atMost: number, signal: AbortSignal): Promise<Buffer | null>;
  /** An error in words fit for logs and tables: no token, no payload. */
  describe(error: unknown): string;
  /** Closes the connections kept open. */
  close(): void;
}

/** Longest wait of a getUpdates, in seconds. */
export const longPollSeconds = 25;
const callSeconds = 20;
const uploadSeconds = 180;
const connectMs = 10_000;

/** Code of the error for a connection that did not come about in time: nothing has been sent then. */
export const connectTimedOut = 'CONNECT_TIMED_OUT';

/** grammY's client of the Bot API behind the office's proxy, if any. */
export function createTelegramApi({ token, apiRoot, httpsProxy }: TelegramSettings): TelegramApi {
  const agent = agentFor(apiRoot, httpsProxy);
  const client = (timeoutSeconds: number) =>
    new Api(token, { apiRoot, timeoutSeconds, baseFetchConfig: { agent, compress: true } });
  return {
    api: client(callSeconds),
    uploading: client(uploadSeconds),
    polling: client(longPollSeconds + 10),
    download: (filePath, atMost, signal) =>
      download({ url: `${apiRoot}/file/bot${token}/${filePath}`, agent, atMost, signal }),
    // node-fetch puts the whole address, token included, into its messages.
    describe: (error) => wordsOf(error).replaceAll(token, '<token>'),
    close: () => agent.destroy(),
  };
}

function agentFor(apiRoot: string, httpsProxy: string | null): HttpAgent {
  const keep = { keepAlive: true };
  if (!apiRoot.startsWith('https:')) return limitConnecting(new HttpAgent(keep));
  return httpsProxy === null ? limitConnecting(new HttpsAgent(keep)) : new HttpsProxyAgent(httpsProxy, keep);
}

/**
 * Gives up on connections that do not come about, as where Telegram is blocked. Without it grammY's time-out strikes, and
 * whether the message had been sent by then is not known.
 */
function limitConnecting<A extends HttpAgent>(agent: A): A {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback);
    if (socket == null) return socket;
    const timer = setTimeout(() => {
      socket.destroy(Object.assign(new Error('connecting took too long'), { code: connectTimedOut }));
    }, connectMs);
    const stop = () => clearTimeout(timer);
    socket.once('connect', stop).once('close', stop);
    return socket;
  };
  return agent;
}

function wordsOf(error: unknown): string {
  if (error instanceof GrammyError) return `${error.method}: ${error.error_code} ${error.description}`;
  if (error instanceof HttpError) return `${error.message} ${wordsOf(error.error)}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
