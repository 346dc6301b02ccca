import { say, type Message } from '../message.ts';
import type { ChatGroup, GroupOffer } from './ports.ts';
import type { GroupLoss } from './loss.ts';
import { view, type Choice, type View } from '../view.ts';

/** What a group is, or is to be, told about, with the full name of its unit or round. */
export type GroupTarget =
  | { purpose: 'unit'; id: string; name: string }
  | { purpose: 'round'; id: string; name: string }
  | { purpose: 'leaders' };

export function targetMessage(target: GroupTarget): Message {
  switch (target.purpose) {
    case 'unit':
      return say('group.target_unit', { unit: target.name });
    case 'round':
      return say('group.target_round', { title: target.name });
    case 'leaders':
      return say('group.target_leaders');
    default:
      return target satisfies never;
  }
}

function offered(target: GroupTarget): Message {
  switch (target.purpose) {
    case 'unit':
      return say('group.offer_unit', { unit: target.name });
    case 'round':
      return say('group.offer_round', { title: target.name });
    case 'leaders':
      return say('group.offer_leaders');
    default:
      return target satisfies never;
  }
}

export function boundMessage(target: GroupTarget): Message {
  switch (target.purpose) {
    case 'unit':
      return say('group.bound_unit', { unit: target.name });
    case 'round':
      return say('group.bound_round', { title: target.name });
    case 'leaders':
      return say('group.bound_leaders');
    default:
      return target satisfies never;
  }
}

/** The two answers to what a coordinator has asked for; typed as commands, since in groups little else reaches the bot. */
export function offerChoices({ id }: Pick<GroupOffer, 'id'>): Choice[] {
  return [
    { action: { kind: 'group_confirm', offerId: id }, label: say('choice.accept'), command: 'xacnhan' },
    { action: { kind: 'group_cancel', offerId: id }, label: say('group.choice_cancel'), command: 'thoi' },
  ];
}

/** What the group will be bound to: seen before anything is bound. */
export function bindingView(offer: GroupOffer, target: GroupTarget): View {
  return view(
    [
      offered(target),
      ...(offer.address.threadId === null ? [] : [say('group.offer_topic')]),
      say('group.how_to_confirm'),
    ],
    [offerChoices(offer)],
  );
}

export function unbindingView(offer: GroupOffer, group: string, target: GroupTarget): View {
  const paragraphs = [
    say('group.offer_unbind', { group, target: targetMessage(target) }),
    say('group.how_to_confirm'),
  ];
  return view(paragraphs, [offerChoices(offer)]);
}

export interface BoundGroup {
  group: ChatGroup;
  target: GroupTarget;
}

export function unbindChoice({ group, target }: BoundGroup): Choice {
  return {
    action: { kind: 'group_unbind', groupId: group.id },
    label: say('group.choice_unbind', { target: targetMessage(target) }),
  };
}

/** A chat bound to several things: which of them? */
export function whichUnbindView(bound: BoundGroup[]): View {
  return view(
    [say('group.which_unbind')],
    bound.map((each) => [unbindChoice(each)]),
  );
}

export function healthMessage(lost: ChatGroup['lost']): Message {
  return lost === null ? say('group.health_good') : say(`group.health_${lost.reason}`);
}

/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** Counted from 0. */
  page: number;
  pages: number;
}

export function pageOf<T>(all: T[], page: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const within = Math.min(page, pages - 1);
  return { items: all.slice(within * size, (within + 1) * size), page: within, pages };
}

/** What a coordinator sees of the groups in their charge, and what more can be bound. */
export function groupsView(
  total: number,
  { items, page, pages }: Page<BoundGroup & { index: number; boundOn: string }>,
  rounds: { id: string; title: string }[],
): View {
  const lines = items.map(({ index, group, target, boundOn }) =>
    say('group.list_line', {
      index,
      group: group.title,
      target: targetMessage(target),
      boundOn,
      health: healthMessage(group.lost),
    }),
  );
  const unbind = items.map(({ index, group }): Choice[] => [
    {
      action: { kind: 'group_unbind', groupId: group.id },
      label: say('group.choice_unbind_nth', { index }),
    },
  ]);
  const codes = rounds.flatMap(({ id, title }): Choice[][] => [
    [
      {
        action: { kind: 'group_code', purpose: 'round', id },
        label: say('group.choice_round_code', { title }),
      },
    ],
    [
      {
        action: { kind: 'group_units', roundId: id, page: 0 },
        label: say('group.choice_unit_codes', { title }),
      },
    ],
  ]);
  const turning = pageChoices(page, pages, (to) => ({ kind: 'groups', page: to }));
  return view(
    [
      total === 0 ? say('group.list_none') : say('group.list_title', { count: total }),
      ...lines,
      ...(rounds.length === 0 ? [] : [say('group.list_codes')]),
    ],
    [...unbind, turning, ...codes],
  );
}

/** The units of a round, to choose one whose group is to be bound. */
export function unitsView(
  round: { id: string; title: string },
  { items, page, pages }: Page<{ id: string; name: string }>,
): View {
  const units = items.map(({ id, name }): Choice[] => [
    { action: { kind: 'group_code', purpose: 'unit', id }, label: say('group.choice_unit', { unit: name }) },
  ]);
  return view(
    [say('group.units_title', { title: round.title, page: page + 1, pages })],
    [...units, pageChoices(page, pages, (to) => ({ kind: 'group_units', roundId: round.id, page: to }))],
  );
}

function pageChoices(page: number, pages: number, to: (page: number) => Choice['action']): Choice[] {
  const earlier: Choice[] =
    page === 0 ? [] : [{ action: to(page - 1), label: say('group.choice_earlier'), command: 'trangtruoc' }];
  const further: Choice[] =
    page + 1 >= pages
      ? []
      : [{ action: to(page + 1), label: say('group.choice_further'), command: 'trangsau' }];
  return [...earlier, ...further];
}

/** The one-time code and how to use it. `until` is the last day of its validity (ISO date). */
export function codeView(target: GroupTarget, code: string, until: string, bot: string): View {
  return view([
    say('group.code', { target: targetMessage(target), code, until }),
    say('group.code_how', { bot }),
  ]);
}

/** To a coordinator: nothing can be said in a group any more; what it was bound to. */
export function lostView(group: string, reason: GroupLoss, targets: GroupTarget[]): View {
  return view([say(`group.lost_${reason}`, { group }), ...targetLines(targets)]);
}

/** To a coordinator: the group can be told things again. */
export function restoredView(group: string, targets: GroupTarget[]): View {
  return view([say('group.restored', { group }), ...targetLines(targets)]);
}

function targetLines(targets: GroupTarget[]): Message[] {
  return targets.map((target) => say('group.lost_target', { target: targetMessage(target) }));
}

/**
 * What a group was to be told, for one of its people instead. Words that are made at sending stand alone. Files stay
 * behind: they were put for the group.
 */
export function insteadView(group: string, { attachments, ...told }: View): View {
  if (told.composed !== undefined) return told;
  return { ...told, paragraphs: [say('group.instead', { group }), ...told.paragraphs] };
}
