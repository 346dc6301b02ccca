import { expect, test } from 'vitest';
import type { Update } from 'grammy/types';
import { refusal, started } from './started.ts';

async function withGroup(kind: 'group' | 'supergroup' = 'group') {
  const { simulator, api, clock } = await started();
  const { control } = simulator;
  const an = control.addUser({ firstName: 'An' }).id;
  const binh = control.addUser({ firstName: 'Bình' }).id;
  const groupId = control.addGroup({ title: 'Nhóm Sở', memberIds: [an, binh], kind }).id;
  const seen = async (): Promise<Update[]> => {
    const updates = await api.getUpdates();
    await api.getUpdates({ offset: (updates.at(-1)?.update_id ?? 0) + 1 });
    return updates;
  };
  return { api, clock, control, an, binh, groupId, seen };
}

test('joining is told by a change of membership and a service message', async () => {
  const { seen, groupId } = await withGroup();
  const [membership, service] = await seen();
  expect(membership?.my_chat_member).toMatchObject({
    chat: { id: groupId, type: 'group', title: 'Nhóm Sở' },
    old_chat_member: { status: 'left' },
    new_chat_member: { status: 'member', user: { is_bot: true } },
  });
  expect(service?.message?.new_chat_members).toMatchObject([{ is_bot: true, username: 'don_doc_bot' }]);
});

test('privacy mode: commands for the bot and replies to it, nothing else', async () => {
  const { control, seen, groupId, an, api } = await withGroup();
  const notice = await api.sendMessage(groupId, 'Thông báo');
  const [talk] = control.sendText(an, groupId, 'chuyện riêng');
  await seen();
  const notSeen = ['12', '/tiendo@other_bot', 'xem /tiendo', '@don_doc_bot ơi'];
  for (const text of notSeen) control.sendText(an, groupId, text);
  control.sendText(an, groupId, 'trả lời người', { replyTo: talk?.id ?? 0 });
  control.editText(an, groupId, talk?.id ?? 0, 'chuyện riêng hơn');
  control.sendSticker(an, groupId);
  expect(await seen()).toEqual([]);

  control.sendText(an, groupId, '/tiendo');
  control.sendText(an, groupId, '/tiendo@Don_Doc_Bot đi');
  const [reply] = control.sendText(an, groupId, 'trả lời bot', { replyTo: notice.message_id });
  control.editText(an, groupId, reply?.id ?? 0, 'sửa');
  const texts = (await seen()).map((update) => (update.message ?? update.edited_message)?.text);
  expect(texts).toEqual(['/tiendo', '/tiendo@Don_Doc_Bot đi', 'trả lời bot', 'sửa']);
});

test('people come and go as service messages, and only members write', async () => {
  const { control, seen, groupId, binh } = await withGroup();
  await seen();
  const guest = control.addUser({ firstName: 'Chi' }).id;
  expect(() => control.sendText(guest, groupId, '/tiendo')).toThrow('not in the group');
  control.addMember(groupId, guest);
  control.removeMember(groupId, binh);
  const [joined, left] = (await seen()).map((update) => update.message);
  expect(joined?.new_chat_members?.map(({ id }) => id)).toEqual([guest]);
  expect(left?.left_chat_member?.id).toBe(binh);
});

test.each(['group', 'supergroup'] as const)('a bot kicked from a %s may not write there', async (kind) => {
  const { control, seen, groupId, api, an } = await withGroup(kind);
  await seen();
  control.kickBot(groupId);
  control.sendText(an, groupId, '/tiendo');
  const updates = await seen();
  expect(updates.map((update) => update.my_chat_member?.new_chat_member.status)).toEqual(['kicked']);
  expect(await refusal(api.sendMessage(groupId, 'x'))).toMatchObject({
    error_code: 403,
    description: `Forbidden: bot was kicked from the ${kind} chat`,
  });
  control.addBot(groupId);
  await api.sendMessage(groupId, 'trở lại');
});

test('a group the bot never was in is not found, one it left is closed to it', async () => {
  const { control, groupId, api, an } = await withGroup();
  const strange = control.addGroup({ title: 'Lạ', memberIds: [an], withBot: false }).id;
  expect((await refusal(api.sendMessage(strange, 'x'))).description).toBe('Bad Request: chat not found');
  await api.leaveChat(groupId);
  expect((await refusal(api.getChat(groupId))).description).toBe(
    'Forbidden: bot is not a member of the group chat',
  );
});

test('a silenced bot may edit but not write', async () => {
  const { control, groupId, api } = await withGroup();
  const { message_id } = await api.sendMessage(groupId, 'trước');
  control.forbidWriting(groupId);
  expect((await refusal(api.sendMessage(groupId, 'x'))).description).toBe(
    'Bad Request: not enough rights to send text messages to the chat',
  );
  expect(await api.getChatMember(groupId, 1_000_000)).toMatchObject({ status: 'restricted' });
  await api.editMessageText(groupId, message_id, 'sau');
  control.allowWriting(groupId);
  await api.sendMessage(groupId, 'lại');
});

test('a group that became a supergroup says where it went', async () => {
  const { control, groupId, api, seen, an } = await withGroup();
  await seen();
  const successor = control.migrate(groupId);
  expect(String(successor)).toMatch(/^-100/);
  const [to, from] = (await seen()).map((update) => update.message);
  expect(to).toMatchObject({ chat: { id: groupId }, migrate_to_chat_id: successor });
  expect(from).toMatchObject({ chat: { id: successor, type: 'supergroup' }, migrate_from_chat_id: groupId });
  const refused = await refusal(api.sendMessage(groupId, 'x'));
  expect(refused.error_code).toBe(400);
  expect(refused.parameters).toEqual({ migrate_to_chat_id: successor });
  await api.sendMessage(successor, 'ở đây');
  control.sendText(an, successor, '/tiendo');
  expect(await seen()).toHaveLength(1);
  expect(() => control.sendText(an, groupId, 'x')).toThrow('supergroup');
});

test('members are told apart from others', async () => {
  const { control, groupId, api, an, binh } = await withGroup();
  const other = control.addUser({ firstName: 'Chi' }).id;
  const statuses = await Promise.all(
    [an, binh, other].map(async (id) => (await api.getChatMember(groupId, id)).status),
  );
  expect(statuses).toEqual(['creator', 'member', 'left']);
  expect(await api.getChat(groupId)).toMatchObject({ id: groupId, type: 'group', title: 'Nhóm Sở' });
});

test("the bot cannot delete people's messages in a group", async () => {
  const { control, groupId, api, an } = await withGroup();
  const [sent] = control.sendText(an, groupId, '/tiendo');
  expect((await refusal(api.deleteMessage(groupId, sent?.id ?? 0))).description).toBe(
    "Bad Request: message can't be deleted",
  );
});
