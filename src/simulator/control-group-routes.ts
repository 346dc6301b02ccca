/** The addresses under which groups are changed: the bot's place in them, their members, their topics. */
import { z } from 'zod';
import type { ControlRequest, ControlRoute } from './control-route.ts';
import { wholeNumber } from './whole-number.ts';

const id = z.int();
const member = z.strictObject({ userId: id });
const topic = z.strictObject({ userId: id, name: z.string() });

type Act = (request: ControlRequest, groupId: number, other: number) => unknown;

/** @param other the second number of the path, where there is one */
const onGroup =
  (act: Act): ControlRoute =>
  async (request) => {
    const [group, other = '0'] = request.path;
    const result: unknown = await act(request, wholeNumber(group), wholeNumber(other));
    return typeof result === 'object' ? result : { ok: true };
  };

const at = (rest: string) => new RegExp(`^/sim/groups/(-?\\d+)/${rest}$`);

export const groupRoutes: readonly (readonly [string, RegExp, ControlRoute])[] = [
  ['POST', at('add-bot'), onGroup(({ control }, group) => control.addBot(group))],
  ['POST', at('kick-bot'), onGroup(({ control }, group) => control.kickBot(group))],
  ['POST', at('forbid-writing'), onGroup(({ control }, group) => control.forbidWriting(group))],
  ['POST', at('allow-writing'), onGroup(({ control }, group) => control.allowWriting(group))],
  ['POST', at('migrate'), onGroup(({ control }, group) => ({ groupId: control.migrate(group) }))],
  [
    'POST',
    at('members'),
    onGroup(async ({ control, json }, group) => control.addMember(group, (await json(member)).userId)),
  ],
  [
    'DELETE',
    at('members/(\\d+)'),
    onGroup(({ control }, group, userId) => control.removeMember(group, userId)),
  ],
  ['POST', at('enable-topics'), onGroup(({ control }, group) => control.enableTopics(group))],
  [
    'POST',
    at('topics'),
    onGroup(async ({ control, json }, group) => {
      const { userId, name } = await json(topic);
      return { topicId: control.createTopic(group, userId, name) };
    }),
  ],
  [
    'POST',
    at('topics/(\\d+)/close'),
    onGroup(({ control }, group, topicId) => control.closeTopic(group, topicId)),
  ],
  [
    'POST',
    at('topics/(\\d+)/reopen'),
    onGroup(({ control }, group, topicId) => control.reopenTopic(group, topicId)),
  ],
  [
    'DELETE',
    at('topics/(\\d+)'),
    onGroup(({ control }, group, topicId) => control.deleteTopic(group, topicId)),
  ],
];
