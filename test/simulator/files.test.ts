import { expect, test } from 'vitest';
import { InputFile } from 'grammy';
import { png, rawCall, refusal, started, token } from './started.ts';

async function withPerson() {
  const { simulator, api, clock } = await started();
  const { id } = simulator.control.addUser({ firstName: 'An' });
  simulator.control.start(id);
  return { simulator, api, clock, id, control: simulator.control };
}

test.each([
  'Báo cáo quý II (dự thảo).docx',
  'Ba\u0301o ca\u0301o.xlsx',
  '"trích" 50%.pdf',
  'Mẫu "01"',
  'không đuôi',
])('grammY uploads a file named %s and people get it back under that name', async (fileName) => {
  const { simulator, api, id, control } = await withPerson();
  const content = Buffer.from('PK\r\n--nội dung\r\n\r\n--');
  const sent = await api.sendDocument(id, new InputFile(content, fileName), { caption: '<b>Bản thảo</b>' });
  expect(sent.document).toMatchObject({ file_name: fileName, file_size: content.length });
  expect(sent.caption).toBe('<b>Bản thảo</b>');
  const { document } = control.history(id).at(-1) ?? {};
  const downloaded = await fetch(`${simulator.url}/sim/files/${document?.fileId}`);
  expect(Buffer.from(await downloaded.arrayBuffer())).toEqual(content);
  const [, encoded = ''] =
    /filename\*=UTF-8''(.*)$/.exec(downloaded.headers.get('content-disposition') ?? '') ?? [];
  expect(decodeURIComponent(encoded)).toBe(fileName);
});

test('a file can be sent again by its id, and formatted captions are parsed', async () => {
  const { api, id } = await withPerson();
  const first = await api.sendDocument(id, new InputFile(Buffer.from('x'), 'a.txt'));
  const again = await api.sendDocument(id, first.document.file_id, {
    caption: '<b>lại</b>',
    parse_mode: 'HTML',
  });
  expect(again.document).toEqual(first.document);
  expect(again).toMatchObject({ caption: 'lại', caption_entities: [{ type: 'bold', offset: 0, length: 3 }] });
});

test('files are refused as Telegram refuses them', async () => {
  const { api, id } = await withPerson();
  const file = () => new InputFile(Buffer.from('x'), 'a.txt');
  expect((await refusal(api.sendDocument(id, 'no-such-file'))).error_code).toBe(400);
  expect((await refusal(api.sendDocument(id, new InputFile(Buffer.alloc(0), 'a.txt')))).description).toBe(
    'Bad Request: file must be non-empty',
  );
  expect((await refusal(api.sendDocument(id, file(), { caption: 'x'.repeat(1025) }))).description).toBe(
    'Bad Request: message caption is too long',
  );
  const large = new InputFile(Buffer.alloc(50 * 1024 * 1024 + 1), 'a.bin');
  expect((await refusal(api.sendDocument(id, large))).error_code).toBe(413);
  expect((await refusal(api.sendPhoto(id, file()))).description).toBe('Bad Request: IMAGE_PROCESS_FAILED');
  const thin = new InputFile(png(2100, 100), 'a.png');
  expect((await refusal(api.sendPhoto(id, thin))).description).toBe('Bad Request: PHOTO_INVALID_DIMENSIONS');
  const text = await api.sendDocument(id, file());
  expect((await refusal(api.editMessageText(id, text.message_id, 'x'))).description).toBe(
    'Bad Request: there is no text in the message to edit',
  );
});

test('a photo has its size', async () => {
  const { api, id } = await withPerson();
  const sent = await api.sendPhoto(id, new InputFile(png(640, 480), 'biểu đồ.png'));
  expect(sent.photo).toMatchObject([{ width: 640, height: 480 }]);
});

test('the bot downloads what people send, by a link that is good for an hour', async () => {
  const { simulator, api, clock, id, control } = await withPerson();
  control.sendDocument(id, id, { fileName: 'Kế hoạch.pdf', content: 'nội dung', caption: 'kèm theo' });
  const message = (await api.getUpdates()).at(-1)?.message;
  expect(message).toMatchObject({
    caption: 'kèm theo',
    document: { file_name: 'Kế hoạch.pdf', mime_type: 'application/pdf' },
  });
  const { file_path } = await api.getFile(message?.document?.file_id ?? '');
  const address = `${simulator.apiRoot}/file/bot${token}/${file_path}`;
  expect(await (await fetch(address)).text()).toBe('nội dung');
  expect((await rawCall(simulator, `/file/bot1:other/${file_path}`)).status).toBe(401);
  clock.advance(3_600_001);
  expect((await fetch(address)).status).toBe(404);
});

test('a file over 20 MB cannot be downloaded by the bot', async () => {
  const { api, id, control } = await withPerson();
  const content = new Uint8Array(20 * 1024 * 1024 + 1);
  const sent = control.sendDocument(id, id, { fileName: 'lớn.zip', content });
  expect((await refusal(api.getFile(sent.document?.fileId ?? ''))).description).toBe(
    'Bad Request: file is too big',
  );
});

test('a voice message can be fetched, and pictures sent at once are an album', async () => {
  const { simulator, api, id, control } = await withPerson();
  control.sendVoice(id, id);
  for (const fileName of ['a.png', 'b.png']) {
    control.sendPhoto(id, id, { fileName, content: png(2, 2) }, { albumId: 'g1' });
  }
  const updates = (await api.getUpdates()).slice(1);
  const { file_path } = await api.getFile(updates[0]?.message?.voice?.file_id ?? '');
  const sound = await fetch(`${simulator.apiRoot}/file/bot${token}/${file_path}`);
  expect(Buffer.from(await sound.arrayBuffer()).toString('latin1', 0, 4)).toBe('OggS');
  expect(updates.map(({ message }) => message?.media_group_id)).toEqual([undefined, 'g1', 'g1']);
});

test('a download can be cut in the middle', async () => {
  const { simulator, api, id, control } = await withPerson();
  const content = Buffer.alloc(200_000, 1);
  const { document } = control.sendDocument(id, id, { fileName: 'a.pdf', content });
  const { file_path } = await api.getFile(document?.fileId ?? '');
  const address = `${simulator.apiRoot}/file/bot${token}/${file_path}`;
  control.faults.add({ kind: 'cut_after_accept', method: 'download' });
  await expect(fetch(address).then((response) => response.arrayBuffer())).rejects.toThrow();
  expect(Buffer.from(await (await fetch(address)).arrayBuffer())).toEqual(content);
});
