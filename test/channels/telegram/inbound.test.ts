import { expect, test } from 'vitest';
import { readUpdate } from '../../../src/bot/channels/telegram/inbound.ts';
import { withPerson } from './telegram.ts';

const bot = { id: '1000000', username: 'don_doc_bot' };
const receivedAt = '2026-09-16T08:20:00.000Z';
const read = (update: object) => readUpdate({ update_id: 7, ...update }, bot, receivedAt);
const contentOf = (update: object) => read(update).event.content;

/** What the domain sees of all updates that wait. */
async function seen(control: Awaited<ReturnType<typeof withPerson>>['control']) {
  return control.pendingUpdates().map((update) => readUpdate(update, bot, receivedAt).event);
}

test('a text becomes an event with everything that is known of it', async () => {
  const { control, person } = await withPerson();
  const [message] = control.sendText(person, person, 'mười hai', { replyTo: 1 });
  const event = (await seen(control)).at(-1);
  expect(event).toEqual({
    channel: 'telegram',
    botId: '1000000',
    updateId: expect.stringMatching(/^\d+$/) as string,
    chat: { id: String(person), kind: 'private', threadId: null, title: null },
    sender: { externalId: String(person), displayName: 'An Nguyễn' },
    sentAt: new Date((message?.date ?? 0) * 1000).toISOString(),
    receivedAt,
    content: { kind: 'text', text: 'mười hai', messageId: '2', order: 2, replyTo: '1' },
  });
});

const inPrivate = { id: 5, type: 'private' };
const inGroup = { id: -5, type: 'supergroup', title: 'Nhóm' };
const from = { id: 5, is_bot: false, first_name: 'An' };
const written = (text: string, chat: object = inPrivate) => ({
  message: { message_id: 3, date: 1_700_000_000, chat, from, text },
});

test.each([
  ['/start', 'start', ''],
  ['/start  ma_moi-1 ', 'start', 'ma_moi-1'],
  ['/GUI@Don_Doc_Bot', 'gui', ''],
  ['/gan\nK7QF', 'gan', 'K7QF'],
])('%j is a command', (text, name, argument) => {
  expect(contentOf(written(text))).toMatchObject({ kind: 'command', name, argument, text });
  expect(contentOf(written(text, inGroup))).toMatchObject({ kind: 'command', name, argument });
});

test.each(['/12/14', '/', '/ gui', '/được', '/gui: đã gửi', 'a /gui', `/${'x'.repeat(33)}`])(
  '%j is a text',
  (text) => {
    expect(contentOf(written(text))).toMatchObject({ kind: 'text', text });
  },
);

test("in a group another bot's commands and what people say to each other are ignored", () => {
  expect(contentOf(written('/start@other_bot', inGroup))).toEqual({ kind: 'ignored' });
  expect(contentOf(written('chào', inGroup))).toEqual({ kind: 'ignored' });
  expect(contentOf({ edited_message: written('chào', inGroup).message })).toEqual({ kind: 'ignored' });
});

test('an edited text is known by its message, and so are the words of a file', async () => {
  const { control, person } = await withPerson();
  const [message] = control.sendText(person, person, '12');
  control.editText(person, person, message?.id ?? 0, '13');
  expect((await seen(control)).at(-1)?.content).toMatchObject({
    kind: 'edited_text',
    text: '13',
    messageId: '2',
  });
  const photo = [{ file_id: 'p', file_unique_id: 'u', width: 1, height: 1, file_size: 9 }];
  const captioned = { message_id: 3, date: 1, chat: inPrivate, from, photo, caption: 'ảnh' };
  expect(contentOf({ edited_message: captioned })).toMatchObject({ kind: 'edited_text', text: 'ảnh' });
  const { caption, ...bare } = captioned;
  expect(contentOf({ edited_message: bare })).toMatchObject({ kind: 'edited_text', text: '' });
  const live = { message_id: 4, date: 1, chat: inPrivate, from, location: { latitude: 1, longitude: 1 } };
  expect(contentOf({ edited_message: live })).toEqual({ kind: 'ignored' });
});

test('a tap brings its data, the message and what to answer, at the time of receipt', async () => {
  const { control, person, telegram } = await withPerson();
  const reply_markup = { inline_keyboard: [[{ text: 'Tiếp', callback_data: 'rp' }]] };
  await telegram.api.sendMessage(person, 'chọn', { reply_markup });
  const { callbackId } = control.tap(person, person, 2, 'rp');
  expect((await seen(control)).at(-1)).toMatchObject({
    chat: { id: String(person), kind: 'private' },
    sentAt: receivedAt,
    content: { kind: 'tap', data: 'rp', messageId: '2', callbackId },
  });
});

test('a tap under a message the bot cannot reach any more still counts', () => {
  const callback_query = { id: '9', from, data: 'rp', message: { message_id: 3, date: 0, chat: inPrivate } };
  expect(contentOf({ callback_query })).toEqual({ kind: 'tap', data: 'rp', messageId: '3', callbackId: '9' });
  expect(contentOf({ callback_query: { id: '9', from, data: 'rp', inline_message_id: 'x' } })).toEqual({
    kind: 'ignored',
  });
});

test('what is neither text nor a file is named', async () => {
  const { control, person } = await withPerson();
  control.sendSticker(person, person);
  control.sendContact(person, person);
  control.sendLocation(person, person);
  const contents = (await seen(control)).slice(1).map(({ content }) => content);
  const names = ['sticker', 'contact', 'location'];
  expect(contents).toMatchObject(names.map((content) => ({ kind: 'unreadable', content })));
});

test.each([
  [{ video_note: {} }, 'video'],
  [{ animation: {}, document: {} }, 'video'],
  [{ venue: {}, location: {} }, 'location'],
  [{ poll: {} }, 'other'],
  [{ audio: {} }, 'other'],
])('%j counts as %s', (what, content) => {
  const message = { message_id: 3, date: 1, chat: inPrivate, from, ...what };
  expect(contentOf({ message })).toEqual({ kind: 'unreadable', content, messageId: '3' });
  expect(contentOf({ message: { ...message, chat: inGroup } })).toEqual({ kind: 'ignored' });
});

test('a group that moves, and a bot that comes, is silenced, removed or blocked, are told of', async () => {
  const { control, person } = await withPerson();
  const { id: group } = control.addGroup({ title: 'Nhóm', memberIds: [person], kind: 'group' });
  const toChatId = control.migrate(group);
  control.forbidWriting(toChatId);
  control.kickBot(toChatId);
  control.block(person);
  const told = (await seen(control)).filter(({ content }) => content.kind !== 'ignored').slice(1);
  expect(told.map(({ chat, content }) => [chat.id, content])).toEqual([
    [String(group), { kind: 'bot_standing', mayWrite: true }],
    [String(group), { kind: 'group_moved', toChatId: String(toChatId) }],
    [String(toChatId), { kind: 'bot_standing', mayWrite: false }],
    [String(toChatId), { kind: 'bot_removed' }],
    [String(person), { kind: 'bot_removed' }],
  ]);
});

test('service messages and updates of other kinds are ignored', () => {
  const joined = { message_id: 3, date: 1, chat: inGroup, from, new_chat_members: [from] };
  expect(contentOf({ message: joined })).toEqual({ kind: 'ignored' });
  expect(contentOf({ message: { ...joined, chat: inPrivate, pinned_message: {} } })).toEqual({
    kind: 'ignored',
  });
  expect(read({ poll: { id: 'x' } })).toMatchObject({
    malformed: null,
    event: { content: { kind: 'ignored' } },
  });
});

test('the topic of a forum is kept; the thread of a plain reply is none', () => {
  const threaded = { ...written('/tiendo', inGroup).message, message_thread_id: 9 };
  expect(read({ message: { ...threaded, is_topic_message: true } }).event.chat.threadId).toBe('9');
  expect(read({ message: threaded }).event.chat.threadId).toBeNull();
});

test('a topic that is open again is told of; its closing is seen when something is to be said there', async () => {
  const { control, person } = await withPerson();
  const { id } = control.addGroup({ title: 'Nhóm', memberIds: [person], forum: true });
  const topic = control.createTopic(id, person, 'Tiến độ');
  control.closeTopic(id, topic);
  control.reopenTopic(id, topic);
  const told = (await seen(control)).slice(-3).map(({ chat, content }) => [chat.threadId, content.kind]);
  const thread = String(topic);
  expect(told).toEqual([
    [thread, 'ignored'],
    [thread, 'ignored'],
    [thread, 'topic_reopened'],
  ]);
});

test('in a group only a reply to the bot itself is text for it', () => {
  const reply = (to: { id: number } | undefined) =>
    contentOf({
      message: {
        ...written('Xác nhận', inGroup).message,
        reply_to_message: { message_id: 2, ...(to === undefined ? {} : { from: { ...from, ...to } }) },
      },
    });
  expect(reply({ id: Number(bot.id) })).toMatchObject({ kind: 'text', text: 'Xác nhận', replyTo: '2' });
  expect(reply({ id: 5 })).toEqual({ kind: 'ignored' });
  expect(reply(undefined)).toEqual({ kind: 'ignored' });
});

test('an update of an impossible shape is malformed, and says why', () => {
  const { event, malformed } = read({ message: { message_id: 'x', chat: {} } });
  expect(event).toMatchObject({ updateId: '7', chat: { id: '' }, content: { kind: 'ignored' } });
  expect(malformed).toContain('message.message_id');
});
