import { join, toDate, type Sql, type TransactionClient } from '../client.ts';

interface Row {
  id: number;
  channel: string;
  chat_id: string;
  operation: string;
  kind: string;
  may_repeat: boolean | number;
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
  // Mostly there is none, and then nobody need wait for the lock of a write.
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, channel, chat_id, operation, kind, may_repeat FROM outbox WHERE ${which}`;
  const by = (next: Next) => rows.filter((row) => nextOf(row) === next);
  const [first, further, over] = [by('again'), by('again_later'), by('over')];
  for (const { id, channel, chat_id: chatId } of [...first, ...further]) {
    // Marked, the text is cut elsewhere, so that parts which are out already do not stand for parts of the new one.
    await tx.message.updateMany({ where: { channel, chatId, outboxId: id }, data: { outboxId: null } });
  }
  if (first.length > 0) {
    await tx.$executeRaw`
      UPDATE outbox SET status = 'waiting', may_repeat = true, next_attempt_at = ${toDate(repeatAt)},
        lease_until = NULL, last_error = ${error}
      WHERE id IN (${idsOf(first)})`;
  }
  if (further.length > 0) {
    const later = new Date(Date.parse(repeatAt) + AGAIN_MS);
    await tx.$executeRaw`
      UPDATE outbox SET status = 'waiting', next_attempt_at = ${later}, due_at = ${later}, lease_until = NULL,
        last_error = ${error}
      WHERE id IN (${idsOf(further)})`;
  }
  if (over.length > 0) {
    await tx.$executeRaw`
      UPDATE outbox SET status = 'unknown', settled_at = ${toDate(at)}, lease_until = NULL, last_error = ${error}
      WHERE id IN (${idsOf(over)})`;
  }
  return { repeated: first.length + further.length, unknown: over.length };
}

type Next = 'again' | 'again_later' | 'over';

function nextOf({ operation, kind, may_repeat: isRepeat }: Row): Next {
  if (operation !== 'send') return 'over';
  const isNotice = kind === 'notice' || kind === 'conclusion';
  if (isRepeat) return isNotice ? 'again_later' : 'over';
  return isNotice || kind === 'reply' ? 'again' : 'over';
}

const idsOf = (rows: Row[]) => join(rows.map(({ id }) => id));
