/** The chat page's own files. */
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { sendBytes, sendJson } from './http.ts';
import { extensionOf } from './files.ts';

const contentTypes: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};

/** Only plain names below the folder: no hidden file, no way up, no backslash. */
const safePath = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

export async function servePageFile(
  folder: string | undefined,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const type = contentTypes[extensionOf(path)];
  if (folder !== undefined && type !== undefined && safePath.test(path)) {
    const content = await readFile(join(folder, path)).catch(() => undefined);
    if (content) return sendBytes(response, content, { 'content-type': type });
  }
  sendJson(response, 404, { error: 'There is no such page.' });
}
