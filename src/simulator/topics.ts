/** Topics of forums: created, closed, opened again, deleted; and whether one can be written in. */
import { creatorOf, postService, requireLiving } from './groups.ts';
import { SimulatorRefusal, type SimGroup, type SimTopic } from './model.ts';
import { nextMessageId, type World } from './world.ts';

const longestName = 128;

/** A supergroup becomes a forum; what was said before is in "General". */
export function enableTopics(world: World, group: SimGroup): void {
  requireLiving(group);
  if (group.kind !== 'supergroup') throw new SimulatorRefusal('Only a supergroup has topics.');
  if (group.topics === undefined) world.commit({ type: 'group', group: { ...group, topics: [] } });
}

/** @returns the id of the topic */
export function createTopic(world: World, group: SimGroup, userId: number, name: string): number {
  requireLiving(group);
  if (group.topics === undefined) throw new SimulatorRefusal('This group has no topics.');
  if (!group.memberIds.includes(userId)) {
    throw new SimulatorRefusal(`Person ${userId} is not in the group ${group.title}.`);
  }
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > longestName) {
    throw new SimulatorRefusal(`The name of a topic has 1 to ${longestName} characters.`);
  }
  const id = nextMessageId(world, group.id);
  const topics = [...group.topics, { id, name: trimmed, closed: false }];
  world.commit({ type: 'group', group: { ...group, topics } });
  postService(world, group.id, userId, { type: 'topic_created', name: trimmed }, id);
  return id;
}

export function setTopicClosed(world: World, group: SimGroup, topicId: number, closed: boolean): void {
  const topic = requireTopic(group, topicId);
  if (topic.closed === closed) return;
  replaceTopics(world, group, (each) => (each.id === topicId ? { ...each, closed } : each));
  const service = closed ? ({ type: 'topic_closed' } as const) : ({ type: 'topic_reopened' } as const);
  postService(world, group.id, creatorOf(group), service, topicId);
}

/** The topic goes with everything said in it. Nobody is told, as on Telegram. */
export function deleteTopic(world: World, group: SimGroup, topicId: number): void {
  requireTopic(group, topicId);
  const said = [...(world.state.histories.get(group.id)?.values() ?? [])];
  const gone = said.filter(({ threadId }) => threadId === topicId);
  world.commit(
    { type: 'group', group: { ...group, topics: group.topics?.filter(({ id }) => id !== topicId) ?? [] } },
    ...gone.map(({ id }) => ({ type: 'message_deleted' as const, chatId: group.id, messageId: id })),
  );
}

/** @throws SimulatorRefusal unless a person can write there; without a topic it is "General" */
export function requireOpenTopic(group: SimGroup | undefined, topicId: number | undefined): void {
  if (topicId === undefined) return;
  if (group === undefined) throw new SimulatorRefusal('A private chat has no topics.');
  if (requireTopic(group, topicId).closed) throw new SimulatorRefusal('This topic is closed.');
}

function requireTopic(group: SimGroup, topicId: number): SimTopic {
  const topic = group.topics?.find(({ id }) => id === topicId);
  if (topic === undefined) throw new SimulatorRefusal(`There is no topic ${topicId} in this group.`);
  return topic;
}

function replaceTopics(world: World, group: SimGroup, change: (topic: SimTopic) => SimTopic): void {
  world.commit({ type: 'group', group: { ...group, topics: group.topics?.map(change) ?? [] } });
}
