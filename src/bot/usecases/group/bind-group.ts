import { bindingView, boundMessage, targetMessage } from '../../../domain/group/views.ts';
import { readCode } from '../../../domain/joining/code.ts';
import { say, type Message } from '../../../domain/message.ts';
import type { ChatGroup, GroupCode, GroupOffer, GroupPlace } from '../../../domain/group/ports.ts';
import { view } from '../../../domain/view.ts';
import { hashCode } from '../../codes.ts';
import { addressOf, auditGroup, offerFor } from './group-offer.ts';
import { chargeOf, isInCharge, targetOf, targetOrNameless } from './group-target.ts';
import { refreshProgress } from '../round/refresh-progress.ts';
import type { Talk } from '../talk.ts';

/** `/gan CODE`: shows a coordinator what the group would be bound to. Nothing is bound and no code used before they confirm. */
export async function offerBinding(talk: Talk, argument: string): Promise<void> {
  const { tx, event } = talk;
  const tell = (message: Message) => talk.say(view([message]));
  const charge = await chargeOf(tx, talk.sender);
  const person = talk.sender?.person ?? null;
  if (charge === null || person === null) return tell(say('group.not_coordinator'));
  if (argument.trim() === '') return tell(say('group.usage'));
  const guesses = await tx.invitations.guesses(event.channel, event.sender.externalId);
  if (guesses.lockedUntil !== null && guesses.lockedUntil > event.receivedAt) {
    return tell(say('join.slow_down', { until: guesses.lockedUntil }));
  }
  const text = readCode(argument);
  const code = text === null ? null : await tx.groups.codeByHash(hashCode(text));
  if (code === null) {
    const invited = text !== null && (await tx.invitations.byHash(hashCode(text))) !== null;
    return tell(say(invited ? 'group.invitation_code' : 'group.unknown_code'));
  }
  const refusal = await refusalOf(talk, code);
  if (refusal !== null) return tell(refusal);
  const target = await targetOf(tx, code);
  if (target === null) return tell(say('group.unknown_code'));
  if (!isInCharge(charge, code)) {
    return tell(say('group.not_in_charge', { target: targetMessage(target) }));
  }
  const offer = offerFor(talk, person.id, { kind: 'bind', codeId: code.id });
  await tx.groups.addOffer(offer);
  await talk.say(bindingView(offer, target));
}

/** Why a code cannot bind this chat now; null when it can. */
async function refusalOf(talk: Talk, code: GroupCode): Promise<Message | null> {
  if (code.usedAt !== null) return say('group.used_code');
  if (code.expiresAt <= talk.event.receivedAt) return say('group.expired_code', { at: code.expiresAt });
  const same = (await boundAlike(talk, code)).some(({ lost }) => lost?.reason !== 'topic_gone');
  if (!same) return null;
  const target = await targetOrNameless(talk.tx, code);
  return say('group.already_bound', { target: targetMessage(target) });
}

/** Groups of this chat, whatever their topic, that are bound to the same thing. */
async function boundAlike({ tx, event }: Talk, place: GroupPlace): Promise<ChatGroup[]> {
  const bound = await tx.groups.inChat(event.channel, event.chat.id);
  return bound.filter(
    (group) =>
      group.purpose === place.purpose && group.unitId === place.unitId && group.roundId === place.roundId,
  );
}

/** The coordinator has confirmed: the code is used, and the chat (or topic) where it was asked is bound. */
export async function bindGroup(
  talk: Talk,
  offer: GroupOffer,
  asked: Extract<GroupOffer['asked'], { kind: 'bind' }>,
): Promise<void> {
  const { tx, event, tools } = talk;
  const code = await tx.groups.codeById(asked.codeId);
  const target = code === null ? null : await targetOf(tx, code);
  const charge = await chargeOf(tx, talk.sender);
  if (charge === null || code === null || target === null || !isInCharge(charge, code)) {
    return talk.say(view([say('group.not_coordinator')]));
  }
  const refusal = await refusalOf(talk, code);
  if (refusal !== null) return talk.say(view([refusal]));
  if (!(await tx.groups.useCode(code.id, event.receivedAt))) {
    return talk.say(view([say('group.used_code')]));
  }
  // A topic that is closed or deleted gives way to the one where the coordinator binds now.
  for (const { id } of await boundAlike(talk, code)) await tx.groups.unbind(id, event.receivedAt);
  const { purpose, unitId, roundId } = code;
  const id = tools.ids.next();
  await tx.groups.bind({
    id,
    address: addressOf(talk),
    title: event.chat.title ?? '',
    purpose,
    unitId,
    roundId,
    boundAt: event.receivedAt,
    boundBy: offer.personId,
  });
  await auditGroup(talk, 'bind_group', code, id);
  await talk.say(view([boundMessage(target)]));
  if (purpose !== 'unit') await refreshProgress(tools, tx, roundId, event.receivedAt);
}
