import type { ClaimedMessage } from '../../domain/ports.ts';
import { sql, toDate, toInstant, type TransactionClient } from './client.ts';
import type { Database } from './database/open.ts';
import { pickForUpdate } from './dialect.ts';
import { fromJson } from './json.ts';
import { toPriority } from './outbox-rows.ts';
import { toLanguage } from './people.ts';

/** How long an attempt may take before its end counts as unrecorded, in milliseconds. */
const LEASE_MS = 60_000;

interface ClaimedRow {
  id: number;
  living_key: string | null;
  channel: string;
  chat_id: string;
  thread_id: string | null;
  view: string;
  language: string;
  priority: number;
  attempts: number;
  due_at: Date | string;
}

/** See `OutboxStore.claim`. */
export async function claim(database: Database, now: string, limit: number): Promise<ClaimedMessage[]> {
  // Asked once a second, mostly for nothing: a read alone keeps others from waiting for the lock of a write.
  const due = await database.client.$queryRaw<unknown[]>`
    SELECT 1 AS due FROM outbox WHERE status = 'waiting' AND next_attempt_at <= ${toDate(now)} LIMIT 1`;
  if (due.length === 0) return [];

  return await database.client.$transaction(async (tx) => {
    const rows = await take(tx, database.kind, toDate(now), limit);
    rows.sort((a, b) => a.priority - b.priority || a.id - b.id);
    const living = await livingMessages(tx, rows);
    const claimed: ClaimedMessage[] = [];
    for (const row of rows) {
      const message = readRow(row, living);
      if (message === null) await setUnreadable(tx, row.id, toDate(now));
      else claimed.push(message);
    }
    return claimed;
  });
}

async function take(
  tx: TransactionClient,
  kind: Database['kind'],
  now: Date,
  limit: number,
): Promise<ClaimedRow[]> {
  const lease = new Date(now.getTime() + LEASE_MS);
  return await tx.$queryRaw<ClaimedRow[]>`
    WITH due AS MATERIALIZED (
      SELECT o.id FROM outbox o
      WHERE o.status = 'waiting' AND o.next_attempt_at <= ${now}
        AND NOT EXISTS (SELECT 1 FROM outbox busy
          WHERE busy.channel = o.channel AND busy.chat_id = o.chat_id AND busy.status = 'in_flight')
        AND NOT EXISTS (SELECT 1 FROM outbox earlier
          WHERE earlier.channel = o.channel AND earlier.chat_id = o.chat_id AND earlier.status = 'waiting'
            AND earlier.id < o.id AND earlier.due_at <= ${now})
      ORDER BY o.priority, o.id LIMIT ${limit} ${pickForUpdate(kind)})
    UPDATE outbox SET status = 'in_flight', attempts = attempts + 1, attempt_started_at = ${now},
      lease_until = ${lease}
    FROM due WHERE outbox.id = due.id
    RETURNING outbox.id, outbox.living_key, outbox.channel, outbox.chat_id, outbox.thread_id,
      CAST(outbox.view AS TEXT) AS view, outbox.language, outbox.priority, outbox.attempts, outbox.due_at`;
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

/** Null when the view is not one this program knows, as after going back to an older version. */
function readRow(row: ClaimedRow, living: Map<string, Posted>): ClaimedMessage | null {
  const { id, living_key: key, channel, chat_id: chatId, thread_id: threadId, attempts } = row;
  try {
    return {
      id,
      operation:
        key === null
          ? { kind: 'send' }
          : { kind: 'living', key, posted: living.get(livingId(key, channel, chatId, threadId)) ?? null },
      address: { channel, chatId, threadId },
      view: fromJson('view', row.view),
      language: toLanguage(row.language),
      priority: toPriority(row.priority),
      attempts,
      dueAt: toInstant(row.due_at),
    };
  } catch {
    return null;
  }
}

// It must not stand in the way of the chat's next messages for ever.
async function setUnreadable(tx: TransactionClient, id: number, now: Date): Promise<void> {
  await tx.$executeRaw(sql`
    UPDATE outbox SET status = 'failed', settled_at = ${now}, lease_until = NULL, last_error = 'unreadable_view'
    WHERE id = ${id}`);
}
