import { expect, test } from 'vitest';
import type { Update } from 'grammy/types';
import { refusal, started } from './started.ts';

async function withForum() {
  const { simulator, api } = await started();
  const { control } = simulator;
  const an = control.addUser({ firstName: 'An' }).id;
  const groupId = control.addGroup({ title: 'Đợt báo cáo', memberIds: [an], forum: true }).id;
  const seen = async (): Promise<Update[]> => {
    const updates = await api.getUpdates();
    await api.getUpdates({ offset: (updates.at(-1)?.update_id ?? 0) + 1 });
    return updates;
  };
  await seen();
  const topic = control.createTopic(groupId, an, 'Tiến độ');
  return { api, control, an, groupId, topic, seen };
}

test('a topic is told by the message that created it, whose id it has', async () => {
  const { groupId, topic, seen } = await withForum();
  expect((await seen()).map(({ message }) => message)).toMatchObject([
    {
      message_id: topic,
      message_thread_id: topic,
      is_topic_message: true,
      chat: { id: groupId, is_forum: true },
      forum_topic_created: { name: 'Tiến độ' },
    },
  ]);
});

test('what is said in a topic carries it, and answers the message that created the topic', async () => {
  const { control, an, groupId, topic, seen, api } = await withForum();
  await seen();
  const notice = await api.sendMessage(groupId, 'Thông báo', { message_thread_id: topic });
  expect(notice).toMatchObject({ message_thread_id: topic, is_topic_message: true });
  control.sendText(an, groupId, '/tiendo', { threadId: topic });
  control.sendText(an, groupId, 'Xác nhận', { replyTo: notice.message_id });
  control.sendText(an, groupId, 'nói chuyện', { threadId: topic });
  control.sendText(an, groupId, '/tiendo');
  const messages = (await seen()).map(({ message }) => message);
  expect(messages).toMatchObject([
    { text: '/tiendo', message_thread_id: topic, reply_to_message: { message_id: topic } },
    { text: 'Xác nhận', message_thread_id: topic, reply_to_message: { message_id: notice.message_id } },
    { text: '/tiendo' },
  ]);
  expect(messages[2]).not.toHaveProperty('message_thread_id');
  const reply = await api.sendMessage(groupId, 'Đã rõ', {
    reply_parameters: { message_id: notice.message_id },
  });
  expect(reply.message_thread_id).toBe(topic);
});

test('the bot writes only in topics that are there and open', async () => {
  const { control, an, groupId, topic, seen, api } = await withForum();
  const send = (id: number) => api.sendMessage(groupId, 'x', { message_thread_id: id });
  const words = async (call: Promise<unknown>) => (await refusal(call)).description;
  const { message_id } = await send(topic);
  expect(await words(send(1))).toBe('Bad Request: message thread not found');
  expect(await words(send(topic + 100))).toBe('Bad Request: message thread not found');
  expect(await words(api.sendMessage(an, 'x', { message_thread_id: topic }))).toMatch('Forbidden');
  await seen();

  control.closeTopic(groupId, topic);
  expect(await words(send(topic))).toBe('Bad Request: TOPIC_CLOSED');
  expect(await words(api.sendChatAction(groupId, 'typing', { message_thread_id: topic }))).toMatch(
    'TOPIC_CLOSED',
  );
  expect(() => control.sendText(an, groupId, '/tiendo', { threadId: topic })).toThrow('closed');
  await api.editMessageText(groupId, message_id, 'sửa');
  control.reopenTopic(groupId, topic);
  await send(topic);
  expect((await seen()).map(({ message }) => Object.keys(message ?? {}).at(-1))).toEqual([
    'forum_topic_closed',
    'forum_topic_reopened',
  ]);

  control.deleteTopic(groupId, topic);
  expect(await seen()).toEqual([]);
  expect(await words(send(topic))).toBe('Bad Request: message thread not found');
  expect(await words(api.editMessageText(groupId, message_id, 'lần nữa'))).toBe(
    'Bad Request: message to edit not found',
  );
});

test('only a supergroup has topics, and only its members create them', async () => {
  const { control, an, groupId } = await withForum();
  const plain = control.addGroup({ title: 'Nhóm', memberIds: [an], kind: 'group' }).id;
  expect(() => control.enableTopics(plain)).toThrow('supergroup');
  expect(() => control.createTopic(plain, an, 'x')).toThrow('no topics');
  const other = control.addUser({ firstName: 'Bình' }).id;
  expect(() => control.createTopic(groupId, other, 'x')).toThrow('not in the group');
  expect(() => control.createTopic(groupId, an, ' ')).toThrow('name');
  const successor = control.migrate(plain);
  control.enableTopics(successor);
  expect(control.createTopic(successor, an, 'Quý III')).toBeGreaterThan(0);
});
