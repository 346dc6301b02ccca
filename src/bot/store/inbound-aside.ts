import { z } from 'zod';
import { toInstant } from './client.ts';
import type { Database } from './database/open.ts';

/** An event that could not be handled, without what the person wrote. */
export interface AsideEvent {
  /** Its key: "telegram:1:42". */
  event: string;
  sentAt: string;
  receivedAt: string;
  /** Kind of content: "text", "tap", "command". */
  kind: string;
  attempts: number;
  error: string;
}

const payloadSchema = z.object({ content: z.object({ kind: z.string() }) });

/** Events kept aside, oldest first. */
export async function keptAside({ client }: Database): Promise<AsideEvent[]> {
  const rows = await client.inbound.findMany({
    where: { status: 'kept_aside' },
    orderBy: [{ receivedAt: 'asc' }, { channel: 'asc' }, { updateId: 'asc' }],
  });
  return rows.map(({ channel, botId, updateId, sentAt, receivedAt, payload, attempts, error }) => ({
    event: `${channel}:${botId}:${updateId}`,
    sentAt: toInstant(sentAt),
    receivedAt: toInstant(receivedAt),
    kind: payloadSchema.safeParse(payload).data?.content.kind ?? '',
    attempts,
    error: error ?? '',
  }));
}
