import { z } from 'zod';
import {
  outboxStatuses,
  type OutboxRow,
  type OutboxStatus,
  type OutgoingKind,
} from '../../../domain/outbox/ports.ts';
import { toInstant, toInstantOrNull } from '../client.ts';
import type { Database } from '../database/open.ts';

export const statusSchema = z.enum(outboxStatuses);
const operationSchema = z.enum(['send', 'living']);
const prioritySchema = z.literal([0, 1, 2]);
const kindSchema = z.enum(['reply', 'notice', 'conclusion', 'living', 'summary']);

export function toPriority(stored: number): OutboxRow['priority'] {
  return prioritySchema.parse(stored);
}

export function toKind(stored: string): OutgoingKind {
  return kindSchema.parse(stored);
}

export async function countByStatus({
  client,
}: Database): Promise<Record<OutboxStatus | 'repeated', number>> {
  const found = await client.outbox.groupBy({ by: ['status'], _count: { _all: true } });
  const counts = Object.fromEntries(outboxStatuses.map((status) => [status, 0])) as Record<
    OutboxStatus,
    number
  >;
  for (const { status, _count } of found) counts[statusSchema.parse(status)] = _count._all;
  return { ...counts, repeated: await client.outbox.count({ where: { mayRepeat: true } }) };
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
    kind: toKind(row.kind),
    operation: operationSchema.parse(row.operation),
    address: { channel: row.channel, chatId: row.chatId, threadId: row.threadId },
    priority: toPriority(row.priority),
    status: statusSchema.parse(row.status),
    attempts: row.attempts,
    mayRepeat: row.mayRepeat,
    dueAt: toInstant(row.dueAt),
    nextAttemptAt: toInstant(row.nextAttemptAt),
    settledAt: toInstantOrNull(row.settledAt),
    lastError: row.lastError,
  }));
}
