import { offerChoices } from '../../../domain/group/views.ts';
import { decodeAction } from '../../../domain/action.ts';
import { say } from '../../../domain/message.ts';
import { groupProgressView, leaderProgressView } from '../../../domain/summary/round-progress.ts';
import { view } from '../../../domain/view.ts';
import { offerBinding } from './bind-group.ts';
import { answerCalendar } from '../deadline/answer-calendar.ts';
import { answerOffer } from './answer-offer.ts';
import { addressOf, ownOffer } from './group-offer.ts';
import { chargeOf } from './group-target.ts';
import { loseGroup, restoreGroup, tryGroupAgain } from './lost-groups.ts';
import { roundProgress } from '../round/refresh-progress.ts';
import type { Talk } from '../talk.ts';
import { choiceByText } from '../typed-choice.ts';
import { offerToUnbind, offerUnbinding, unbindChoices } from './unbind-group.ts';

/** What a group can ask: to be bound and unbound, and how its round stands. Everything else belongs in a private chat. */
export async function answerInGroup(talk: Talk): Promise<void> {
  const { content, channel, chat } = talk.event;
  switch (content.kind) {
    case 'group_moved':
      return talk.tx.groups.move(channel, chat.id, content.toChatId);
    case 'bot_removed':
      return loseGroup(talk, 'removed');
    case 'bot_standing':
      return content.mayWrite
        ? restoreGroup(talk, ['removed', 'may_not_write'])
        : loseGroup(talk, 'may_not_write');
    case 'topic_reopened':
      return restoreGroup(talk, ['topic_gone']);
    case 'command':
      return commanded(talk, content.name, content.argument);
    case 'tap':
      return tapped(talk, content.data);
    case 'text':
      return replied(talk, content.text);
    case 'edited_text':
    case 'file':
    case 'unreadable':
    case 'ignored':
      return undefined;
    default:
      return content satisfies never;
  }
}

async function commanded(talk: Talk, name: string, argument: string): Promise<void> {
  // A coordinator who speaks to the bot here wants it to speak: what was lost is tried again.
  if ((await chargeOf(talk.tx, talk.sender)) !== null) await tryGroupAgain(talk);
  switch (name) {
    case 'gan':
      return offerBinding(talk, argument);
    case 'bogan':
      return offerUnbinding(talk, argument);
    case 'xacnhan':
      return answerOffer(talk, 'group_confirm', null);
    case 'thoi':
      return answerOffer(talk, 'group_cancel', null);
    case 'tiendo':
      return tellGroup(talk);
    case 'lamviec':
      return answerCalendar(talk, argument);
    case 'trogiup':
    case 'help':
      return talk.say(view([say('help.group')]));
    default:
      return talk.say(view([say('refused.private_only')]));
  }
}

async function tapped(talk: Talk, data: string): Promise<void> {
  const action = decodeAction(data);
  switch (action?.kind) {
    case 'group_confirm':
    case 'group_cancel':
      return answerOffer(talk, action.kind, action.offerId);
    case 'group_unbind':
      return offerToUnbind(talk, action.groupId);
    default:
      return talk.say(view([say('refused.private_only')]));
  }
}

/**
 * A reply to one of the bot's messages: the label of a choice, or people talking about a notice. The latter is none of
 * the bot's business, however long; an answer to each would have the bot muted.
 */
async function replied(talk: Talk, text: string): Promise<void> {
  const offer = await ownOffer(talk);
  const offered = [...(offer === null ? [] : offerChoices(offer)), ...(await unbindChoices(talk))];
  const { label } = talk.tools;
  const choice = choiceByText(text, offered, { label, language: talk.language, numbers: false });
  if (choice?.action.kind === 'group_unbind') return offerToUnbind(talk, choice.action.groupId);
  if (choice?.action.kind === 'group_confirm' || choice?.action.kind === 'group_cancel') {
    return answerOffer(talk, choice.action.kind, choice.action.offerId);
  }
}

/** `/tiendo` in a group: what this topic, else the group, is bound to; no more than its living message says. */
async function tellGroup(talk: Talk): Promise<void> {
  const { tx, event, tools } = talk;
  const { threadId } = addressOf(talk);
  const inChat = await tx.groups.inChat(event.channel, event.chat.id);
  const inTopic = inChat.filter(({ address }) => address.threadId === threadId);
  const bound = inTopic.length > 0 ? inTopic : inChat;
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
