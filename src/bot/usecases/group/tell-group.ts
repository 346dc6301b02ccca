import { Temporal } from 'temporal-polyfill';
import { insteadView } from '../../../domain/group/views.ts';
import { nextOfficeTime } from '../../../domain/notice/office-hours.ts';
import type { ChatGroup } from '../../../domain/group/ports.ts';
import type { Outgoing, OutgoingKind } from '../../../domain/outbox/ports.ts';
import type { Transaction } from '../../../domain/ports.ts';
import type { View } from '../../../domain/view.ts';
import { peopleOf } from './group-target.ts';
import { officeTime } from '../deadline/office-time.ts';
import type { UseCaseTools } from '../talk.ts';

/** What the groups of a unit or a round are to be told, once each. */
export interface GroupNotice {
  view: View;
  kind: Extract<OutgoingKind, 'notice' | 'conclusion'>;
  priority: Outgoing['priority'];
  /** Names the notice, not the group: `report_sent:<submission>`. */
  key: string;
  stillTrue?: Outgoing['stillTrue'];
}

/**
 * The one road into groups: tells each of them, or, where nothing can be said in one, its people instead. A group that
 * turns out to be lost only when the message is sent ends the same way (`tellOfLostGroups`), and nobody is told twice.
 */
export async function tellGroups(
  tools: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  groups: ChatGroup[],
  notice: GroupNotice,
  at: string,
): Promise<void> {
  const { key, ...rest } = notice;
  const told = (group: ChatGroup): Told => ({ ...rest, dedupeKey: groupKey(key, group.id) });
  const living = groups.filter(({ lost }) => lost === null);
  // A conclusion about many units goes to as many groups.
  await tx.outbox.putMany(
    living.map((group) => toGroup(group, told(group), at)),
    at,
  );
  for (const group of groups) {
    if (group.lost !== null) await tellPeopleInstead(tools, tx, group, told(group), at);
  }
}

type Told = Omit<GroupNotice, 'key'> & { dedupeKey: string };

/** Tells the people of a lost group, each once for one notice, however many of its groups are lost; at office hours. */
export async function tellPeopleInstead(
  tools: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  group: ChatGroup,
  { view, kind, priority, dedupeKey, stillTrue }: Told,
  at: string,
): Promise<void> {
  const dueAt = await atOfficeHours(tools, tx, at);
  const notice = dedupeKey.replace(/:group:[^:]*$/, '');
  const rows = (await peopleOf(tx, group)).map(({ address, language }): Outgoing => ({
    kind,
    operation: { kind: 'send' },
    address,
    view: insteadView(group.title, view),
    language,
    priority,
    replaceKey: null,
    dedupeKey: `${notice}:instead:${address.channel}:${address.chatId}`,
    stillTrue: stillTrue ?? null,
    dueAt,
  }));
  await tx.outbox.putMany(rows, at);
}

/** The moment itself when the office works, else its next opening: nobody is woken by a group's trouble. */
export async function atOfficeHours(
  { timeZone }: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  at: string,
): Promise<string> {
  const { hours, calendar } = await officeTime(tx, timeZone);
  const due = nextOfficeTime(Temporal.Instant.from(at), hours, calendar, timeZone);
  return due.toString({ fractionalSecondDigits: 3 });
}

/** By the binding, not by the chat: a group that moves to another chat is not told again. */
const groupKey = (notice: string, groupId: string) => `${notice}:group:${groupId}`;

function toGroup(
  group: ChatGroup,
  { view, kind, priority, dedupeKey, stillTrue }: Told,
  at: string,
): Outgoing {
  return {
    kind,
    operation: { kind: 'send' },
    address: group.address,
    groupId: group.id,
    view,
    // A group has no language of its own.
    language: 'vi',
    priority,
    replaceKey: null,
    dedupeKey,
    stillTrue: stillTrue ?? null,
    dueAt: at,
  };
}
