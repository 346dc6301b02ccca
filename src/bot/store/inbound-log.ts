import type { InboundLog } from '../../domain/ports.ts';
import { toDate, type TransactionClient } from './client.ts';
import { toJson } from './json.ts';

export function inboundLog(tx: TransactionClient): InboundLog {
  return {
    async claim({ channel, botId, updateId, sentAt, receivedAt }) {
      const added = await tx.$executeRaw`
        INSERT INTO inbound (channel, bot_id, update_id, sent_at, received_at, status, attempts)
        VALUES (${channel}, ${botId}, ${updateId}, ${toDate(sentAt)}, ${toDate(receivedAt)}, 'handled', 1)
        ON CONFLICT (channel, bot_id, update_id) DO NOTHING`;
      return added === 1;
    },

    async keepAside(event, attempts, error) {
      const { channel, botId, updateId, sentAt, receivedAt } = event;
      await tx.$executeRaw`
        INSERT INTO inbound (channel, bot_id, update_id, sent_at, received_at, status, attempts, payload, error)
        VALUES (${channel}, ${botId}, ${updateId}, ${toDate(sentAt)}, ${toDate(receivedAt)}, 'kept_aside',
          ${attempts}, ${toJson(event)}, ${error})
        ON CONFLICT (channel, bot_id, update_id) DO UPDATE SET status = excluded.status,
          attempts = excluded.attempts, payload = excluded.payload, error = excluded.error`;
    },
  };
}
