import type { OutboxStatus } from '../../domain/outbox/ports.ts';
import { record, type Administration } from './administration.ts';
import { refused, type Outcome, type Refused } from './outcome.ts';

/** What the administrator may do to messages that did not go out, and in which state. */
const allowed: Record<'retry' | 'drop', readonly OutboxStatus[]> = {
  retry: ['failed', 'unknown'],
  drop: ['waiting', 'failed', 'unknown'],
};

/** Sends messages again that failed or of which nobody knows whether they arrived; all of them or none. */
export function retryMessages(
  administration: Administration,
  ids: readonly number[],
): Promise<Outcome<number[]>> {
  return change(administration, 'retry', ids);
}

/** Gives up messages that have not gone out; all of them or none. */
export function dropMessages(
  administration: Administration,
  ids: readonly number[],
): Promise<Outcome<number[]>> {
  return change(administration, 'drop', ids);
}

async function change(
  administration: Administration,
  verb: 'retry' | 'drop',
  given: readonly number[],
): Promise<Outcome<number[]>> {
  const { tx, now } = administration;
  const ids = [...new Set(given)];
  for (const id of ids) {
    const status = await tx.outbox.statusOf(id);
    if (status === null) return refused('admin.refused.unknown_message', { id: String(id) });
    if (!allowed[verb].includes(status)) return notPossible(verb, id, status);
    await (verb === 'retry' ? tx.outbox.retry(id, now) : tx.outbox.drop(id, now));
    const entry = { action: `outbox_${verb}`, subject: 'outbox', subjectId: String(id) };
    await record(administration, { ...entry, detail: { status } });
  }
  return { ok: true, value: ids };
}

function notPossible(verb: 'retry' | 'drop', id: number, status: OutboxStatus): Refused {
  const params = { id: String(id), status };
  return verb === 'retry'
    ? refused('admin.refused.message_not_retried', params)
    : refused('admin.refused.message_not_dropped', params);
}
