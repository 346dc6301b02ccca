import {
  targetMessage,
  unbindChoice,
  unbindingView,
  whichUnbindView,
  type BoundGroup,
} from '../../../domain/group/views.ts';
import { say } from '../../../domain/message.ts';
import type { GroupOffer } from '../../../domain/group/ports.ts';
import { view, type Choice } from '../../../domain/view.ts';
import { auditGroup, offerFor } from './group-offer.ts';
import { chargeOf, isInCharge, targetOrNameless } from './group-target.ts';
import type { Talk } from '../talk.ts';

/** What this chat is bound to, as far as this coordinator has charge of it; null for everybody else. */
async function boundHere(talk: Talk): Promise<BoundGroup[] | null> {
  const { tx, event } = talk;
  const charge = await chargeOf(tx, talk.sender);
  if (charge === null) return null;
  const bound = await tx.groups.inChat(event.channel, event.chat.id);
  return Promise.all(
    bound
      .filter((group) => isInCharge(charge, group) || group.boundBy === talk.sender?.person?.id)
      .map(async (group) => ({ group, target: await targetOrNameless(tx, group) })),
  );
}

/** `/bogan [n]` in a group: asks the coordinator to confirm; with several bindings, which of them. */
export async function offerUnbinding(talk: Talk, argument: string): Promise<void> {
  const bound = await boundHere(talk);
  if (bound === null) return talk.say(view([say('group.not_coordinator')]));
  if (bound.length === 0) return talk.say(view([say('group.not_bound')]));
  const nth = /^\d{1,2}$/.test(argument.trim()) ? Number(argument) : bound.length === 1 ? 1 : 0;
  const chosen = bound[nth - 1];
  if (chosen === undefined) return talk.say(whichUnbindView(bound));
  return offerToUnbind(talk, chosen.group.id);
}

/** What can be chosen in this chat after `/bogan`, to be typed as a reply. */
export async function unbindChoices(talk: Talk): Promise<Choice[]> {
  const bound = (await boundHere(talk)) ?? [];
  return bound.length > 1 ? bound.map(unbindChoice) : [];
}

/** One binding was chosen, in its group or in the list in a private chat. */
export async function offerToUnbind(talk: Talk, groupId: string): Promise<void> {
  const { tx } = talk;
  const person = talk.sender?.person ?? null;
  const charge = await chargeOf(tx, talk.sender);
  if (charge === null || person === null) return talk.say(view([say('group.not_coordinator')]));
  const group = await tx.groups.byId(groupId);
  if (group === null || !(isInCharge(charge, group) || group.boundBy === person.id)) {
    return talk.say(view([say('group.offer_over')]));
  }
  const offer = offerFor(talk, person.id, { kind: 'unbind', groupId });
  await tx.groups.addOffer(offer);
  await talk.say(unbindingView(offer, group.title, await targetOrNameless(tx, group)));
}

/** The coordinator has confirmed: the group is told nothing more of this. */
export async function unbindGroup(
  talk: Talk,
  { groupId }: Extract<GroupOffer['asked'], { kind: 'unbind' }>,
): Promise<void> {
  const { tx, event } = talk;
  if ((await chargeOf(tx, talk.sender)) === null) return talk.say(view([say('group.not_coordinator')]));
  const group = await tx.groups.byId(groupId);
  if (group === null || !(await tx.groups.unbind(groupId, event.receivedAt))) {
    return talk.say(view([say('group.offer_over')]));
  }
  await auditGroup(talk, 'unbind_group', group, group.id);
  const target = targetMessage(await targetOrNameless(tx, group));
  await talk.say(view([say('group.unbound', { group: group.title, target })]));
}
