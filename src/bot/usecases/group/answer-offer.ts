import type { GroupAction } from '../../../domain/group/action.ts';
import { say, type Message } from '../../../domain/message.ts';
import { view } from '../../../domain/view.ts';
import { bindGroup } from './bind-group.ts';
import { addressOf, ownOffer } from './group-offer.ts';
import type { Talk } from '../talk.ts';
import { unbindGroup } from './unbind-group.ts';

/** How long an offer waits to be confirmed. */
const goodForMs = 24 * 3_600_000;

type Answer = Extract<GroupAction, { kind: 'group_confirm' | 'group_cancel' }>['kind'];

/**
 * A coordinator confirms or cancels what they have asked for.
 *
 * @param offerId from a button; null when it was typed, and then means what this person has asked for last
 */
export async function answerOffer(talk: Talk, answer: Answer, offerId: string | null): Promise<void> {
  const { tx, event } = talk;
  const tell = (...messages: Message[]) => talk.say(view(messages));
  const offer = offerId === null ? await ownOffer(talk) : await tx.groups.offer(offerId);
  if (offer === null) {
    const others = offerId === null && (await tx.groups.offersIn(addressOf(talk))).length > 0;
    return tell(say(others ? 'group.not_asker' : 'group.offer_over'));
  }
  if (offer.personId !== talk.sender?.person?.id) return tell(say('group.not_asker'));
  const { address, asked } = offer;
  const here = address.channel === event.channel && address.chatId === event.chat.id;
  const over = Date.parse(event.receivedAt) - Date.parse(offer.offeredAt) > goodForMs;
  if (here) await tx.groups.dropOffer(offer.id);
  if (!here || over) return tell(say('group.offer_over'));
  if (answer === 'group_cancel') {
    return tell(say('group.cancelled'), ...(asked.kind === 'bind' ? [say('group.code_still_good')] : []));
  }
  return asked.kind === 'bind' ? bindGroup(talk, offer, asked) : unbindGroup(talk, asked);
}
