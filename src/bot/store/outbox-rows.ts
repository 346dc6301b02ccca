import { z } from 'zod';
import type { OutboxRow, OutboxStatus } from '../../domain/ports.ts';
import { toInstant, toInstantOrNull } from './client.ts';
import type { Database } from './database/open.ts';

const statusSchema = z.enum(['waiting', 'in_flight', 'sent', 'replaced', 'failed', 'unknown']);
const operationSchema = z.enum(['send', 'living']);
const prioritySchema = z.literal([0, 1, 2]);

export function toPriority(stored: number): OutboxRow['priority'] {
  return prioritySchema.parse(stored);
}

export async function countByStatus({ client }: Database): Promise<Record<OutboxStatus, number>> {
  const found = await client.outbox.groupBy({ by: ['status'], _count: { _all: true } });
  const counts = { waiting: 0, in_flight: 0, sent: 0, replaced: 0, failed: 0, unknown: 0 };
  for (const { status, _count } of found) counts[statusSchema.parse(status)] = _count._all;
  return counts;
}

export async function listOutbox(
  { client }: Database,
  { status, limit }: { status?: OutboxStatus; limit: number },
): Promise<OutboxRow[]> {
  const rows = await client.outbox.findMany({
    where: status === undefined ? {} : { status },
    orderBy: { id: 'desc' },
    take: limit,
    omit: { view: true, stillTrue: true },
  });
  return rows.map((row) => ({
    id: row.id,
    operation: operationSchema.parse(row.operation),
    address: { channel: row.channel, chatId: row.chatId, threadId: row.threadId },
    priority: toPriority(row.priority),
    status: statusSchema.parse(row.status),
    attempts: row.attempts,
    dueAt: toInstant(row.dueAt),
    nextAttemptAt: toInstant(row.nextAttemptAt),
    settledAt: toInstantOrNull(row.settledAt),
    lastError: row.lastError,
  }));
}
