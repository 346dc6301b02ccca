import { createServer, type Server, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createTelegramApi } from '../../../src/bot/channels/telegram/api.ts';
import { createTelegramChannel } from '../../../src/bot/channels/telegram/deliver.ts';
import { telegramRates } from '../../../src/bot/channels/telegram/rates.ts';
import { say } from '../../../src/domain/message.ts';
import { view } from '../../../src/domain/view.ts';
import { noFiles, words } from './telegram.ts';

/** A proxy that notes what it is asked for and answers with `response` before it hangs up. */
async function proxyAnswering(response: string): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server: Server = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      asked.push(data.toString('latin1').split('\r\n')[0] ?? '');
      socket.end(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, asked };
}

const message = {
  address: { channel: 'telegram', chatId: '1', threadId: null },
  view: view([say('help.text')]),
  language: 'vi',
  operation: { kind: 'send' },
  sentBefore: [],
  mayGoOn: () => true,
} as const;

test.each([
  ['hangs up', ''],
  ['refuses', 'HTTP/1.1 403 Forbidden\r\ncontent-length: 6\r\nconnection: close\r\n\r\nclosed'],
])("requests go through the office's proxy; when it %s nothing was sent", async (_how, response) => {
  const { url, asked } = await proxyAnswering(response);
  const settings = { token: '1000000:secret', apiRoot: 'https://telegram.invalid', httpsProxy: url };
  const telegram = createTelegramApi(settings);
  onTestFinished(() => telegram.close());
  const channel = createTelegramChannel({
    telegram,
    words,
    rates: telegramRates,
    readFile: noFiles,
    ignored: () => undefined,
  });
  const outcome = await channel.deliver({ ...message, sentBefore: [] });
  expect(asked).toEqual(['CONNECT telegram.invalid:443 HTTP/1.1']);
  expect(outcome).toMatchObject({ kind: 'retry', afterMs: null });
  expect(JSON.stringify(outcome)).not.toContain('secret');
});
