import { z } from 'zod';
import {
  outboxStatuses,
  type OutboxRow,
  type OutboxStatus,
  type OutgoingKind,
} from '../../../domain/outbox/ports.ts';
import { sql, toInstant, toInstantOrNull } from '../client.ts';
import type { Database } from '../database/open.ts';
import { isNobodysSecret } from './confidential.ts';

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
  const found = await client.$queryRaw<{ status: string; many: bigint; repeated: bigint }[]>`
    SELECT status, count(*) AS many, sum(CASE WHEN may_repeat THEN 1 ELSE 0 END) AS repeated
    FROM outbox WHERE ${isNobodysSecret} GROUP BY status`;
  const counts = Object.fromEntries(outboxStatuses.map((status) => [status, 0])) as Record<
    OutboxStatus,
    number
  >;
  for (const { status, many } of found) counts[statusSchema.parse(status)] = Number(many);
  return { ...counts, repeated: found.reduce((sum, { repeated }) => sum + Number(repeated), 0) };
}

export async function listOutbox(
  { client }: Database,
  { status, limit }: { status?: OutboxStatus; limit: number },
): Promise<OutboxRow[]> {
  const shown = await client.$queryRaw<{ id: number }[]>`
    SELECT id FROM outbox WHERE ${status === undefined ? sql`1 = 1` : sql`status = ${status}`} AND ${isNobodysSecret}
    ORDER BY id DESC LIMIT ${limit}`;
  const rows = await client.outbox.findMany({
    where: { id: { in: shown.map(({ id }) => id) } },
    orderBy: { id: 'desc' },
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
