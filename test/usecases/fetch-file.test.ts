import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentOf } from '../../src/bot/file-store/content.ts';
import { createDiskFileStore, type DiskFileStore } from '../../src/bot/file-store/disk.ts';
import { createTelegramChannel } from '../../src/bot/channels/telegram/deliver.ts';
import { readUpdate } from '../../src/bot/channels/telegram/inbound.ts';
import { telegramRates } from '../../src/bot/channels/telegram/rates.ts';
import { fetchFile } from '../../src/bot/usecases/file/fetch-file.ts';
import { keepFile, type KeptFile } from '../../src/bot/usecases/file/keep-file.ts';
import { startTalk } from '../../src/bot/usecases/talk.ts';
import { plain } from '../../src/bot/markup.ts';
import type { InboundEvent } from '../../src/domain/inbound.ts';
import { noFiles, withPerson, words } from '../channels/telegram/telegram.ts';
import { png } from '../simulator/started.ts';
import { databases } from '../support/database.ts';
import { docx, pdf } from '../support/sample-files.ts';
import { openDesk, type Desk } from './desk.ts';

const bot = { id: '1000000', username: 'don_doc_bot' };
const receivedAt = '2026-09-16T08:20:00.000Z';

describe.each(databases)('files people send, %s', (kind) => {
  let desk: Desk;
  let folder: string;
  let store: DiskFileStore;
  let set: Awaited<ReturnType<typeof withPerson>>;
  beforeEach(async () => {
    desk = await openDesk(kind, '2026-09-16T08:00');
    set = await withPerson();
    folder = await mkdtemp(join(tmpdir(), 'don-doc-files-'));
    store = createDiskFileStore(folder);
  });
  afterEach(async () => {
    await desk.dispose();
    await rm(folder, { recursive: true });
  });

  /** The person behind the chat joins the office. */
  const joins = () =>
    desk.read(async (tx) => {
      const person = await tx.people.byCode('thu');
      await tx.people.link('telegram', String(set.person), person!.id, desk.clock.now());
    });

  /** Handles the last update as the app does: first the file, then the transaction. */
  async function handle(update = set.control.pendingUpdates().at(-1)!) {
    const { event } = readUpdate(update, bot, receivedAt);
    const channel = createTelegramChannel({
      telegram: set.telegram,
      words,
      rates: telegramRates,
      readFile: noFiles,
      ignored: () => undefined,
    });
    const never = new AbortController().signal;
    return fetchFile(
      desk.tools.unitOfWork,
      {
        store,
        contentOf,
        timeZone: 'Asia/Ho_Chi_Minh',
        fetch: (remoteId, most) => channel.fetch(remoteId, most, never),
      },
      event,
    );
  }

  async function kept(event: InboundEvent): Promise<KeptFile> {
    const { content } = event;
    if (content.kind !== 'file') throw new Error(`a file was sent, not ${content.kind}`);
    const tools = { ...desk.tools, label: () => '' };
    return desk.read(async (tx) => keepFile(await startTalk(tools, tx, event, false), content));
  }

  /** What a person sends is kept, or refused in these words. */
  async function outcome(): Promise<unknown> {
    const one = await kept(await handle());
    return one.kept ? one.file : words.say(one.because, 'vi', plain);
  }

  test('a decomposed name is composed, and the bytes are in the store', async () => {
    await joins();
    const content = docx();
    set.control.sendDocument(set.person, set.person, {
      fileName: 'Báo cáo số 12.docx'.normalize('NFD'),
      content,
    });
    const found = await kept(await handle());
    expect(found).toMatchObject({
      kept: true,
      file: { name: 'Báo cáo số 12.docx', type: 'docx', size: content.length },
    });
    if (!found.kept) return;
    expect(Buffer.from(await store.read(found.file.digest))).toEqual(content);
    expect(await desk.read((tx) => tx.files.byId(found.file.id))).toEqual(found.file);
  });

  test('what arrives twice is one file, fetched once', async () => {
    await joins();
    set.control.sendDocument(set.person, set.person, { fileName: 'a.pdf', content: pdf() });
    const first = await outcome();
    expect(await outcome()).toEqual(first);
    expect(set.control.apiCalls()).toMatchObject({ getFile: 1, download: 1 });
  });

  test('photographs and voices are named for the office hour in which they were sent', async () => {
    await joins();
    set.control.sendPhoto(set.person, set.person, { fileName: 'IMG.png', content: png(4, 4) });
    expect(await outcome()).toMatchObject({ name: '20240603_080000_2.png', type: 'png' });
    set.control.sendVoice(set.person, set.person);
    expect(await outcome()).toMatchObject({ name: '20240603_080000_3.ogg', type: 'ogg' });
  });

  test.each([
    ['a picture by the name of a PDF', 'Quyết định.pdf', png(4, 4), /đuôi “pdf” nhưng nội dung là tệp “png”/],
    ['25 MB', 'phim.mp4', new Uint8Array(25 * 1024 * 1024), /vượt quá 20 MB/],
    ['an archive', 'tất cả.zip', Buffer.from('PK'), /không thuộc loại tệp được tiếp nhận/],
  ])(
    '%s is refused with what would be right, and nothing is kept of it',
    async (_what, fileName, content, said) => {
      await joins();
      set.control.sendDocument(set.person, set.person, { fileName, content });
      expect(await outcome()).toMatch(said);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  test('no byte at all is refused', async () => {
    await joins();
    const from = { id: set.person, is_bot: false, first_name: 'An' };
    const chat = { id: set.person, type: 'private' };
    const document = { file_id: 'f', file_unique_id: 'u', file_name: 'rỗng.pdf', file_size: 0 };
    set.control.injectUpdate({ message: { message_id: 9, date: 1_700_000_000, chat, from, document } });
    expect(await outcome()).toMatch(/“rỗng.pdf”: tệp không có nội dung/);
  });

  test('nothing is fetched for a stranger', async () => {
    set.control.sendDocument(set.person, set.person, { fileName: 'a.pdf', content: pdf() });
    expect((await handle()).content).toMatchObject({ kind: 'file', received: null });
    expect(set.control.apiCalls()['getFile']).toBeUndefined();
  });
});
