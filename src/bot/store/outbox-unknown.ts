import { join, toDate, type Sql, type TransactionClient } from './client.ts';

interface Row {
  id: number;
  channel: string;
  chat_id: string;
  is_repeated: boolean | number;
}

/** Before what was already sent again is sent once more, in milliseconds. */
const AGAIN_MS = 10 * 60_000;

/**
 * The one rule for attempts of unknown outcome (docs/operators.md). A reply, a deadline's notice and a conclusion are
 * sent again, and `may_repeat` remembers it across a crash. When that, too, ends unknown, a reply is given up; a notice
 * or a conclusion is sent again ten minutes later and holds back nothing meanwhile, since two attempts that both died
 * with the line are not a notice that arrived. A living message and a summary are not sent again: the next refresh takes
 * their place.
 *
 * @param which condition on the rows of `outbox`
 */
export async function settleUnknown(
  tx: TransactionClient,
  which: Sql,
  { error, repeatAt, at }: { error: string; repeatAt: string; at: string },
): Promise<{ repeated: number; unknown: number }> {
  const later = new Date(Date.parse(repeatAt) + AGAIN_MS);
  const anew = sql`${which} AND may_repeat AND operation = 'send' AND kind IN ('notice', 'conclusion')`;
  const first = sql`${which} AND NOT may_repeat AND operation = 'send' AND kind IN ('reply', 'notice', 'conclusion')`;
  // Marked, the text is cut elsewhere, so that parts which are out already do not stand for parts of the new one.
  await tx.$executeRaw`
    UPDATE message SET outbox_id = NULL WHERE EXISTS (SELECT 1 FROM outbox
      WHERE outbox.id = message.outbox_id AND outbox.channel = message.channel
        AND outbox.chat_id = message.chat_id AND (${anew} OR ${first}))`;
  const onceMore = await tx.$executeRaw`
    UPDATE outbox SET status = 'waiting', next_attempt_at = ${later}, due_at = ${later}, lease_until = NULL,
      last_error = ${error}
    WHERE ${anew}`;
  const repeated = await tx.$executeRaw`
    UPDATE outbox SET status = 'waiting', may_repeat = true, next_attempt_at = ${toDate(repeatAt)},
      lease_until = NULL, last_error = ${error}
    WHERE ${first}`;
  const unknown = await tx.$executeRaw`
    UPDATE outbox SET status = 'unknown', settled_at = ${toDate(at)}, lease_until = NULL, last_error = ${error}
    WHERE ${which}`;
  return { repeated: repeated + onceMore, unknown };
}
