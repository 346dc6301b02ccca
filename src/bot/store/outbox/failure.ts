import type { Role } from '../../../domain/access.ts';
import { failedNoticeView } from '../../../domain/notice/failed-notice.ts';
import { missedByMemberView } from '../../../domain/inspection/schedule/surprise-view.ts';
import type { View } from '../../../domain/view.ts';
import { toDate, type TransactionClient } from '../client.ts';
import type { DatabaseKind } from '../database/url.ts';
import type { Prisma } from '../generated/sqlite/client.ts';
import { secretOf } from './confidential.ts';
import { outboxQueue } from './queue.ts';
import { toKind } from './rows.ts';
import { toLanguage } from '../people.ts';

/** Begins the dedupe key of a notice about a failed message; such a notice that fails itself is not told of. */
const aboutFailure = 'outbox_failed:';

/**
 * Tells the administrators, where there are none the coordinators, that a message failed for good: to whom, of which
 * kind, and why, never what it said. Of one about a hidden inspection they hear nothing.
 */
export async function tellFailure(
  tx: TransactionClient,
  kind: DatabaseKind,
  id: number,
  error: string,
  at: string,
): Promise<void> {
  const row = await tx.outbox.findUnique({ where: { id }, omit: { view: true, stillTrue: true } });
  if (row === null) return;
  const { channel, chatId, attempts } = row;
  const secret = await secretOf(tx, row.concerns);
  if (secret !== null) {
    const missedAt = toDate(at);
    await tx.identity.updateMany({ where: { channel, externalId: chatId }, data: { missedAt } });
  }
  if (row.dedupeKey?.startsWith(aboutFailure) === true) return;
  if (secret !== null) return await tellOfMissed(tx, kind, { id, attempts, channel, chatId, ...secret }, at);
  const target = await nameOf(tx, channel, chatId);
  const view = failedNoticeView({ id, kind: toKind(row.kind), target, chatId, error });
  const notices = (await responsible(tx)).map((chat) => noticeOf({ id, attempts }, view, chat, at));
  await outboxQueue(tx, kind).putMany(notices, at);
}

/** Of a hidden inspection only its head and whoever ordered it may hear, and nothing that a locked screen would give away. */
async function tellOfMissed(
  tx: TransactionClient,
  kind: DatabaseKind,
  failed: Attempt & { channel: string; chatId: string; inspectionId: string; orderedBy: string | null },
  at: string,
): Promise<void> {
  const { inspectionId, orderedBy, channel, chatId } = failed;
  const heads = await tx.teamMember.findMany({
    where: { inspectionId, role: 'team_head', removedAt: null },
    select: { personId: true },
  });
  const persons = [...heads.map(({ personId }) => personId), ...(orderedBy === null ? [] : [orderedBy])];
  const chats = (await chatsWhere(tx, { id: { in: persons } })).filter(
    // Whoever it was for knows nothing of it, and could not be told either.
    ({ address }) => address.channel !== channel || address.chatId !== chatId,
  );
  const view = missedByMemberView(inspectionId);
  const notices = chats.map((chat) => ({ ...noticeOf(failed, view, chat, at), concerns: inspectionId }));
  await outboxQueue(tx, kind).putMany(notices, at);
}

/** A row and how often it was tried. */
interface Attempt {
  id: number;
  attempts: number;
}

function noticeOf({ id, attempts }: Attempt, view: View, { address, language }: FoundChat, at: string) {
  return {
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
  };
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

type FoundChat = Awaited<ReturnType<typeof chatsWhere>>[number];

function chatsOf(tx: TransactionClient, role: Role) {
  return chatsWhere(tx, { memberships: { some: { role, removedAt: null } } });
}

async function chatsWhere(tx: TransactionClient, person: Prisma.PersonWhereInput) {
  const found = await tx.identity.findMany({
    where: { goneAt: null, person },
    select: { channel: true, externalId: true, person: { select: { language: true } } },
    orderBy: [{ channel: 'asc' }, { externalId: 'asc' }],
  });
  return found.map(({ channel, externalId, person }) => ({
    address: { channel, chatId: externalId, threadId: null },
    language: toLanguage(person?.language ?? 'vi'),
  }));
}
