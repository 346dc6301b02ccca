import { isStillTrue, type StillTrue } from '../../../domain/notice/still-true.ts';
import type { Claim, ClaimedMessage, SentMessage } from '../../../domain/outbox/ports.ts';
import { join, toDate, toInstant, type TransactionClient } from '../client.ts';
import type { Database } from '../database/open.ts';
import { factsFor } from '../facts.ts';
import { fromJson } from '../json.ts';
import { leaseFrom } from './lease.ts';
import { tellFailure } from './failure.ts';
import { toKind, toPriority } from './rows.ts';
import { toLanguage } from '../people.ts';

interface ClaimedRow {
  id: number;
  kind: string;
  living_key: string | null;
  channel: string;
  chat_id: string;
  thread_id: string | null;
  view: string;
  still_true: string | null;
  language: string;
  priority: number;
  attempts: number;
  may_repeat: boolean | number;
  due_at: Date | string;
}

interface ReadMessage {
  message: ClaimedMessage;
  stillTrue: StillTrue | null;
}

/** See `OutboxStore.claim`. */
export async function claim({ client, kind }: Database, now: string, ids: readonly number[]): Promise<Claim> {
  if (ids.length === 0) return { messages: [], blocked: [] };
  return await client.$transaction(async (tx) => {
    const rows = await take(tx, now, ids);
    const known = { living: await livingMessages(tx, rows), parts: await partsOut(tx, rows) };
    const read: ReadMessage[] = [];
    for (const row of rows) {
      const message = readRow(row, known);
      if (message === null) await setUnreadable(tx, kind, row.id, now);
      else read.push(message);
    }
    const messages = await withoutObsolete(tx, read, now);
    // In the order in which they were asked for: the sender has chosen it.
    messages.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
    return { messages, blocked: await stillWaiting(tx, ids, rows) };
  });
}

async function take(tx: TransactionClient, at: string, ids: readonly number[]): Promise<ClaimedRow[]> {
  const now = toDate(at);
  return await tx.$queryRaw<ClaimedRow[]>`
    UPDATE outbox SET status = 'in_flight', attempts = attempts + 1, attempt_started_at = ${now},
      lease_until = ${leaseFrom(at)}
    WHERE id IN (${join(ids)}) AND status = 'waiting' AND next_attempt_at <= ${now}
      AND NOT EXISTS (SELECT 1 FROM outbox busy
        WHERE busy.channel = outbox.channel AND busy.chat_id = outbox.chat_id AND busy.status = 'in_flight')
      AND NOT EXISTS (SELECT 1 FROM outbox earlier
        WHERE earlier.channel = outbox.channel AND earlier.chat_id = outbox.chat_id
          AND earlier.status = 'waiting' AND earlier.id < outbox.id AND earlier.due_at <= ${now})
    RETURNING id, kind, living_key, channel, chat_id, thread_id, CAST(view AS TEXT) AS view,
      CAST(still_true AS TEXT) AS still_true, language, priority, attempts, may_repeat, due_at`;
}

async function stillWaiting(
  tx: TransactionClient,
  ids: readonly number[],
  taken: ClaimedRow[],
): Promise<number[]> {
  const left = ids.filter((id) => !taken.some((row) => row.id === id));
  if (left.length === 0) return [];
  const rows = await tx.outbox.findMany({
    where: { id: { in: left }, status: 'waiting' },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Ends what is no longer true, in the transaction that has read the facts. */
async function withoutObsolete(tx: TransactionClient, read: ReadMessage[], now: string) {
  const facts = await factsFor(
    tx,
    read.flatMap(({ stillTrue }) => stillTrue ?? []),
  );
  const obsolete = read
    .filter(({ stillTrue }) => stillTrue !== null && !isStillTrue(stillTrue, facts))
    .map(({ message }) => message.id);
  if (obsolete.length > 0) {
    await tx.$executeRaw`
      UPDATE outbox SET status = 'obsolete', settled_at = ${toDate(now)}, lease_until = NULL
      WHERE id IN (${join(obsolete)})`;
  }
  return read.flatMap(({ message }) => (obsolete.includes(message.id) ? [] : [message]));
}

type Posted = { messageId: string; day: string };

const livingId = (key: string, channel: string, chatId: string, threadId: string | null) =>
  JSON.stringify([key, channel, chatId, threadId ?? '']);

async function livingMessages(tx: TransactionClient, rows: ClaimedRow[]): Promise<Map<string, Posted>> {
  const wanted = rows.flatMap(({ living_key: key, channel, chat_id: chatId, thread_id: threadId }) =>
    key === null ? [] : [{ key, channel, chatId, threadId: threadId ?? '' }],
  );
  if (wanted.length === 0) return new Map();
  const found = await tx.livingMessage.findMany({ where: { OR: wanted } });
  return new Map(
    found.map(({ key, channel, chatId, threadId, messageId, postedDay }) => [
      livingId(key, channel, chatId, threadId),
      { messageId, day: postedDay },
    ]),
  );
}

/** The parts of split messages that earlier attempts have sent, by row. */
async function partsOut(tx: TransactionClient, rows: ClaimedRow[]): Promise<Map<number, SentMessage[]>> {
  const parts = new Map<number, SentMessage[]>();
  for (const { id, channel, chat_id: chatId, attempts } of rows) {
    if (attempts < 2) continue;
    const found = await tx.message.findMany({
      where: { channel, chatId, outboxId: id },
      select: { messageId: true, order: true },
      orderBy: { order: 'asc' },
    });
    parts.set(id, found);
  }
  return parts;
}

/** Null when the view is not one this program knows, as after going back to an older version. */
function readRow(
  row: ClaimedRow,
  { living, parts }: { living: Map<string, Posted>; parts: Map<number, SentMessage[]> },
): ReadMessage | null {
  const { id, living_key: key, channel, chat_id: chatId, thread_id: threadId, attempts } = row;
  try {
    const message: ClaimedMessage = {
      id,
      kind: toKind(row.kind),
      operation:
        key === null
          ? { kind: 'send' }
          : { kind: 'living', key, posted: living.get(livingId(key, channel, chatId, threadId)) ?? null },
      address: { channel, chatId, threadId },
      view: fromJson('view', row.view),
      language: toLanguage(row.language),
      priority: toPriority(row.priority),
      attempts,
      mayRepeat: Boolean(row.may_repeat),
      sentBefore: parts.get(id) ?? [],
      dueAt: toInstant(row.due_at),
    };
    return { message, stillTrue: row.still_true === null ? null : fromJson('stillTrue', row.still_true) };
  } catch {
    return null;
  }
}

// It must not stand in the way of the chat's next messages for ever.
async function setUnreadable(
  tx: TransactionClient,
  kind: Database['kind'],
  id: number,
  at: string,
): Promise<void> {
  const error = 'unreadable_view';
  await tx.$executeRaw`
    UPDATE outbox SET status = 'failed', settled_at = ${toDate(at)}, lease_until = NULL, last_error = ${error}
    WHERE id = ${id}`;
  await tellFailure(tx, kind, id, error, at);
}
