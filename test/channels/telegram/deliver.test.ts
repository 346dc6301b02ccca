import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import type { ToDeliver } from '../../../src/bot/channels/channel.ts';
import type { TelegramApi } from '../../../src/bot/channels/telegram/api.ts';
import { createTelegramChannel } from '../../../src/bot/channels/telegram/deliver.ts';
import { telegramRates } from '../../../src/bot/channels/telegram/rates.ts';
import { say } from '../../../src/domain/message.ts';
import { view, type Attachment, type View } from '../../../src/domain/view.ts';
import { pdf, xlsx } from '../../support/sample-files.ts';
import { noFiles, telegramFor, withPerson, words } from './telegram.ts';

function channelOf(telegram: TelegramApi, readFile: (fileId: string) => Promise<Uint8Array> = noFiles) {
  const ignored: string[] = [];
  const channel = createTelegramChannel({
    telegram,
    words,
    rates: telegramRates,
    readFile,
    ignored: (error) => ignored.push(error),
  });
  return { channel, ignored };
}

const telling = (text: string): View => view([say('answer_text.narrative', { text })]);
const skip = { action: { kind: 'reports' }, label: say('choice.skip') } as const;

function toSend(
  chatId: number,
  shown: View,
  operation: ToDeliver['operation'] = { kind: 'send' },
): ToDeliver {
  return {
    address: { channel: 'telegram', chatId: String(chatId), threadId: null },
    view: shown,
    language: 'vi',
    operation,
    sentBefore: [],
    mayGoOn: () => true,
  };
}

async function withChannel(readFile?: (fileId: string) => Promise<Uint8Array>) {
  const set = await withPerson();
  return { ...set, ...channelOf(set.telegram, readFile) };
}

test('a view becomes a message with its markup and buttons', async () => {
  const { control, channel, person } = await withChannel();
  const shown = view([say('help.text'), say('answer_text.narrative', { text: '<b>a</b> & b' })], [[skip]]);
  const outcome = await channel.deliver(toSend(person, shown));
  expect(outcome).toEqual({ kind: 'sent', messages: [{ messageId: '2', order: 2 }] });
  const message = control.history(person).at(-1);
  expect(message?.text).toMatch(/^Các lệnh\n\/baocao[^]*<b>a<\/b> & b$/);
  expect(message?.entities[0]).toEqual({ type: 'bold', offset: 0, length: 8 });
  expect(message?.buttons).toEqual([[{ text: 'Bỏ qua', data: 'rp' }]]);
});

test('a long text goes as several messages in order, buttons under the last, and nothing is lost', async () => {
  const { control, channel, person } = await withChannel();
  const text = Array.from({ length: 3000 }, (_, index) => `từ<${index}>`).join(' ');
  const outcome = await channel.deliver(toSend(person, view(telling(text).paragraphs, [[skip]])));
  const sent = control.history(person).slice(1);
  expect(outcome).toEqual({
    kind: 'sent',
    messages: sent.map(({ id }) => ({ messageId: String(id), order: id })),
  });
  expect(sent.length).toBeGreaterThan(5);
  expect(sent.map((message) => message.text).join(' ')).toBe(text);
  expect(sent.map((message) => message.buttons.length)).toEqual([...sent.slice(1).map(() => 0), 1]);
});

test('a message is edited in place, also when nothing has changed', async () => {
  const { control, channel, person } = await withChannel();
  await channel.deliver(toSend(person, telling('một')));
  const edit = toSend(person, telling('hai'), { kind: 'edit', messageId: '2' });
  const done = { kind: 'sent', messages: [{ messageId: '2', order: 2 }] };
  expect(await channel.deliver(edit)).toEqual(done);
  expect(control.history(person).at(-1)?.text).toBe('hai');
  expect(await channel.deliver(edit)).toEqual(done);
});

test('an edit of what is not there, not the own, or too long for one message asks for a new post', async () => {
  const { control, channel, person } = await withChannel();
  const edit = (messageId: string, text = 'hai') =>
    channel.deliver(toSend(person, telling(text), { kind: 'edit', messageId }));
  expect(await edit('77')).toMatchObject({ kind: 'lost_original' });
  const [own] = control.history(person);
  expect(await edit(String(own?.id))).toMatchObject({ kind: 'lost_original' });
  expect(await edit('77', 'dài '.repeat(2000))).toMatchObject({ kind: 'lost_original' });
});

test('"too many requests" says when to try again', async () => {
  const { control, channel, person } = await withChannel();
  control.faults.add({ kind: 'too_many_requests', retryAfter: 7 });
  expect(await channel.deliver(toSend(person, telling('một')))).toMatchObject({
    kind: 'retry',
    afterMs: 7000,
  });
});

test('a split message that was held up in the middle goes on where it stopped', async () => {
  const { control, channel, person } = await withChannel();
  const message = toSend(person, telling('chữ '.repeat(2500)));
  await channel.deliver(toSend(person, telling('trước')));
  // The second part is refused: a fault is added as soon as the first is out.
  const stop = control.subscribe(({ type }) => {
    if (type !== 'message') return;
    stop();
    control.faults.add({ kind: 'too_many_requests', method: 'sendMessage' });
  });
  const first = await channel.deliver(message);
  expect(first).toMatchObject({ kind: 'retry', afterMs: 1000, sentSoFar: [{ messageId: '3', order: 3 }] });
  if (first.kind !== 'retry') return;
  expect(await channel.deliver({ ...message, sentBefore: first.sentSoFar })).toEqual({
    kind: 'sent',
    messages: [3, 4, 5].map((id) => ({ messageId: String(id), order: id })),
  });
  expect(control.history(person)).toHaveLength(5);
});

test('whoever blocked the bot, never started it or removed it from the group is gone', async () => {
  const { control, channel, person } = await withChannel();
  control.block(person);
  expect(await channel.deliver(toSend(person, telling('một')))).toMatchObject({ kind: 'gone' });
  const { id: stranger } = control.addUser({ firstName: 'Bình' });
  expect(await channel.deliver(toSend(stranger, telling('một')))).toMatchObject({ kind: 'gone' });
  expect(await channel.deliver(toSend(4242, telling('một')))).toMatchObject({ kind: 'gone' });
  const { id: group } = control.addGroup({ title: 'Nhóm', memberIds: [person] });
  control.kickBot(group);
  expect(await channel.deliver(toSend(group, telling('một')))).toMatchObject({ kind: 'gone' });
});

test('a group that became a supergroup has moved', async () => {
  const { control, channel, person } = await withChannel();
  const { id: group } = control.addGroup({ title: 'Nhóm', memberIds: [person], kind: 'group' });
  const toChatId = String(control.migrate(group));
  expect(await channel.deliver(toSend(group, telling('một')))).toEqual({ kind: 'moved', toChatId });
});

test('a group, or a topic, where the bot may not write says so', async () => {
  const { control, channel, person } = await withChannel();
  const { id: group } = control.addGroup({ title: 'Nhóm', memberIds: [person], forum: true });
  const topic = control.createTopic(group, person, 'Tiến độ');
  const inTopic = { ...toSend(group, telling('một')) };
  inTopic.address = { ...inTopic.address, threadId: String(topic) };
  expect(await channel.deliver(inTopic)).toMatchObject({ kind: 'sent' });
  expect(control.history(group).at(-1)?.threadId).toBe(topic);
  control.closeTopic(group, topic);
  expect(await channel.deliver(inTopic)).toMatchObject({ kind: 'gone', loss: 'topic_gone' });
  control.deleteTopic(group, topic);
  expect(await channel.deliver(inTopic)).toMatchObject({ kind: 'gone', loss: 'topic_gone' });
  control.forbidWriting(group);
  const refused = await channel.deliver(toSend(group, telling('một')));
  expect(refused).toMatchObject({ kind: 'gone', loss: 'may_not_write' });
});

test('a message that says nothing is rejected', async () => {
  const { channel, person } = await withChannel();
  expect(await channel.deliver(toSend(person, view([])))).toMatchObject({ kind: 'rejected' });
});

test.each(['server_error', 'bad_gateway'] as const)(
  'after %s the message is tried again later',
  async (kind) => {
    const { control, channel, person } = await withChannel();
    control.faults.add({ kind });
    const outcome = await channel.deliver(toSend(person, telling('một')));
    expect(outcome).toMatchObject({ kind: 'retry', afterMs: null });
  },
);

test('a connection cut after the request went out leaves the outcome unknown', async () => {
  const { control, channel, person } = await withChannel();
  control.faults.add({ kind: 'cut_after_accept' });
  expect(await channel.deliver(toSend(person, telling('một')))).toMatchObject({ kind: 'unknown' });
  expect(control.history(person).at(-1)?.text).toBe('một');
});

test('an edit whose outcome is unknown is tried again, which does no harm', async () => {
  const { control, channel, person } = await withChannel();
  await channel.deliver(toSend(person, telling('một')));
  control.faults.add({ kind: 'cut_after_accept' });
  const edit = toSend(person, telling('hai'), { kind: 'edit', messageId: '2' });
  expect(await channel.deliver(edit)).toMatchObject({ kind: 'retry' });
  expect(await channel.deliver(edit)).toMatchObject({ kind: 'sent' });
});

test('when nobody listens the message was certainly not sent, and the token stays out of the error', async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    }),
  );
  await new Promise((resolve) => server.close(resolve));
  const telegram = telegramFor({ apiRoot: `http://127.0.0.1:${port}`, token: '1000000:secret' });
  const outcome = await channelOf(telegram).channel.deliver(toSend(1, telling('kín')));
  expect(outcome).toMatchObject({ kind: 'retry', afterMs: null });
  const error = outcome.kind === 'retry' ? outcome.error : '';
  expect(error).toContain('ECONNREFUSED');
  expect(error).not.toMatch(/secret|kín/);
});

test('a refused token keeps the message for later', async () => {
  const { simulator, person } = await withPerson();
  const { channel } = channelOf(telegramFor(simulator, '1000000:other'));
  expect(await channel.deliver(toSend(person, telling('một')))).toMatchObject({ kind: 'retry' });
});

test('a tapped button is answered, and an answer too late is only told of', async () => {
  const { control, channel, person, ignored } = await withChannel();
  await channel.deliver(toSend(person, view(telling('một').paragraphs, [[skip]])));
  const { callbackId } = control.tap(person, person, 2, 'rp');
  await channel.acknowledge(callbackId);
  expect(control.callbackAnswers(callbackId)).toHaveLength(1);
  await channel.acknowledge(callbackId);
  expect(ignored).toEqual([expect.stringContaining('query is too old')]);
});

const conclusion = { fileId: 'f1', name: 'Thông báo kết luận; bản ký số.pdf' };
const annex = { fileId: 'f2', name: 'Phụ lục 1.xlsx' };
const contents: Record<string, Uint8Array> = { f1: pdf('kết luận'), f2: xlsx() };
const fromStore = async (fileId: string) => contents[fileId] ?? noFiles(fileId);
const withFiles = (text: string, ...attachments: Attachment[]): View => ({
  ...view(telling(text).paragraphs, [[skip]]),
  attachments,
});

test('a file goes with its words as caption and the buttons under it, byte for byte', async () => {
  const { control, channel, person } = await withChannel(fromStore);
  const outcome = await channel.deliver(toSend(person, withFiles('a < b', conclusion)));
  expect(outcome).toEqual({ kind: 'sent', messages: [{ messageId: '2', order: 2 }] });
  const message = control.history(person).at(-1);
  expect(message).toMatchObject({ caption: 'a < b', buttons: [[{ text: 'Bỏ qua' }]] });
  expect(message?.document?.fileName).toBe('Thông báo kết luận, bản ký số.pdf');
  expect(control.file(message?.document?.fileId ?? '')?.content).toEqual(contents['f1']);
});

test('words too long for a caption, and those of several files, come first', async () => {
  const { control, channel, person } = await withChannel(fromStore);
  await channel.deliver(toSend(person, withFiles('x'.repeat(1025), conclusion)));
  await channel.deliver(toSend(person, withFiles('hai tệp', conclusion, annex)));
  const said = control.history(person).slice(1);
  expect(said.map(({ text, document }) => document?.fileName ?? text)).toEqual([
    'x'.repeat(1025),
    'Thông báo kết luận, bản ký số.pdf',
    'hai tệp',
    'Thông báo kết luận, bản ký số.pdf',
    'Phụ lục 1.xlsx',
  ]);
  expect(said.map(({ buttons }) => buttons.length)).toEqual([1, 0, 1, 0, 0]);
});

test('exactly 1024 characters after entities are parsed fit a caption', async () => {
  const { control, channel, person } = await withChannel(fromStore);
  await channel.deliver(toSend(person, withFiles('&'.repeat(1024), conclusion)));
  expect(control.history(person).at(-1)?.caption).toBe('&'.repeat(1024));
});

test('files held up in the middle go on where they stopped', async () => {
  const { control, channel, person } = await withChannel(fromStore);
  const message = toSend(person, withFiles('hai tệp', conclusion, annex));
  let calls = 0;
  const first = await channel.deliver({ ...message, mayGoOn: () => (calls += 1) < 2 });
  expect(first).toMatchObject({ kind: 'held', sentSoFar: [{ order: 2 }, { order: 3 }] });
  if (first.kind !== 'held') return;
  control.faults.add({ kind: 'too_many_requests', method: 'sendDocument', retryAfter: 3 });
  const second = await channel.deliver({ ...message, sentBefore: first.sentSoFar });
  expect(second).toEqual({ ...first, kind: 'retry', afterMs: 3000, error: expect.any(String) as string });
  const third = await channel.deliver({ ...message, sentBefore: first.sentSoFar });
  expect(third).toMatchObject({ kind: 'sent', messages: [{ order: 2 }, { order: 3 }, { order: 4 }] });
  expect(control.history(person)).toHaveLength(4);
});

test('when a file is cut off, the words before it are known to be out', async () => {
  const { control, channel, person } = await withChannel(fromStore);
  control.faults.add({ kind: 'cut_after_accept', method: 'sendDocument' });
  const outcome = await channel.deliver(toSend(person, withFiles('hai tệp', conclusion, annex)));
  expect(outcome).toMatchObject({ kind: 'unknown', sentSoFar: [{ messageId: '2', order: 2 }] });
});

test('a file that is gone ends the message; a disk that fails does not', async () => {
  const gone = await withChannel();
  const message = withFiles('x'.repeat(2000), conclusion);
  expect(await gone.channel.deliver(toSend(gone.person, message))).toMatchObject({ kind: 'rejected' });
  const failing = await withChannel(() => Promise.reject(new Error('EIO')));
  expect(await failing.channel.deliver(toSend(failing.person, message))).toMatchObject({
    kind: 'retry',
    sentSoFar: [{ order: 2 }],
  });
});

test('a message that is edited carries no files', async () => {
  const { channel, person } = await withChannel(fromStore);
  const edit = toSend(person, withFiles('một', conclusion), { kind: 'edit', messageId: '2' });
  expect(await channel.deliver(edit)).toMatchObject({ kind: 'rejected' });
});
