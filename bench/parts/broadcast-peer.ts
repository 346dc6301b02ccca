import { readFile } from 'node:fs/promises';
import { autoRetry } from '@grammyjs/auto-retry';
import { apiThrottler } from '@grammyjs/transformer-throttler';
import { Api } from 'grammy';
import type { Notice } from '../broadcast/notices.ts';
import { token } from '../token.ts';

/** The same messages as grammY's documentation would have them sent: the throttler, and around it the retries. */
export async function runBroadcastPeer(apiRoot: string, noticesFile: string): Promise<void> {
  const notices = JSON.parse(await readFile(noticesFile, 'utf8')) as Notice[];
  const api = new Api(token, { apiRoot });
  api.config.use(apiThrottler());
  api.config.use(autoRetry());
  await Promise.all(notices.map(({ chatId, text }) => api.sendMessage(chatId, text)));
}
