import { GrammyError, HttpError } from 'grammy';
import { expect, test } from 'vitest';
import { refusal, started } from './started.ts';

async function withPerson() {
  const { simulator, api, clock } = await started();
  const { id } = simulator.control.addUser({ firstName: 'An' });
  simulator.control.start(id);
  const texts = () => simulator.control.history(id).map(({ text }) => text);
  return { simulator, api, clock, id, control: simulator.control, texts };
}

test('a 429 says how long to wait and strikes as often as asked', async () => {
  const { api, id, control, texts } = await withPerson();
  control.faults.add({ method: 'sendMessage', kind: 'too_many_requests', retryAfter: 7, times: 2 });
  await api.sendChatAction(id, 'typing');
  for (const text of ['một', 'hai']) {
    const refused = await refusal(api.sendMessage(id, text));
    expect(refused).toMatchObject({ error_code: 429, description: 'Too Many Requests: retry after 7' });
    expect(refused.parameters).toEqual({ retry_after: 7 });
  }
  await api.sendMessage(id, 'ba');
  expect(texts()).toEqual(['/start', 'ba']);
});

test('a fault can be meant for one chat, and be taken away', async () => {
  const { api, id, control } = await withPerson();
  const other = control.addUser({ firstName: 'Bình' }).id;
  control.start(other);
  const remove = control.faults.add({ chatId: other, kind: 'forbidden', times: Infinity });
  await api.sendMessage(id, 'x');
  expect((await refusal(api.sendMessage(other, 'x'))).error_code).toBe(403);
  expect((await refusal(api.sendMessage(other, 'x'))).error_code).toBe(403);
  remove();
  await api.sendMessage(other, 'x');
});

test('server errors come in JSON, or as the page of a proxy', async () => {
  const { api, id, control, texts } = await withPerson();
  control.faults.add({ kind: 'server_error' });
  expect((await refusal(api.sendMessage(id, 'x'))).error_code).toBe(500);
  control.faults.add({ kind: 'bad_gateway' });
  await expect(api.sendMessage(id, 'x')).rejects.toBeInstanceOf(HttpError);
  expect(texts()).toEqual(['/start']);
});

test('a connection cut before leaves nothing behind, one cut after acceptance leaves the message', async () => {
  const { api, id, control, texts } = await withPerson();
  control.faults.add({ kind: 'cut_before' });
  await expect(api.sendMessage(id, 'mất')).rejects.toBeInstanceOf(HttpError);
  control.faults.add({ kind: 'cut_after_accept' });
  await expect(api.sendMessage(id, 'đã nhận')).rejects.toBeInstanceOf(HttpError);
  await api.sendMessage(id, 'sau');
  expect(texts()).toEqual(['/start', 'đã nhận', 'sau']);
});

test('a cut after acceptance still refuses what is wrong', async () => {
  const { api, id, control } = await withPerson();
  control.faults.add({ kind: 'cut_after_accept' });
  await expect(api.sendMessage(id, '')).rejects.toBeInstanceOf(GrammyError);
});

test('a slow answer has been carried out long before it comes, and closing does not wait for it', async () => {
  const { simulator, api, id, control } = await withPerson();
  control.faults.add({ kind: 'slow', delayMs: 3_600_000 });
  const accepted = new Promise<void>((resolve) => {
    control.subscribe((event) => event.type === 'message' && resolve());
  });
  const answer = expect(api.sendMessage(id, 'chậm')).rejects.toBeInstanceOf(HttpError);
  await accepted;
  await simulator.close();
  await answer;
});

test('rates are enforced when asked for: bursts pass, a group takes 20 a minute', async () => {
  const { api, id, control, clock } = await withPerson();
  const groupId = control.addGroup({ title: 'Nhóm', memberIds: [id] }).id;
  control.limits.enforced = true;
  for (let sent = 0; sent < 5; sent++) await api.sendMessage(id, 'x');
  expect((await refusal(api.sendMessage(id, 'x'))).parameters).toEqual({ retry_after: 5 });
  for (let sent = 0; sent < 20; sent++) {
    await api.sendMessage(groupId, 'x');
    clock.advance(1000);
  }
  expect((await refusal(api.sendMessage(groupId, 'x'))).parameters).toEqual({ retry_after: 40 });
  clock.advance(40_000);
  await api.sendMessage(groupId, 'x');
  control.limits.enforced = false;
  for (let sent = 0; sent < 30; sent++) await api.sendMessage(groupId, 'x');
});
