import type { OutboxQueue } from '../../domain/ports.ts';
import { sql, empty, toDate, type TransactionClient } from './client.ts';
import { toJson } from './json.ts';

export function outboxQueue(tx: TransactionClient): OutboxQueue {
  return {
    async put(outgoing, at) {
      const { operation, address, view, language, priority, replaceKey, dedupeKey, dueAt } = outgoing;
      const { channel, chatId, threadId } = address;
      if (replaceKey !== null) {
        // What is superfluous replaces nothing.
        const unlessKnown =
          dedupeKey === null
            ? empty
            : sql`AND NOT EXISTS (SELECT 1 FROM outbox known WHERE known.dedupe_key = ${dedupeKey})`;
        await tx.$executeRaw`
          UPDATE outbox SET status = 'replaced', settled_at = ${toDate(at)}
          WHERE replace_key = ${replaceKey} AND status = 'waiting' AND attempts = 0
            AND channel = ${channel} AND chat_id = ${chatId} ${unlessKnown}`;
      }
      await tx.$executeRaw`
        INSERT INTO outbox (operation, living_key, channel, chat_id, thread_id, group_id, view, language, priority,
          replace_key, dedupe_key, due_at, created_at, status, attempts, next_attempt_at)
        VALUES (${operation.kind}, ${operation.kind === 'living' ? operation.key : null}, ${channel}, ${chatId},
          ${threadId}, ${outgoing.groupId ?? null}, ${toJson(view)}, ${language}, ${priority}, ${replaceKey}, ${dedupeKey}, ${toDate(dueAt)},
          ${toDate(at)}, 'waiting', 0, ${toDate(dueAt)})
        ON CONFLICT (dedupe_key) DO NOTHING`;
    },
  };
}
