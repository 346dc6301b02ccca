import { sql, toDate, type Sql, type TransactionClient } from './client.ts';

/**
 * The one rule for attempts of unknown outcome (docs/operators.md). A reply, a deadline's notice and a conclusion are
 * sent once more, and `may_repeat` remembers it across a crash; a second unknown outcome is final. A living message and
 * a summary are not sent again: the next refresh takes their place.
 *
 * @param which condition on the rows of `outbox`
 */
export async function settleUnknown(
  tx: TransactionClient,
  which: Sql,
  { error, repeatAt, at }: { error: string; repeatAt: string; at: string },
): Promise<{ repeated: number; unknown: number }> {
  const again = sql`${which} AND NOT may_repeat AND operation = 'send' AND kind IN ('reply', 'notice', 'conclusion')`;
  // Marked, the text is cut elsewhere, so that parts which are out already do not stand for parts of the new one.
  await tx.$executeRaw`
    UPDATE message SET outbox_id = NULL WHERE EXISTS (SELECT 1 FROM outbox
      WHERE outbox.id = message.outbox_id AND outbox.channel = message.channel
        AND outbox.chat_id = message.chat_id AND ${again})`;
  const repeated = await tx.$executeRaw`
    UPDATE outbox SET status = 'waiting', may_repeat = true, next_attempt_at = ${toDate(repeatAt)},
      lease_until = NULL, last_error = ${error}
    WHERE ${again}`;
  const unknown = await tx.$executeRaw`
    UPDATE outbox SET status = 'unknown', settled_at = ${toDate(at)}, lease_until = NULL, last_error = ${error}
    WHERE ${which}`;
  return { repeated, unknown };
}
