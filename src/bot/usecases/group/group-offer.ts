import type { ChatAddress } from '../../../domain/inbound.ts';
import type { GroupOffer, GroupPlace } from '../../../domain/group/ports.ts';
import { eventKey, type Talk } from '../talk.ts';

export function addressOf({ event }: Talk): ChatAddress {
  return { channel: event.channel, chatId: event.chat.id, threadId: event.chat.threadId };
}

/** What a coordinator asks for, in the chat and topic where they ask. */
export function offerFor(talk: Talk, personId: string, asked: GroupOffer['asked']): GroupOffer {
  return {
    id: talk.tools.ids.next(),
    address: addressOf(talk),
    personId,
    asked,
    offeredAt: talk.event.receivedAt,
  };
}

/** What waits for this person's answer in this chat and topic. */
export async function ownOffer(talk: Talk): Promise<GroupOffer | null> {
  const offers = await talk.tx.groups.offersIn(addressOf(talk));
  return offers.find(({ personId }) => personId === talk.sender?.person?.id) ?? null;
}

export async function auditGroup(
  { tx, event, sender }: Talk,
  action: 'bind_group' | 'unbind_group' | 'make_group_code',
  { purpose, unitId, roundId }: GroupPlace,
  groupId: string,
): Promise<void> {
  await tx.audit({
    at: event.receivedAt,
    actorId: sender?.person?.id ?? null,
    action,
    subject: purpose,
    subjectId: unitId ?? roundId ?? '',
    event: eventKey(event),
    detail: action === 'make_group_code' ? { groupCodeId: groupId } : { groupId },
  });
}
