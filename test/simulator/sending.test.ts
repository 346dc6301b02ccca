import { describe, expect, test } from 'vitest';
import { rawCall, refusal, started, token } from './started.ts';

async function withPerson() {
  const { simulator, api, clock } = await started();
  const { id } = simulator.control.addUser({ firstName: 'An' });
  simulator.control.start(id);
  return { simulator, api, clock, id, control: simulator.control };
}

const button = (data: string) => ({ inline_keyboard: [[{ text: 'Chọn', callback_data: data }]] });

test('message ids increase within a chat, are not shared with others, and are never used twice', async () => {
  const { control, api, id } = await withPerson();
  const other = control.addUser({ firstName: 'Bình' }).id;
  control.start(other);
  const first = await api.sendMessage(id, 'một');
  expect(first.message_id).toBe(2);
  expect((await api.sendMessage(other, 'một')).message_id).toBe(2);
  await api.deleteMessage(id, first.message_id);
  expect((await api.sendMessage(id, 'hai')).message_id).toBe(3);
});

test('dates are whole seconds of the simulated clock', async () => {
  const { api, id, clock } = await withPerson();
  clock.advance(1999);
  expect((await api.sendMessage(id, 'giờ')).date).toBe(Date.UTC(2024, 5, 3, 1) / 1000 + 1);
});

test('HTML becomes text and entities counted in UTF-16 units', async () => {
  const { api, id, control } = await withPerson();
  const html =
    '<b>Đề mục</b> &lt;1&gt; 😀 <i>nghiêng <u>gạch</u></i> <a href="https://example.org/a?b=1&amp;c">liên kết</a>';
  const sent = await api.sendMessage(id, html, { parse_mode: 'HTML' });
  expect(sent.text).toBe('Đề mục <1> 😀 nghiêng gạch liên kết');
  expect(sent.entities).toEqual([
    { type: 'bold', offset: 0, length: 6 },
    { type: 'italic', offset: 14, length: 12 },
    { type: 'underline', offset: 22, length: 4 },
    { type: 'text_link', offset: 27, length: 8, url: 'https://example.org/a?b=1&c' },
  ]);
  expect(control.history(id).at(-1)?.entities).toEqual(sent.entities);
});

test('quotes, spoilers and code blocks keep their kinds', async () => {
  const { api, id } = await withPerson();
  const html =
    '<blockquote expandable>dài</blockquote><tg-spoiler>kín</tg-spoiler><pre><code class="language-js">x</code></pre>';
  expect((await api.sendMessage(id, html, { parse_mode: 'HTML' })).entities).toEqual([
    { type: 'expandable_blockquote', offset: 0, length: 3 },
    { type: 'spoiler', offset: 3, length: 3 },
    { type: 'pre', offset: 6, length: 1, language: 'js' },
  ]);
});

test('commands in a text are found, fractions and slashes between words are not', async () => {
  const { api, id } = await withPerson();
  const sent = await api.sendMessage(id, '12/14 và/hoặc /baocao');
  expect(sent.entities).toEqual([{ type: 'bot_command', offset: 14, length: 7 }]);
  expect((await api.sendMessage(id, 'không có gì')).entities).toBeUndefined();
});

test.each([
  ['<b>hở', `Can't find end tag corresponding to start tag "b"`],
  ['một<br>hai', 'Unsupported start tag "br" at byte offset 5'],
  ['ă < b', 'Unsupported start tag "" at byte offset 3'],
  ['<b>chéo</i>', 'Unmatched end tag at byte offset 8, expected "</b>", found "</i>"'],
  ['thừa</b>', 'Unexpected end tag at byte offset 6'],
])('HTML that cannot be read is refused: %s', async (html, why) => {
  const { api, id } = await withPerson();
  const { description } = await refusal(api.sendMessage(id, html, { parse_mode: 'HTML' }));
  expect(description).toBe(`Bad Request: can't parse entities: ${why}`);
});

test('without a parse mode everything is text', async () => {
  const { api, id } = await withPerson();
  expect((await api.sendMessage(id, ' <b>a & b ')).text).toBe('<b>a & b');
});

test('the length of a text is counted after entities are parsed', async () => {
  const { api, id } = await withPerson();
  const bold = `<b>${'ă'.repeat(4096)}</b>`;
  expect((await api.sendMessage(id, bold, { parse_mode: 'HTML' })).text).toHaveLength(4096);
  expect((await refusal(api.sendMessage(id, 'ă'.repeat(4097)))).description).toBe(
    'Bad Request: message is too long',
  );
  for (const empty of ['', ' \n ', '<b></b>']) {
    const { description } = await refusal(api.sendMessage(id, empty, { parse_mode: 'HTML' }));
    expect(description).toBe('Bad Request: message text is empty');
  }
});

test('callback data is 1 to 64 bytes, not characters', async () => {
  const { api, id, control } = await withPerson();
  await api.sendMessage(id, 'được', { reply_markup: button('đ'.repeat(32)) });
  expect(control.history(id).at(-1)?.buttons).toEqual([[{ text: 'Chọn', data: 'đ'.repeat(32) }]]);
  const long = api.sendMessage(id, 'không', { reply_markup: button('đ'.repeat(33)) });
  expect((await refusal(long)).description).toBe('Bad Request: BUTTON_DATA_INVALID');
  expect((await refusal(api.sendMessage(id, 'không', { reply_markup: button('') }))).description).toBe(
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  );
});

test('a reply names an existing message of the chat', async () => {
  const { api, id, control } = await withPerson();
  const reply = await api.sendMessage(id, 'đây', { reply_parameters: { message_id: 1 } });
  expect(reply.reply_to_message?.text).toBe('/start');
  const missing = { message_id: 99 };
  expect((await refusal(api.sendMessage(id, 'x', { reply_parameters: missing }))).description).toBe(
    'Bad Request: message to be replied not found',
  );
  await api.sendMessage(id, 'x', { reply_parameters: { ...missing, allow_sending_without_reply: true } });
  expect(control.history(id).at(-1)).not.toHaveProperty('replyTo');
});

describe('editing', () => {
  test('changes the text, and drops the keyboard that is not sent again', async () => {
    const { api, id, control, clock } = await withPerson();
    const { message_id } = await api.sendMessage(id, 'cũ', { reply_markup: button('1') });
    clock.advance(30 * 24 * 3_600_000);
    await api.editMessageText(id, message_id, 'mới');
    expect(control.history(id).at(-1)).toMatchObject({
      id: message_id,
      text: 'mới',
      buttons: [],
      editedAt: clock.now() / 1000,
    });
  });

  test('is refused when nothing changes', async () => {
    const { api, id } = await withPerson();
    const { message_id } = await api.sendMessage(id, 'như cũ', { reply_markup: button('1') });
    const same = api.editMessageText(id, message_id, 'như cũ', { reply_markup: button('1') });
    expect((await refusal(same)).description).toMatch(/^Bad Request: message is not modified: /);
    await api.editMessageText(id, message_id, 'như cũ', { reply_markup: button('2') });
    const markup = api.editMessageReplyMarkup(id, message_id, { reply_markup: button('2') });
    expect((await refusal(markup)).description).toMatch(/^Bad Request: message is not modified/);
    await api.editMessageText(id, message_id, '<b>như cũ</b>', { parse_mode: 'HTML' });
  });

  test("is refused for what is missing or is not the bot's", async () => {
    const { api, id } = await withPerson();
    expect((await refusal(api.editMessageText(id, 99, 'x'))).description).toBe(
      'Bad Request: message to edit not found',
    );
    expect((await refusal(api.editMessageText(id, 1, 'x'))).description).toBe(
      "Bad Request: message can't be edited",
    );
    const asked = await api.sendMessage(id, 'hỏi', { reply_markup: { force_reply: true } });
    expect((await refusal(api.editMessageText(id, asked.message_id, 'x'))).description).toBe(
      "Bad Request: message can't be edited",
    );
  });
});

test('a message can be deleted for 48 hours', async () => {
  const { api, id, clock, control } = await withPerson();
  const young = await api.sendMessage(id, 'mới');
  clock.advance(48 * 3_600_000);
  await api.deleteMessage(id, young.message_id);
  const old = await api.sendMessage(id, 'sẽ cũ');
  clock.advance(48 * 3_600_000 + 1000);
  expect((await refusal(api.deleteMessage(id, old.message_id))).description).toBe(
    "Bad Request: message can't be deleted for everyone",
  );
  expect((await refusal(api.deleteMessage(id, young.message_id))).description).toBe(
    'Bad Request: message to delete not found',
  );
  expect(control.history(id).map(({ text }) => text)).toEqual(['/start', 'sẽ cũ']);
});

test('chats the bot may not write to are refused in the words of Telegram', async () => {
  const { api, id, control } = await withPerson();
  const stranger = control.addUser({ firstName: 'Lạ' }).id;
  expect(await refusal(api.sendMessage(stranger, 'x'))).toMatchObject({
    error_code: 403,
    description: "Forbidden: bot can't initiate conversation with a user",
  });
  expect(await refusal(api.sendMessage(424242, 'x'))).toMatchObject({
    error_code: 400,
    description: 'Bad Request: chat not found',
  });
  control.block(id);
  expect(await refusal(api.sendMessage(id, 'x'))).toMatchObject({
    error_code: 403,
    description: 'Forbidden: bot was blocked by the user',
  });
  control.unblock(id);
  await api.sendMessage(id, 'x');
});

test('unknown methods, unknown parameters and wrong tokens are refused loudly', async () => {
  const { simulator, api, id } = await withPerson();
  expect(await refusal(api.sendPoll(id, '?', ['a', 'b']))).toMatchObject({
    error_code: 404,
    description: 'Not Found: method sendPoll is not simulated',
  });
  const typo = { chat_id: id, text: 'x', disable_notifications: true };
  expect(await refusal(api.raw.sendMessage(typo))).toMatchObject({
    error_code: 400,
    description: 'Bad Request: parameter disable_notifications of sendMessage is not simulated',
  });
  expect((await refusal(api.sendMessage(id, '*x*', { parse_mode: 'MarkdownV2' }))).description).toBe(
    'Bad Request: parse_mode other than HTML is not simulated',
  );
  expect(await rawCall(simulator, '/bot1000000:other/getMe')).toEqual({
    status: 401,
    body: { ok: false, error_code: 401, description: 'Unauthorized' },
  });
  expect((await rawCall(simulator, '/botother/getMe')).status).toBe(404);
});

test('parameters may come in the query, as a form, or as JSON', async () => {
  const { simulator, id, control } = await withPerson();
  const path = `/bot${token}/sendMessage`;
  const keyboard = JSON.stringify(button('1'));
  const fields = { chat_id: String(id), text: 'Phường Một', reply_markup: keyboard };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  await rawCall(simulator, `${path}?${new URLSearchParams(fields)}`);
  await rawCall(simulator, path, { method: 'POST', body: new URLSearchParams(fields) });
  await rawCall(simulator, path, { method: 'POST', body: form });
  const json = { method: 'POST', headers: { 'content-type': 'application/json' } };
  await rawCall(simulator, path, { ...json, body: JSON.stringify(fields) });
  const [, ...sent] = control.history(id);
  expect(sent).toHaveLength(4);
  for (const message of sent) {
    expect(message).toMatchObject({ text: 'Phường Một', buttons: [[{ text: 'Chọn', data: '1' }]] });
  }
  expect((await rawCall(simulator, path, { ...json, body: '{"chat_id":' })).body).toMatchObject({
    description: "Bad Request: can't parse request body as JSON object",
  });
});

test('the command menu is checked and kept', async () => {
  const { api, control } = await withPerson();
  const commands = [{ command: 'baocao', description: 'Báo cáo của tôi' }];
  await api.setMyCommands(commands);
  await api.setMyCommands([{ command: 'report', description: 'My report' }], { language_code: 'en' });
  expect(control.commands()).toEqual(commands);
  expect(await api.getMyCommands()).toEqual(commands);
  expect(await api.getMyCommands({ language_code: 'en' })).toHaveLength(1);
  const wrong = [{ command: 'báo_cáo', description: 'x' }];
  expect((await refusal(api.setMyCommands(wrong))).description).toBe('Bad Request: BOT_COMMAND_INVALID');
});

test('typing is announced, and an unknown action refused', async () => {
  const { api, id, control } = await withPerson();
  const seen: string[] = [];
  control.subscribe((event) => event.type === 'typing' && seen.push(event.action));
  await api.sendChatAction(id, 'typing');
  expect(seen).toEqual(['typing']);
  const wrong = 'thinking' as unknown as 'typing';
  expect((await refusal(api.sendChatAction(id, wrong))).description).toBe(
    'Bad Request: wrong parameter action in request',
  );
});

test('a token that looks real is refused', async () => {
  const real = `123456789:${'A'.repeat(35)}`;
  await expect(started({ token: real })).rejects.toThrow('looks like a real Telegram bot token');
});
