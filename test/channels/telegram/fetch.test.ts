import { createServer, type ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createTelegramChannel } from '../../../src/bot/channels/telegram/deliver.ts';
import { readUpdate } from '../../../src/bot/channels/telegram/inbound.ts';
import { telegramRates } from '../../../src/bot/channels/telegram/rates.ts';
import { mostFileBytes } from '../../../src/domain/file/refusal.ts';
import { png } from '../../simulator/started.ts';
import { pdf } from '../../support/sample-files.ts';
import { noFiles, telegramFor, withPerson, words } from './telegram.ts';

const bot = { id: '1000000', username: 'don_doc_bot' };
const receivedAt = '2026-09-16T08:20:00.000Z';
const never = new AbortController().signal;

function channelFor(simulator: Parameters<typeof telegramFor>[0]) {
  const telegram = telegramFor(simulator);
  return createTelegramChannel({
    telegram,
    words,
    rates: telegramRates,
    readFile: noFiles,
    ignored: () => undefined,
  });
}

/** The simulator and a channel; `brought` is the last message as the domain sees it. */
async function withChannel() {
  const world = await withPerson();
  return {
    ...world,
    channel: channelFor(world.simulator),
    brought() {
      const { content } = readUpdate(world.control.pendingUpdates().at(-1)!, bot, receivedAt).event;
      if (content.kind !== 'file') throw new Error(`a file was sent, not ${content.kind}`);
      return content;
    },
  };
}

test('a document comes with its name, size and caption, and its bytes can be fetched', async () => {
  const { control, channel, person, brought } = await withChannel();
  const content = pdf('nội dung');
  const fileName = 'Báo cáo (dự thảo).pdf';
  control.sendDocument(person, person, { fileName, content, caption: 'II.1' }, { replyTo: 1 });
  const { file, ...rest } = brought();
  expect(file).toMatchObject({ name: fileName, size: content.length, as: 'document' });
  expect(rest).toEqual({
    kind: 'file',
    caption: 'II.1',
    messageId: '2',
    order: 2,
    replyTo: '1',
    albumId: null,
    received: null,
  });
  expect(await channel.fetch(file.remoteId, mostFileBytes, never)).toEqual(content);
});

test('a photograph, each of an album, and a voice message come without a name', async () => {
  const { control, person, brought } = await withChannel();
  control.sendPhoto(person, person, { fileName: 'a.png', content: png(4, 4) }, { albumId: 'g' });
  expect(brought()).toMatchObject({ caption: '', albumId: 'g', file: { name: null, as: 'photo' } });
  control.sendVoice(person, person);
  expect(brought()).toMatchObject({ file: { name: null, as: 'voice' } });
});

const from = { id: 5, is_bot: false, first_name: 'An' };
const chat = { id: 5, type: 'private' };
const inGroup = { id: -5, type: 'group', title: 'Nhóm' };
const file = { file_id: 'f', file_unique_id: 'u' };
const contentOf = (what: object, where: object = chat) =>
  readUpdate(
    { update_id: 7, message: { message_id: 3, date: 1, chat: where, from, ...what } } as never,
    bot,
    receivedAt,
  ).event.content;

test.each([
  [
    {
      photo: [
        { ...file, width: 90, height: 60 },
        { ...file, file_id: 'big', width: 900, height: 600 },
      ],
    },
    { remoteId: 'big', as: 'photo' },
  ],
  [{ video: { ...file, file_name: 'a.mp4', file_size: 9 } }, { name: 'a.mp4', size: 9, as: 'video' }],
  [{ video_note: file }, { name: null, as: 'video' }],
  [{ animation: file, document: file }, { as: 'video' }],
  [{ audio: { ...file, file_name: 'a.m4a' } }, { name: 'a.m4a', size: null, as: 'audio' }],
])('%j is a file', (what, sent) => {
  expect(contentOf(what)).toMatchObject({ kind: 'file', file: sent });
  expect(contentOf(what, inGroup)).toEqual({ kind: 'ignored' });
});

test('a file over 20 MB is not fetched, whether Telegram or the limit asked for says so', async () => {
  const { control, channel, person, simulator, brought } = await withChannel();
  control.sendDocument(person, person, { fileName: 'phim.mp4', content: new Uint8Array(25 * 1024 * 1024) });
  expect(await channel.fetch(brought().file.remoteId, mostFileBytes, never)).toBeNull();
  control.sendDocument(person, person, { fileName: 'a.pdf', content: new Uint8Array(1001) });
  expect(await channel.fetch(brought().file.remoteId, 1000, never)).toBeNull();
  expect(simulator.control.apiCalls()['download']).toBeUndefined();
});

/** A server that speaks of a file of 10 bytes and sends what it likes. */
async function lyingServer(serve: (response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/file/') === true) return serve(response);
    const result = { ...file, file_size: 10, file_path: 'documents/a' };
    response.end(JSON.stringify({ ok: true, result }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return channelFor({ apiRoot: `http://127.0.0.1:${port}`, token: '1000000:secret' });
}

test('what turns out larger than declared is not read further', async () => {
  const announced = await lyingServer((response) => {
    response.writeHead(200, { 'content-length': 5000 });
    response.write(Buffer.alloc(100));
  });
  expect(await announced.fetch('f', 1000, never)).toBeNull();
  const unannounced = await lyingServer((response) => {
    const more = () => !response.destroyed && void response.write(Buffer.alloc(600), more);
    more();
  });
  expect(await unannounced.fetch('f', 1000, never)).toBeNull();
});

test.each(['server_error', 'bad_gateway', 'cut_before', 'cut_after_accept'] as const)(
  'after %s the download fails, and can be tried again',
  async (kind) => {
    const { control, channel, person, brought } = await withChannel();
    control.sendDocument(person, person, { fileName: 'a.pdf', content: Buffer.alloc(300_000, 1) });
    const { remoteId } = brought().file;
    control.faults.add({ kind, method: 'download' });
    await expect(channel.fetch(remoteId, mostFileBytes, never)).rejects.toThrow();
    expect((await channel.fetch(remoteId, mostFileBytes, never))?.byteLength).toBe(300_000);
  },
);

test('a download stops when the program does, and its errors keep the token', async () => {
  const stopping = new AbortController();
  const silent = await lyingServer((response) => {
    response.writeHead(200).write('x', () => stopping.abort());
  });
  const stopped = silent.fetch('f', 1000, stopping.signal);
  await expect(stopped).rejects.toThrow(/abort/i);
  const refusing = await lyingServer((response) => void response.writeHead(404).end());
  const refused = await refusing.fetch('f', 1000, never).catch((error: unknown) => String(error));
  expect(refused).toContain('status 404');
  expect(refused).not.toContain('secret');
});
