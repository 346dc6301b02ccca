import { Temporal } from 'temporal-polyfill';
import type { GroupAction } from '../../../domain/group/action.ts';
import { codeView, groupsView, pageOf, unitsView } from '../../../domain/group/views.ts';
import { formatCode } from '../../../domain/joining/code.ts';
import { say } from '../../../domain/message.ts';
import type { GroupPlace } from '../../../domain/group/ports.ts';
import { view } from '../../../domain/view.ts';
import { issueGroupCode } from './group-code.ts';
import { answerOffer } from './answer-offer.ts';
import { auditGroup } from './group-offer.ts';
import { chargeOf, isInCharge, targetOf, targetOrNameless } from './group-target.ts';
import type { Talk } from '../talk.ts';
import { offerToUnbind } from './unbind-group.ts';
import { defaultDays } from '../code-validity.ts';

/** Entries of a list that fit a phone's screen. */
const pageSize = 8;

/** What a coordinator chooses about groups in a private chat. */
export async function chooseAboutGroups(talk: Talk, action: GroupAction): Promise<void> {
  switch (action.kind) {
    case 'groups':
      return listGroups(talk, action.page);
    case 'group_units':
      return listUnits(talk, action.roundId, action.page);
    case 'group_code': {
      const { purpose, id } = action;
      const place = {
        purpose,
        unitId: purpose === 'unit' ? id : null,
        roundId: purpose === 'round' ? id : null,
      };
      return tellCode(talk, place);
    }
    case 'group_unbind':
      return offerToUnbind(talk, action.groupId);
    case 'group_confirm':
    case 'group_cancel':
      return answerOffer(talk, action.kind, action.offerId);
    default:
      return action satisfies never;
  }
}

/** `/nhom`: the bound groups in the coordinator's charge, and codes to bind more. */
export async function listGroups(talk: Talk, page: number): Promise<void> {
  const { tx, tools } = talk;
  const charge = await chargeOf(tx, talk.sender);
  if (charge === null) return talk.say(view([say('group.not_coordinator')]));
  const personId = talk.sender?.person?.id;
  const bound = (await tx.groups.all()).filter(
    (group) => isInCharge(charge, group) || group.boundBy === personId,
  );
  const numbered = bound.map((group, at) => ({ group, index: at + 1 }));
  const shown = pageOf(numbered, page, pageSize);
  const items = await Promise.all(
    shown.items.map(async ({ group, index }) => ({
      group,
      index,
      target: await targetOrNameless(tx, group),
      boundOn: Temporal.Instant.from(group.boundAt)
        .toZonedDateTimeISO(tools.timeZone)
        .toPlainDate()
        .toString(),
    })),
  );
  return talk.say(groupsView(bound.length, { ...shown, items }, charge.rounds));
}

async function listUnits(talk: Talk, roundId: string, page: number): Promise<void> {
  const { tx } = talk;
  const charge = await chargeOf(tx, talk.sender);
  const round = charge?.rounds.find(({ id }) => id === roundId);
  if (round === undefined) return talk.say(view([say('group.not_coordinator')]));
  const byName = new Intl.Collator('vi').compare;
  const units = (await tx.rounds.standings({ kind: 'system' }, round.id))
    .map(({ unitId, unitName }) => ({ id: unitId, name: unitName }))
    .sort((a, b) => byName(a.name, b.name));
  return talk.say(unitsView(round, pageOf(units, page, pageSize)));
}

async function tellCode(talk: Talk, place: GroupPlace): Promise<void> {
  const { tx, tools, event } = talk;
  const charge = await chargeOf(tx, talk.sender);
  const target = await targetOf(tx, place);
  if (charge === null || target === null || !isInCharge(charge, place)) {
    return talk.say(view([say('group.not_coordinator')]));
  }
  const { ids, timeZone } = tools;
  const made = await issueGroupCode({ tx, ids, timeZone, now: event.receivedAt }, place, defaultDays);
  await auditGroup(talk, 'make_group_code', place, made.id);
  const until = Temporal.Instant.from(made.expiresAt)
    .toZonedDateTimeISO(timeZone)
    .subtract({ nanoseconds: 1 })
    .toPlainDate();
  const bot = (await tx.settings.get('bot_username')) ?? '';
  return talk.say(codeView(target, formatCode(made.code), until.toString(), bot));
}
