import type { Role } from '../../../domain/access.ts';
import { failedNoticeView } from '../../../domain/notice/failed-notice.ts';
import type { TransactionClient } from '../client.ts';
import type { DatabaseKind } from '../database/url.ts';
import { outboxQueue } from './queue.ts';
import { toKind } from './rows.ts';
import { toLanguage } from '../people.ts';

/** Begins the dedupe key of a notice about a failed message; such a notice that fails itself is not told of. */
const aboutFailure = 'outbox_failed:';

/**
 * Tells the administrators, where there are none the coordinators, that a message failed for good: to whom, of which
 * kind, and why, never what it said.
 */
export async function tellFailure(
  tx: TransactionClient,
  kind: DatabaseKind,
  id: number,
  error: string,
  at: string,
): Promise<void> {
  const row = await tx.outbox.findUnique({ where: { id }, omit: { view: true, stillTrue: true } });
  if (row === null || row.dedupeKey?.startsWith(aboutFailure) === true) return;
  const { channel, chatId, attempts } = row;
  const target = await nameOf(tx, channel, chatId);
  const view = failedNoticeView({ id, kind: toKind(row.kind), target, chatId, error });
  const notices = (await responsible(tx)).map(({ address, language }) => ({
    kind: 'notice' as const,
    operation: { kind: 'send' as const },
    address,
    view,
    language,
    priority: 2 as const,
    replaceKey: null,
    // Put back to waiting by hand it may fail once more, and then that is told as well.
    dedupeKey: `${aboutFailure}${id}:${attempts}:${address.channel}:${address.chatId}`,
    stillTrue: null,
    dueAt: at,
  }));
  await outboxQueue(tx, kind).putMany(notices, at);
}

async function nameOf(tx: TransactionClient, channel: string, chatId: string): Promise<string | null> {
  const identity = await tx.identity.findUnique({
    where: { channel_externalId: { channel, externalId: chatId } },
    select: { person: { select: { name: true } } },
  });
  if (identity?.person != null) return identity.person.name;
  const group = await tx.chatGroup.findFirst({
    where: { channel, chatId },
    orderBy: { boundAt: 'desc' },
    select: { title: true },
  });
  return group?.title ?? null;
}

async function responsible(tx: TransactionClient) {
  const administrators = await chatsOf(tx, 'administrator');
  return administrators.length > 0 ? administrators : await chatsOf(tx, 'coordinator');
}

async function chatsOf(tx: TransactionClient, role: Role) {
  const found = await tx.identity.findMany({
    where: { goneAt: null, person: { memberships: { some: { role, removedAt: null } } } },
    select: { channel: true, externalId: true, person: { select: { language: true } } },
    orderBy: [{ channel: 'asc' }, { externalId: 'asc' }],
  });
  return found.map(({ channel, externalId, person }) => ({
    address: { channel, chatId: externalId, threadId: null },
    language: toLanguage(person?.language ?? 'vi'),
  }));
}
