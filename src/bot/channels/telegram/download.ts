import { request as httpRequest, type Agent, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface DownloadOptions {
  /** Its address; the errors of this module do not repeat it, since it holds the token. */
  url: string;
  agent: Agent;
  /** In bytes. */
  atMost: number;
  signal: AbortSignal;
}

/** With nothing coming for so long the download is given up, in milliseconds. */
const silenceMs = 15_000;
/** A file of 20 MB comes in time at 2.8 Mbit/s. Its chat waits, and what is confirmed to Telegram waits with it. */
const longestMs = 60_000;

/**
 * Fetches a file over HTTP. Null when it is larger than allowed; what is announced as larger is not read at all.
 *
 * @throws when it cannot be fetched whole: refused, cut off, too slow, or told to stop
 */
export function download({ url, agent, atMost, signal }: DownloadOptions): Promise<Buffer | null> {
  const request = url.startsWith('https:') ? httpsRequest : httpRequest;
  const tooLong = AbortSignal.timeout(longestMs);
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { agent, timeout: silenceMs, signal: AbortSignal.any([signal, tooLong]) },
      (response) => {
        take(response, atMost).then((bytes) => {
          // Only what was read to its end may be followed by another request on the connection.
          if (bytes === null) asked.destroy();
          resolve(bytes);
        }, reject);
      },
    );
    asked.on('timeout', () => asked.destroy(new Error('downloading: nothing came for too long')));
    asked.on('error', (error) =>
      reject(tooLong.aborted ? new Error('downloading: it took too long') : error),
    );
    asked.end();
  });
}

async function take(response: IncomingMessage, atMost: number): Promise<Buffer | null> {
  const { statusCode, headers } = response;
  if (statusCode !== 200) {
    response.resume();
    throw new Error(`downloading: answered with status ${statusCode}`);
  }
  if (Number(headers['content-length'] ?? 0) > atMost) return null;
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > atMost) return null;
    pieces.push(piece);
  }
  if (!response.complete) throw new Error('downloading: the connection was cut');
  return Buffer.concat(pieces);
}
