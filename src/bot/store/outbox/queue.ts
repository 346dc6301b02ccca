import type { ClaimedMessage, Outgoing, OutboxQueue, Reply } from '../../../domain/outbox/ports.ts';
import { toDate, type TransactionClient } from '../client.ts';
import type { DatabaseKind } from '../database/url.ts';
import { rowsOf } from '../dialect.ts';
import { isNobodysSecret } from './confidential.ts';
import { leaseFrom } from './lease.ts';
import { statusSchema } from './rows.ts';

export function outboxQueue(tx: TransactionClient, kind: DatabaseKind): OutboxQueue {
  let waits = false;

  const putMany: OutboxQueue['putMany'] = async (outgoing, at) => {
    if (outgoing.length === 0) return 0;
    waits = true;
    const rows = rowsOf(kind, columns, outgoing.map(rowOf));
    if (outgoing.some(({ replaceKey }) => replaceKey !== null)) {
      // What is superfluous replaces nothing.
      await tx.$executeRaw`
        UPDATE outbox SET status = 'replaced', settled_at = ${toDate(at)}
        FROM (SELECT replace_key, channel, chat_id, dedupe_key FROM ${rows}) AS newer
        WHERE outbox.replace_key = newer.replace_key AND outbox.channel = newer.channel
          AND outbox.chat_id = newer.chat_id AND outbox.status = 'waiting' AND outbox.attempts = 0
          AND NOT EXISTS (SELECT 1 FROM outbox known WHERE known.dedupe_key = newer.dedupe_key)`;
    }
    return await tx.$executeRaw`
      INSERT INTO outbox (kind, operation, living_key, channel, chat_id, thread_id, group_id, concerns, view, language,
        priority, replace_key, dedupe_key, still_true, due_at, created_at, status, attempts, next_attempt_at)
      SELECT kind, operation, living_key, channel, chat_id, thread_id, group_id, concerns, view, language,
        priority, replace_key, dedupe_key, still_true, due_at, ${toDate(at)}, 'waiting', 0, due_at
      FROM ${rows} WHERE true ORDER BY place
      ON CONFLICT (dedupe_key) DO NOTHING`;
  };

  return {
    put: async (outgoing, at) => void (await putMany([outgoing], at)),
    putMany,
    hasWaiting: () => waits,

    async putTaken(reply) {
      const leased = { ...rowOf(reply, 0), lease_until: leaseFrom(reply.dueAt).toISOString() };
      const rows = rowsOf(kind, { ...columns, lease_until: 'instant' }, [leased]);
      const [row] = await tx.$queryRaw<{ id: number; status: string }[]>`
        INSERT INTO outbox (kind, operation, living_key, channel, chat_id, thread_id, group_id, concerns, view,
          language, priority, replace_key, dedupe_key, still_true, due_at, created_at, next_attempt_at, status, attempts,
          attempt_started_at, lease_until)
        SELECT kind, operation, living_key, channel, chat_id, thread_id, group_id, concerns, view, language, priority,
          replace_key, dedupe_key, still_true, due_at, due_at, due_at,
          CASE WHEN is_free THEN 'in_flight' ELSE 'waiting' END, CASE WHEN is_free THEN 1 ELSE 0 END,
          CASE WHEN is_free THEN due_at END, CASE WHEN is_free THEN lease_until END
        FROM (SELECT given.*, NOT EXISTS (
          SELECT 1 FROM outbox busy
          WHERE busy.channel = given.channel AND busy.chat_id = given.chat_id
            AND (busy.status = 'in_flight' OR (busy.status = 'waiting' AND busy.due_at <= given.due_at))
        ) AS is_free FROM ${rows}) AS placed
        WHERE true
        ON CONFLICT (dedupe_key) DO NOTHING
        RETURNING id, status`;
      if (row === undefined) return null;
      if (statusSchema.parse(row.status) === 'in_flight') return claimedReply(row.id, reply);
      waits = true;
      return null;
    },

    async statusOf(id) {
      const [row] = await tx.$queryRaw<{ status: string }[]>`
        SELECT status FROM outbox WHERE id = ${id} AND ${isNobodysSecret}`;
      return row === undefined ? null : statusSchema.parse(row.status);
    },

    async wasSent(dedupeKey) {
      const row = await tx.outbox.findUnique({ where: { dedupeKey }, select: { status: true } });
      return row?.status === 'sent';
    },

    async retry(id, at) {
      await tx.$executeRaw`
        UPDATE outbox SET status = 'waiting', next_attempt_at = ${toDate(at)}, settled_at = NULL,
          may_repeat = (may_repeat OR status = 'unknown')
        WHERE id = ${id} AND status IN ('failed', 'unknown')`;
    },

    async drop(id, at) {
      await tx.$executeRaw`
        UPDATE outbox SET status = 'dropped', settled_at = ${toDate(at)}
        WHERE id = ${id} AND status IN ('waiting', 'failed', 'unknown')`;
    },
  };
}

function claimedReply(id: number, reply: Reply): ClaimedMessage {
  const { kind, operation, address, view, language, priority, dueAt } = reply;
  const attempt = { attempts: 1, mayRepeat: false, sentBefore: [] };
  return { id, kind, operation, address, view, language, priority, dueAt, ...attempt };
}

/** The columns that differ from row to row; `place` keeps the order in which they were given. */
const columns = {
  place: 'integer',
  kind: 'text',
  operation: 'text',
  living_key: 'text',
  channel: 'text',
  chat_id: 'text',
  thread_id: 'text',
  group_id: 'text',
  concerns: 'text',
  view: 'json',
  language: 'text',
  priority: 'integer',
  replace_key: 'text',
  dedupe_key: 'text',
  still_true: 'json',
  due_at: 'instant',
} as const;

function rowOf(outgoing: Outgoing, place: number) {
  const { operation, address } = outgoing;
  return {
    place,
    kind: outgoing.kind,
    operation: operation.kind,
    living_key: operation.kind === 'living' ? operation.key : null,
    channel: address.channel,
    chat_id: address.chatId,
    thread_id: address.threadId,
    group_id: outgoing.groupId ?? null,
    concerns: outgoing.concerns ?? null,
    view: outgoing.view,
    language: outgoing.language,
    priority: outgoing.priority,
    replace_key: outgoing.replaceKey,
    dedupe_key: outgoing.dedupeKey,
    still_true: outgoing.stillTrue,
    due_at: toDate(outgoing.dueAt).toISOString(),
  } satisfies Record<keyof typeof columns, unknown>;
}
