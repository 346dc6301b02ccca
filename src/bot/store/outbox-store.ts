import type { OutboxStore } from '../../domain/ports.ts';
import { sql, toDate, toInstant, type TransactionClient } from './client.ts';
import type { Database } from './database/open.ts';
import { claim } from './outbox-claim.ts';
import { countByStatus, listOutbox } from './outbox-rows.ts';
import { REPEATED, settle } from './outbox-settle.ts';

/** The outbox as the sender and the administrator see it. */
export function createOutboxStore(database: Database): OutboxStore {
  const { client } = database;
  return {
    claim: (now, limit) => claim(database, now, limit),
    settle: (claimed, settlement, at) => client.$transaction((tx) => settle(tx, claimed, settlement, at)),
    recover: (now, restarted) => client.$transaction((tx) => recover(tx, toDate(now), restarted)),

    async nextDueAt(after) {
      const [row] = await client.$queryRaw<{ next_attempt_at: Date }[]>`
        SELECT next_attempt_at FROM outbox WHERE status = 'waiting' AND next_attempt_at > ${toDate(after)}
        ORDER BY next_attempt_at LIMIT 1`;
      return row === undefined ? null : toInstant(row.next_attempt_at);
    },

    counts: () => countByStatus(database),
    listOutbox: (filter) => listOutbox(database, filter),
  };
}

async function recover(tx: TransactionClient, now: Date, restarted: boolean) {
  const abandoned = restarted
    ? sql`status = 'in_flight'`
    : sql`status = 'in_flight' AND lease_until <= ${now}`;
  // A reply said twice is better than none, but not three times: `last_error` remembers the first repeat.
  const repeated = await tx.$executeRaw`
    UPDATE outbox SET status = 'waiting', next_attempt_at = ${now}, lease_until = NULL,
      last_error = ${`${REPEATED}the end of an attempt was not recorded`}
    WHERE ${abandoned} AND priority = 0 AND operation = 'send'
      AND (last_error IS NULL OR last_error NOT LIKE ${`${REPEATED}%`})`;
  const unknown = await tx.$executeRaw`
    UPDATE outbox SET status = 'unknown', settled_at = ${now}, lease_until = NULL WHERE ${abandoned}`;
  return { repeated, unknown };
}
