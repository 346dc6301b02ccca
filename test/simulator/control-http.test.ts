import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Simulator } from '../../src/simulator/server.ts';
import type { SimulatorOptions } from '../../src/simulator/options.ts';
import { rawCall, started } from './started.ts';

async function withPerson(options: Partial<SimulatorOptions> = {}) {
  const { simulator, api, clock } = await started(options);
  const { id } = simulator.control.addUser({
    firstName: 'An',
    lastName: 'Nguyễn',
    note: 'Sở Xây dựng',
    invitation: { payload: 'abc' },
  });
  const call = async (method: string, path: string, body?: unknown) => {
    const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return rawCall(simulator, `/sim${path}`, { method, ...(body === undefined ? {} : json) });
  };
  return { simulator, api, clock, id, control: simulator.control, call };
}

/** A request with a Host and Origin of one's choice, which fetch does not allow. */
function statusFor(
  simulator: Simulator,
  headers: Record<string, string>,
  path = '/sim/state',
): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${simulator.url}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

test('the state tells people, groups, commands and the time', async () => {
  const { call, id, control, api, clock } = await withPerson({ demo: () => true, botName: 'Đôn Đốc' });
  const groupId = control.addGroup({ title: 'Nhóm', memberIds: [id] }).id;
  await api.setMyCommands([{ command: 'baocao', description: 'Báo cáo' }]);
  expect((await call('GET', '/state')).body).toEqual({
    now: clock.now(),
    botUsername: 'don_doc_bot',
    botName: 'Đôn Đốc',
    users: [
      {
        id,
        name: 'An Nguyễn',
        note: 'Sở Xây dựng',
        invitation: { payload: 'abc' },
        chatId: id,
        started: false,
        blocked: false,
      },
    ],
    groups: [
      {
        id: groupId,
        title: 'Nhóm',
        memberIds: [id],
        botIsMember: true,
        botMayWrite: true,
        kind: 'supergroup',
      },
    ],
    demo: true,
    commands: [{ command: 'baocao', description: 'Báo cáo' }],
  });
});

test('people write, edit, delete, start and block over HTTP', async () => {
  const { call, id, control } = await withPerson();
  await call('POST', `/users/${id}/start`, { payload: 'abc' });
  await call('POST', `/chats/${id}/messages`, { userId: id, text: 'mười', replyTo: 1 });
  await call('PUT', `/chats/${id}/messages/2`, { userId: id, text: 'mười hai' });
  await call('POST', `/chats/${id}/special`, { userId: id, kind: 'sticker' });
  await call('DELETE', `/chats/${id}/messages/1`);
  const { body } = await call('GET', `/chats/${id}/messages`);
  expect(body).toMatchObject({
    messages: [
      { id: 2, from: id, fromName: 'An Nguyễn', text: 'mười hai', replyTo: 1 },
      { id: 3, kind: 'sticker' },
    ],
  });
  expect((await call('POST', `/users/${id}/block`)).body).toEqual({ ok: true });
  expect(control.users()[0]?.blocked).toBe(true);
  await call('POST', `/users/${id}/unblock`);
  expect(control.users()[0]?.blocked).toBe(false);
});

test('messages come a page at a time: the latest, those before, those after', async () => {
  const { call, id, control } = await withPerson();
  for (let number = 1; number <= 150; number++) control.sendText(id, id, String(number));
  const page = async (query: string): Promise<number[]> => {
    const { body } = await call('GET', `/chats/${id}/messages${query}`);
    return (body['messages'] as { id: number }[]).map((message) => message.id);
  };
  const latest = await page('');
  expect([latest.length, latest[0], latest.at(-1)]).toEqual([100, 51, 150]);
  expect(await page('?before=51&limit=2')).toEqual([49, 50]);
  expect(await page('?after=51&limit=2')).toEqual([52, 53]);
  expect((await call('GET', '/chats/4711/messages')).status).toBe(400);
});

test('a press waits for what the bot answers', async () => {
  const { call, id, control, api } = await withPerson();
  control.start(id);
  const reply_markup = { inline_keyboard: [[{ text: 'Có', callback_data: 'yes' }]] };
  const { message_id } = await api.sendMessage(id, 'Đồng ý?', { reply_markup });
  const asked = new Promise<void>((resolve) => {
    control.subscribe((event) => event.type === 'update_queued' && resolve());
  });
  const answer = call('POST', `/chats/${id}/taps`, { userId: id, messageId: message_id, data: 'yes' });
  await asked;
  const update = (await api.getUpdates()).at(-1);
  await api.answerCallbackQuery(update?.callback_query?.id ?? '', { text: 'Đã ghi' });
  expect((await answer).body).toEqual({ answered: true, text: 'Đã ghi', alert: false });
  const wrong = await call('POST', `/chats/${id}/taps`, { userId: id, messageId: message_id, data: 'no' });
  expect(wrong.status).toBe(400);
  expect(wrong.body['error']).toMatch('no button');
});

test('a browser uploads a file with a Vietnamese name and downloads it under that name', async () => {
  const { simulator, id, control } = await withPerson();
  const form = new FormData();
  form.set('userId', String(id));
  form.set('kind', 'document');
  form.set('file', new Blob(['nội dung']), 'Báo cáo "quý"; II.docx');
  const sent = await rawCall(simulator, `/sim/chats/${id}/files`, { method: 'POST', body: form });
  expect(sent.body).toMatchObject({ message: { document: { fileName: 'Báo cáo "quý"; II.docx' } } });
  const { document } = control.history(id).at(-1) ?? {};
  const response = await fetch(`${simulator.url}/sim/files/${document?.fileId}`);
  expect(response.headers.get('content-disposition')).toBe(
    "attachment; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%22qu%C3%BD%22%3B%20II.docx",
  );
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await response.text()).toBe('nội dung');
  expect((await rawCall(simulator, '/sim/files/no-such')).status).toBe(404);
});

test('the clock moves forward only', async () => {
  const { call, clock } = await withPerson();
  const before = clock.now();
  await call('POST', '/clock', { advanceMs: 60_000 });
  expect(clock.now()).toBe(before + 60_000);
  await call('POST', '/clock', { to: '2024-06-04T08:00:00+07:00' });
  expect(clock.now()).toBe(Date.UTC(2024, 5, 4, 1));
  for (const wrong of [{ advanceMs: -1 }, { to: '2024-06-03T08:00:00+07:00' }, { to: 'mai' }, {}]) {
    expect((await call('POST', '/clock', wrong)).status).toBe(400);
  }
  expect(clock.now()).toBe(Date.UTC(2024, 5, 4, 1));
});

test('faults, waiting updates and second deliveries serve tests in another process', async () => {
  const { call, id, api, control } = await withPerson();
  control.start(id);
  await call('POST', '/faults', { method: 'sendMessage', kind: 'server_error' });
  await expect(api.sendMessage(id, 'x')).rejects.toThrow('Internal Server Error');
  const { body } = await call('GET', '/pending');
  const [update] = body['updates'] as { update_id: number }[];
  await call('POST', '/redeliver', { updateId: update?.update_id });
  expect(await api.getUpdates()).toHaveLength(2);
  expect((await call('POST', '/faults', { kind: 'meteor' })).status).toBe(400);
});

test('events stream to the page until the simulator closes', async () => {
  const { simulator, api, id, control } = await withPerson();
  const response = await fetch(`${simulator.url}/sim/events`);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  control.start(id);
  const { message_id } = await api.sendMessage(id, 'chào');
  await api.sendChatAction(id, 'typing');
  await api.editMessageText(id, message_id, 'chào bạn');
  await api.deleteMessage(id, message_id);
  control.advance(1000);

  const expected = ['chat', 'message', 'message', 'typing', 'edit', 'delete', 'clock'];
  const seen: { name: string; data: Record<string, unknown> }[] = [];
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const match = /^event: (.*)\ndata: (.*)$/.exec(block);
      if (match)
        seen.push({ name: match[1] ?? '', data: JSON.parse(match[2] ?? '') as Record<string, unknown> });
    }
    if (seen.length >= expected.length) break;
  }
  expect(seen.map(({ name }) => name)).toEqual(expected);
  expect(seen[4]?.data).toMatchObject({ chatId: id, message: { id: message_id, text: 'chào bạn' } });
  expect(seen[5]?.data).toEqual({ chatId: id, messageId: message_id });

  const open = await fetch(`${simulator.url}/sim/events`);
  await simulator.close();
  await expect(open.text()).rejects.toThrow();
});

test('other hosts and other web sites are refused', async () => {
  const { simulator } = await withPerson();
  const { host } = new URL(simulator.url);
  expect(await statusFor(simulator, {})).toBe(200);
  expect(await statusFor(simulator, { host: 'localhost:8080', origin: 'http://localhost:8080' })).toBe(200);
  expect(await statusFor(simulator, { host: 'evil.example' })).toBe(403);
  expect(await statusFor(simulator, { host: '127.0.0.1.evil.example' })).toBe(403);
  expect(await statusFor(simulator, { host, origin: 'http://evil.example' })).toBe(403);
  expect(await statusFor(simulator, { host, origin: 'null' })).toBe(403);
  expect(await statusFor(simulator, { host: 'evil.example' }, '/bot1000000:simulator/getMe')).toBe(403);
});

test('bad bodies get a sentence', async () => {
  const { simulator, call, id } = await withPerson();
  const path = `/sim/chats/${id}/messages`;
  expect(await rawCall(simulator, path, { method: 'POST', body: '{"text":' })).toEqual({
    status: 400,
    body: { error: 'The body is not valid JSON.' },
  });
  expect((await call('POST', `/chats/${id}/messages`, { userId: id })).body['error']).toMatch(
    /not as expected: text/,
  );
  expect((await call('POST', `/chats/${id}/messages`, { userId: id, text: '' })).body).toEqual({
    error: 'An empty message cannot be sent.',
  });
  const large = JSON.stringify({ userId: id, text: 'x'.repeat(20 * 1024 * 1024) });
  expect((await rawCall(simulator, path, { method: 'POST', body: large })).status).toBe(413);
  expect((await rawCall(simulator, `/sim/chats/${id}/files`, { method: 'POST', body: 'x' })).status).toBe(
    400,
  );
  expect((await rawCall(simulator, '/sim/no-such')).status).toBe(404);
});

test('the page is served from its folder and nothing from outside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><p>Đôn Đốc');
  writeFileSync(join(folder, 'page', 'main.js'), 'export {};');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  const words = (language: string) => ({ send: language === 'vi' ? 'Gửi' : 'Send' });
  const { simulator } = await withPerson({ pageFolder: join(folder, 'page'), words });

  expect(await (await fetch(simulator.url)).text()).toContain('Đôn Đốc');
  const script = await fetch(`${simulator.url}/page/main.js`);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  for (const path of ['..%2fsecret.js', '%2e%2e/secret.js', '..%5csecret.js', 'no-such.js', '.hidden.js']) {
    expect(await statusFor(simulator, {}, `/page/${path}`)).toBe(404);
  }
  expect((await rawCall(simulator, '/sim/words?language=en')).body).toEqual({ send: 'Send' });
  expect((await rawCall(simulator, '/sim/words?language=xx')).status).toBe(400);
});

test('groups are changed over HTTP: the bot, members, topics', async () => {
  const { control, call, id: an } = await withPerson();
  const binh = control.addUser({ firstName: 'Bình' }).id;
  const plain = control.addGroup({ title: 'Nhóm', memberIds: [an], kind: 'group' }).id;
  const group = (id: number) => control.groups().find((each) => each.id === id);
  const path = (id: number, rest: string) => `/groups/${id}/${rest}`;

  await call('POST', path(plain, 'kick-bot'));
  expect(group(plain)?.bot).toBe('kicked');
  await call('POST', path(plain, 'add-bot'));
  await call('POST', path(plain, 'forbid-writing'));
  expect(group(plain)).toMatchObject({ bot: 'member', botMayWrite: false });
  await call('POST', path(plain, 'allow-writing'));
  await call('POST', path(plain, 'members'), { userId: binh });
  expect(group(plain)).toMatchObject({ botMayWrite: true, memberIds: [an, binh] });
  expect((await call('POST', path(plain, 'enable-topics'))).status).toBe(400);
  const { groupId } = (await call('POST', path(plain, 'migrate'))).body as { groupId: number };
  await call('DELETE', path(groupId, `members/${binh}`));
  expect(group(groupId)?.memberIds).toEqual([an]);

  await call('POST', path(groupId, 'enable-topics'));
  const made = await call('POST', path(groupId, 'topics'), { userId: an, name: 'Tiến độ' });
  const { topicId } = made.body as { topicId: number };
  await call('POST', `/chats/${groupId}/messages`, { userId: an, text: 'trong chủ đề', threadId: topicId });
  await call('POST', `/chats/${groupId}/messages`, { userId: an, text: 'ngoài' });
  const texts = async (thread: number) => {
    const { messages } = (await call('GET', `/chats/${groupId}/messages?thread=${thread}`)).body as {
      messages: { text: string }[];
    };
    return messages.map(({ text }) => text).filter((text) => text !== '');
  };
  expect(await texts(topicId)).toEqual(['trong chủ đề']);
  expect(await texts(0)).toEqual(['ngoài']);
  await call('POST', path(groupId, `topics/${topicId}/close`));
  expect(group(groupId)?.topics).toEqual([{ id: topicId, name: 'Tiến độ', closed: true }]);
  await call('POST', path(groupId, `topics/${topicId}/reopen`));
  await call('DELETE', path(groupId, `topics/${topicId}`));
  expect(group(groupId)?.topics).toEqual([]);
  expect(await texts(topicId)).toEqual([]);
});
