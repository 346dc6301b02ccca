import { expect, test } from 'vitest';
import type { Update } from 'grammy/types';
import { refusal, started } from './started.ts';

async function withPerson() {
  const { simulator, api, clock } = await started();
  const { id } = simulator.control.addUser({ firstName: 'An', lastName: 'Nguyễn', languageCode: 'vi' });
  /** Everything queued since the last call, confirmed at once. */
  const seen = async (): Promise<Update[]> => {
    const updates = await api.getUpdates();
    await api.getUpdates({ offset: (updates.at(-1)?.update_id ?? 0) + 1 });
    return updates;
  };
  return { api, clock, id, control: simulator.control, seen };
}

test('Start carries the payload of a deep link and lets the bot write', async () => {
  const { control, id, seen, api } = await withPerson();
  control.start(id, 'ma-moi_1');
  const [update] = await seen();
  expect(update?.message).toMatchObject({
    text: '/start ma-moi_1',
    entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    from: { id, is_bot: false, first_name: 'An', last_name: 'Nguyễn', language_code: 'vi' },
    chat: { id, type: 'private', first_name: 'An' },
  });
  await api.sendMessage(id, 'chào');
  expect(() => control.start(id, 'có dấu')).toThrow('A start payload');
});

test('a long paste arrives as several messages of at most 4096, cut at lines, else at spaces', async () => {
  const { control, id, seen } = await withPerson();
  const line = `${'chữ '.repeat(900).trim()}\n`;
  const text = line.repeat(3) + 'từ '.repeat(2000) + 'x'.repeat(5000);
  const sent = control.sendText(id, id, text);
  expect(sent.map(({ id }) => id)).toEqual(sent.map((_, index) => index + 1));
  expect(new Set(sent.map(({ date }) => date)).size).toBe(1);
  expect(Math.max(...sent.map((message) => message.text.length))).toBeLessThanOrEqual(4096);
  expect(sent[0]?.text).toBe(line.trim());
  expect(
    sent
      .map((message) => message.text)
      .join('')
      .replaceAll(/\s/g, ''),
  ).toBe(text.replaceAll(/\s/g, ''));
  expect((await seen()).map((update) => update.message?.text)).toEqual(sent.map((message) => message.text));
});

test('nothing is sent for an empty text', async () => {
  const { control, id } = await withPerson();
  expect(() => control.sendText(id, id, ' \n')).toThrow('An empty message cannot be sent.');
});

test("a person's edit is an edited_message; the same words again are none", async () => {
  const { control, id, seen, clock } = await withPerson();
  const [sent] = control.sendText(id, id, 'mười');
  await seen();
  clock.advance(5000);
  control.editText(id, id, sent?.id ?? 0, 'mười');
  control.editText(id, id, sent?.id ?? 0, 'mười hai');
  const updates = await seen();
  expect(updates).toHaveLength(1);
  expect(updates[0]?.edited_message).toMatchObject({
    message_id: sent?.id,
    text: 'mười hai',
    date: sent?.date,
    edit_date: (sent?.date ?? 0) + 5,
  });
  clock.advance(48 * 3_600_000);
  expect(() => control.editText(id, id, sent?.id ?? 0, 'muộn')).toThrow('48 hours');
});

test('an answer to a deleted message comes without it, and deleting is not told', async () => {
  const { control, id, seen, api } = await withPerson();
  control.start(id);
  const question = await api.sendMessage(id, 'hỏi?');
  control.sendText(id, id, 'đáp', { replyTo: question.message_id });
  control.deleteMessage(id, id, question.message_id);
  control.sendText(id, id, 'đáp lại', { replyTo: question.message_id });
  const [, answered, afterwards] = (await seen()).map((update) => update.message);
  expect(answered?.reply_to_message).toMatchObject({ text: 'hỏi?', from: { is_bot: true } });
  expect(afterwards?.text).toBe('đáp lại');
  expect(afterwards).not.toHaveProperty('reply_to_message');
});

test('stickers, voices, contacts, places and photos carry no text', async () => {
  const { control, id, seen } = await withPerson();
  control.sendSticker(id, id);
  control.sendVoice(id, id);
  control.sendContact(id, id);
  control.sendLocation(id, id);
  control.sendPhoto(id, id);
  const messages = (await seen()).map((update) => update.message ?? {});
  const kinds = ['sticker', 'voice', 'contact', 'location', 'photo'];
  messages.forEach((message, index) => expect(message).toHaveProperty(kinds[index] ?? ''));
  for (const message of messages) expect(message).not.toHaveProperty('text');
});

test('a button is pressed as it stands, answered once, and only in time', async () => {
  const { control, id, seen, api, clock } = await withPerson();
  control.start(id);
  const asked = await api.sendMessage(id, 'Đồng ý?', {
    reply_markup: { inline_keyboard: [[{ text: 'Có', callback_data: 'yes' }]] },
  });
  await seen();
  const { callbackId } = control.tap(id, id, asked.message_id, 'yes');
  const [update] = await seen();
  expect(update?.callback_query).toMatchObject({
    id: callbackId,
    data: 'yes',
    from: { id },
    message: { message_id: asked.message_id, text: 'Đồng ý?' },
  });
  expect((await refusal(api.answerCallbackQuery(callbackId, { text: 'x'.repeat(201) }))).error_code).toBe(
    400,
  );
  expect(control.callbackAnswers(callbackId)).toEqual([]);
  await api.answerCallbackQuery(callbackId, { text: 'Đã ghi', show_alert: true });
  expect(control.callbackAnswers(callbackId)).toEqual([{ text: 'Đã ghi', alert: true }]);

  const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
  expect((await refusal(api.answerCallbackQuery(callbackId))).description).toBe(tooOld);
  expect((await refusal(api.answerCallbackQuery('no-such'))).description).toBe(tooOld);
  const late = control.tap(id, id, asked.message_id, 'yes');
  clock.advance(61_000);
  expect((await refusal(api.answerCallbackQuery(late.callbackId))).description).toBe(tooOld);
});

test('a button that is not there can only be pressed by a forger', async () => {
  const { control, id, seen } = await withPerson();
  control.start(id);
  await seen();
  expect(() => control.tap(id, id, 1, 'made up')).toThrow('no button');
  control.tap(id, id, 1, 'made up', { forged: true });
  control.tap(id, id, 77, 'made up', { forged: true });
  const [onMessage, onNothing] = (await seen()).map((update) => update.callback_query);
  expect(onMessage).toMatchObject({ data: 'made up', message: { text: '/start' } });
  expect(onNothing).toMatchObject({ data: 'made up', message: { message_id: 77, date: 0 } });
});

test('blocking and unblocking are told, and a blocked bot gets nothing', async () => {
  const { control, id, seen } = await withPerson();
  control.start(id);
  await seen();
  control.block(id);
  expect(() => control.sendText(id, id, 'x')).toThrow('blocked');
  control.start(id);
  const [blocked, unblocked, restart] = await seen();
  expect(blocked?.my_chat_member?.new_chat_member.status).toBe('kicked');
  expect(unblocked?.my_chat_member?.new_chat_member.status).toBe('member');
  expect(restart?.message?.text).toBe('/start');
});

test('a message sent earlier keeps its own time', async () => {
  const { control, id, seen } = await withPerson();
  control.sendText(id, id, 'trước hạn', { messageDate: 1_717_000_000 });
  expect((await seen())[0]?.message?.date).toBe(1_717_000_000);
});

test('adding the same person again renews them and keeps what they did', async () => {
  const { control, id } = await withPerson();
  control.start(id);
  const note = 'Sở Xây dựng';
  expect(control.addUser({ id, firstName: 'An', note })).toMatchObject({ id, note, started: true });
  expect(control.users()).toHaveLength(1);
});
