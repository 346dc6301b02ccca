import { mayBindGroups } from '../../domain/access.ts';
import { readCode } from '../../domain/joining/code.ts';
import { say, type Message } from '../../domain/message.ts';
import type { ChatGroup, GroupCode } from '../../domain/ports.ts';
import { groupProgressView, leaderProgressView } from '../../domain/summary/round-progress.ts';
import { view } from '../../domain/view.ts';
import { hashCode } from '../codes.ts';
import { answerCalendar } from './answer-calendar.ts';
import { refreshProgress, roundProgress } from './refresh-progress.ts';
import { eventKey, type Talk } from './talk.ts';

/** What a group can ask: to be bound, and how its round stands. Everything else belongs in a private chat. */
export async function answerInGroup(talk: Talk): Promise<void> {
  const { content, channel, chat, receivedAt } = talk.event;
  switch (content.kind) {
    case 'group_moved':
      return talk.tx.groups.move(channel, chat.id, content.toChatId);
    case 'bot_removed':
      return talk.tx.groups.lose({ channel, chatId: chat.id, threadId: null }, 'removed', receivedAt);
    case 'command':
      if (content.name === 'gan') return bindGroup(talk, content.argument);
      if (content.name === 'tiendo') return tellGroup(talk);
      if (content.name === 'lamviec') return answerCalendar(talk, content.argument);
      if (content.name === 'trogiup' || content.name === 'help') return talk.say(view([say('help.group')]));
      return talk.say(view([say('refused.private_only')]));
    case 'tap':
    case 'text':
      return talk.say(view([say('refused.private_only')]));
    case 'edited_text':
    case 'unreadable':
    case 'ignored':
      return undefined;
    default:
      return content satisfies never;
  }
}

/** A coordinator binds the group with a one-time code. */
async function bindGroup(talk: Talk, argument: string): Promise<void> {
  const { tx, event } = talk;
  const tell = (message: Message) => talk.say(view([message]));
  const person = talk.sender?.person ?? null;
  if (person === null || !mayBindGroups(talk.sender?.roles ?? [])) return tell(say('group.not_coordinator'));
  if (argument.trim() === '') return tell(say('group.usage'));
  const guesses = await tx.invitations.guesses(event.channel, event.sender.externalId);
  if (guesses.lockedUntil !== null && guesses.lockedUntil > event.receivedAt) {
    return tell(say('join.slow_down', { until: guesses.lockedUntil }));
  }
  const text = readCode(argument);
  const code = text === null ? null : await tx.groups.codeByHash(hashCode(text));
  if (code === null || code.usedAt !== null || code.expiresAt <= event.receivedAt) {
    return tell(say('group.bad_code'));
  }
  const bound = await tx.groups.inChat(event.channel, event.chat.id);
  if (bound.some((group) => sameBinding(group, code))) return tell(say('group.already_bound'));
  if (!(await tx.groups.useCode(code.id, event.receivedAt))) return tell(say('group.bad_code'));
  await tx.groups.bind({
    id: talk.tools.ids.next(),
    address: { channel: event.channel, chatId: event.chat.id, threadId: event.chat.threadId },
    title: event.chat.title ?? '',
    purpose: code.purpose,
    unitId: code.unitId,
    roundId: code.roundId,
    boundAt: event.receivedAt,
    boundBy: person.id,
  });
  await tx.audit({
    at: event.receivedAt,
    actorId: person.id,
    action: 'bind_group',
    subject: code.purpose,
    subjectId: code.unitId ?? code.roundId ?? '',
    event: eventKey(event),
  });
  await tell(await boundMessage(talk, code));
  if (code.purpose !== 'unit') await refreshProgress(talk.tools, tx, code.roundId, event.receivedAt);
}

function sameBinding(group: ChatGroup, code: GroupCode): boolean {
  return group.purpose === code.purpose && group.unitId === code.unitId && group.roundId === code.roundId;
}

async function boundMessage(talk: Talk, code: GroupCode): Promise<Message> {
  if (code.purpose === 'leaders') return say('group.bound_leaders');
  if (code.unitId !== null) {
    const unit = await talk.tx.units.byId(code.unitId);
    return say('group.bound_unit', { unit: unit?.name ?? '' });
  }
  const round = await talk.tx.rounds.byId({ kind: 'system' }, code.roundId ?? '');
  return say('group.bound_round', { title: round?.title ?? '' });
}

/** `/tiendo` in a group: what the group is bound to, no more than its living message says. */
async function tellGroup(talk: Talk): Promise<void> {
  const { tx, event, tools } = talk;
  const bound = await tx.groups.inChat(event.channel, event.chat.id);
  const everything = { kind: 'system' } as const;
  const rounds = bound.some((group) => group.purpose === 'leaders')
    ? (await tx.rounds.overseen(everything)).filter((round) => round.closedAt === null)
    : [];
  for (const { roundId } of bound) {
    const round = roundId === null ? null : await tx.rounds.byId(everything, roundId);
    if (round !== null) {
      await talk.say(groupProgressView(await roundProgress(tools, tx, everything, round, event.receivedAt)));
    }
  }
  for (const round of rounds) {
    await talk.say(leaderProgressView(await roundProgress(tools, tx, everything, round, event.receivedAt)));
  }
  if (rounds.length === 0 && !bound.some((group) => group.roundId !== null)) {
    await talk.say(view([say('group.not_bound')]));
  }
}
