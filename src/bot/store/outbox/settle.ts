import type { ClaimedMessage, SentMessage, Settlement } from '../../../domain/outbox/ports.ts';
import { loseGroups, moveChat } from '../chat-fate.ts';
import { join, sql, toDate, type Sql, type TransactionClient } from '../client.ts';
import type { DatabaseKind } from '../database/url.ts';
import { secretOf } from './confidential.ts';
import { tellFailure } from './failure.ts';
import { settleUnknown } from './unknown.ts';

/** See `OutboxStore.settle`; inside the transaction `tx`. */
export async function settle(
  tx: TransactionClient,
  kind: DatabaseKind,
  claimed: ClaimedMessage,
  settlement: Settlement,
  at: string,
): Promise<void> {
  const { channel, chatId } = claimed.address;
  switch (settlement.kind) {
    case 'sent':
      return await settleSent(tx, claimed, settlement, toDate(at));
    case 'retry': {
      const { nextAttemptAt, error, sentSoFar } = settlement;
      if (sentSoFar.length > 0) await linkMessages(tx, claimed, sentSoFar, toDate(at));
      return await waitAgain(tx, claimed, nextAttemptAt, error);
    }
    case 'postponed':
      return await postpone(tx, claimed, settlement.until);
    case 'gone':
      return await settleGone(tx, kind, claimed, settlement, at);
    case 'rejected':
      return await fail(tx, kind, claimed, settlement.error, at);
    case 'obsolete':
      return void (await end(tx, claimed, 'obsolete', null, at));
    case 'unknown': {
      await settleUnknown(tx, thisAttempt(claimed), { ...settlement, at });
      // After it: it lets go of all parts.
      const { sentSoFar = [] } = settlement;
      return sentSoFar.length > 0 ? await linkMessages(tx, claimed, sentSoFar, toDate(at)) : undefined;
    }
    case 'moved':
      await waitAgain(tx, claimed, at, `moved from ${chatId}`);
      return await moveChat(tx, channel, chatId, settlement.toChatId);
    case 'lost_original':
      await waitAgain(tx, claimed, at, settlement.error);
      return await forgetLiving(tx, claimed);
    default:
      return settlement satisfies never;
  }
}

/** The attempt that was claimed and no later one: an attempt given up by `recover` is not settled afterwards. */
function thisAttempt({ id, attempts }: ClaimedMessage): Sql {
  return sql`id = ${id} AND status = 'in_flight' AND attempts = ${attempts}`;
}

async function waitAgain(
  tx: TransactionClient,
  claimed: ClaimedMessage,
  nextAttemptAt: string,
  error: string | null,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox SET status = 'waiting', next_attempt_at = ${toDate(nextAttemptAt)}, lease_until = NULL,
      last_error = coalesce(${error}, last_error)
    WHERE ${thisAttempt(claimed)}`;
}

async function postpone(tx: TransactionClient, claimed: ClaimedMessage, until: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox SET status = 'waiting', due_at = ${toDate(until)}, next_attempt_at = ${toDate(until)},
      lease_until = NULL
    WHERE ${thisAttempt(claimed)}`;
}

async function end(
  tx: TransactionClient,
  claimed: ClaimedMessage,
  status: 'failed' | 'obsolete',
  error: string | null,
  at: string,
): Promise<boolean> {
  const ended = await tx.$executeRaw`
    UPDATE outbox SET status = ${status}, settled_at = ${toDate(at)}, lease_until = NULL,
      last_error = coalesce(${error}, last_error)
    WHERE ${thisAttempt(claimed)}`;
  return ended > 0;
}

async function fail(
  tx: TransactionClient,
  kind: DatabaseKind,
  claimed: ClaimedMessage,
  error: string,
  at: string,
): Promise<void> {
  if (await end(tx, claimed, 'failed', error, at)) await tellFailure(tx, kind, claimed.id, error, at);
}

async function settleGone(
  tx: TransactionClient,
  kind: DatabaseKind,
  claimed: ClaimedMessage,
  { error, loss }: Extract<Settlement, { kind: 'gone' }>,
  at: string,
): Promise<void> {
  const { channel, chatId } = claimed.address;
  // That somebody cannot be written to is seen in lists of others: of a hidden inspection nothing may be seen there.
  const row = await tx.outbox.findUnique({ where: { id: claimed.id }, select: { concerns: true } });
  const isSecret = (await secretOf(tx, row?.concerns ?? null)) !== null;
  if (loss === undefined && !isSecret) {
    await tx.identity.updateMany({ where: { channel, externalId: chatId }, data: { goneAt: toDate(at) } });
  }
  await loseGroups(tx, claimed.address, loss ?? 'removed', at);
  await fail(tx, kind, claimed, error, at);
}

/** The next attempt posts the living message anew. */
async function forgetLiving(tx: TransactionClient, { operation, address }: ClaimedMessage): Promise<void> {
  if (operation.kind === 'send') return;
  const { channel, chatId, threadId } = address;
  await tx.livingMessage.deleteMany({
    where: { key: operation.key, channel, chatId, threadId: threadId ?? '' },
  });
}

async function settleSent(
  tx: TransactionClient,
  claimed: ClaimedMessage,
  { messages, day }: Extract<Settlement, { kind: 'sent' }>,
  at: Date,
): Promise<void> {
  const { messageId } = messages.at(-1) ?? messages[0];
  // Whatever became of the row meanwhile: it has arrived.
  await tx.$executeRaw`
    UPDATE outbox SET status = 'sent', settled_at = ${at}, lease_until = NULL, message_id = ${messageId}
    WHERE id = ${claimed.id}`;
  if (claimed.operation.kind === 'send') return await linkMessages(tx, claimed, messages, at);

  const { key, posted } = claimed.operation;
  const { channel, chatId, threadId } = claimed.address;
  const postedDay = posted?.messageId === messageId ? posted.day : day;
  await tx.$executeRaw`
    INSERT INTO living_message (key, channel, chat_id, thread_id, message_id, posted_day, updated_at)
    VALUES (${key}, ${channel}, ${chatId}, ${threadId ?? ''}, ${messageId}, ${postedDay}, ${at})
    ON CONFLICT (key, channel, chat_id, thread_id) DO UPDATE SET message_id = excluded.message_id,
      posted_day = excluded.posted_day, updated_at = excluded.updated_at`;
}

async function linkMessages(
  tx: TransactionClient,
  { id, address, view }: ClaimedMessage,
  messages: SentMessage[],
  at: Date,
): Promise<void> {
  const { channel, chatId } = address;
  const { assignmentId, promptCode, fieldCode } = view.about ?? {
    assignmentId: null,
    promptCode: null,
    fieldCode: null,
  };
  const rows = messages.map(
    ({ messageId, order }) => sql`(${channel}, ${chatId}, ${messageId}, 'out', ${assignmentId}, ${promptCode},
      ${fieldCode}, NULL, ${id}, ${order}, ${at})`,
  );
  // A chat made anew under the same id (a simulator begun afresh) gives its message ids again.
  await tx.$executeRaw`
    INSERT INTO message (channel, chat_id, message_id, direction, assignment_id, prompt_code, field_code,
      revision_id, outbox_id, order_in_chat, at)
    VALUES ${join(rows)}
    ON CONFLICT (channel, chat_id, message_id) DO UPDATE SET direction = excluded.direction,
      assignment_id = excluded.assignment_id, prompt_code = excluded.prompt_code,
      field_code = excluded.field_code, revision_id = excluded.revision_id, outbox_id = excluded.outbox_id,
      order_in_chat = excluded.order_in_chat, at = excluded.at`;
}
