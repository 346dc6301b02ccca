import type {
  ClaimedMessage,
  OutboxStore,
  Settlement,
  WaitingMessage,
} from '../../../domain/outbox/ports.ts';
import { batched } from '../batched.ts';
import { join, sql, toDate, toInstant, toInstantOrNull } from '../client.ts';
import { committedLoosely } from '../database/durability.ts';
import type { Database } from '../database/open.ts';
import { claim } from './claim.ts';
import { countByStatus, listOutbox, toPriority } from './rows.ts';
import { settle } from './settle.ts';
import { settleUnknown } from './unknown.ts';

/** Attempts of one minute, at the highest pace, and some more. */
const RECENT = 5000;

interface Ended {
  claimed: ClaimedMessage;
  settlement: Settlement;
  at: string;
}

const isReplySent = ({ claimed, settlement }: Ended): boolean =>
  claimed.kind === 'reply' && settlement.kind === 'sent';

/** The outbox as the sender and the administrator see it. */
export function createOutboxStore(database: Database): OutboxStore {
  const { client, kind } = database;
  const settleSoon = batched<Ended>((all) => {
    const record = () =>
      client.$transaction(async (tx) => {
        for (const { claimed, settlement, at } of all) await settle(tx, kind, claimed, settlement, at);
      });
    // What a power cut takes of it is a reply that is then said once more.
    return all.every(isReplySent) ? committedLoosely(record) : record();
  });
  return {
    waiting: (dueBy) => waiting(database, toDate(dueBy)),
    claim: (now, ids, replies) =>
      replies ? committedLoosely(() => claim(database, now, ids)) : claim(database, now, ids),
    settle: (claimed, settlement, at) => settleSoon({ claimed, settlement, at }),

    async recover(now, restarted, inHand) {
      const over = restarted
        ? sql`status = 'in_flight'`
        : sql`status = 'in_flight' AND lease_until <= ${toDate(now)}`;
      const abandoned = inHand.length === 0 ? over : sql`${over} AND id NOT IN (${join(inHand)})`;
      // A read alone first, as in `waiting`.
      const found = await client.$queryRaw<
        unknown[]
      >`SELECT 1 AS found FROM outbox WHERE ${abandoned} LIMIT 1`;
      if (found.length === 0) return { repeated: 0, unknown: 0 };
      const error = 'the end of an attempt was not recorded';
      return client.$transaction((tx) => settleUnknown(tx, abandoned, { error, repeatAt: now, at: now }));
    },

    async attemptsSince(since) {
      const rows = await client.$queryRaw<{ channel: string; chat_id: string; settled_at: Date | null }[]>`
        SELECT channel, chat_id, settled_at
        FROM (SELECT * FROM outbox ORDER BY id DESC LIMIT ${RECENT}) AS recent
        WHERE attempt_started_at > ${toDate(since)} ORDER BY attempt_started_at`;
      return rows.map(({ channel, chat_id: chatId, settled_at: endedAt }) => ({
        channel,
        chatId,
        endedAt: toInstantOrNull(endedAt),
      }));
    },

    counts: () => countByStatus(database),
    listOutbox: (filter) => listOutbox(database, filter),
  };
}

interface WaitingRow {
  id: number;
  channel: string;
  chat_id: string;
  priority: number;
  due_at: Date;
  next_attempt_at: Date;
}

// A read alone, since it is asked once a second, mostly for nothing: others need not wait for the lock of a write.
async function waiting({ client }: Database, dueBy: Date): Promise<WaitingMessage[]> {
  const rows = await client.$queryRaw<WaitingRow[]>`
    SELECT id, channel, chat_id, priority, due_at, next_attempt_at FROM outbox
    WHERE status = 'waiting' AND due_at <= ${dueBy} ORDER BY id`;
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel,
    chatId: row.chat_id,
    priority: toPriority(row.priority),
    dueAt: toInstant(row.due_at),
    nextAttemptAt: toInstant(row.next_attempt_at),
  }));
}
