import type { Database } from '../../../src/bot/store/database/open.ts';

/**
 * Lets the database remember, of each message, who put it and what could be seen when it was last taken up. On a server
 * ids follow the order in which messages are put, not that of the commits: a reply that is put while the clock's notices
 * are still being put has a higher id, and goes out before them. Neither transaction knew of the other, so neither order
 * is wrong, and nothing else in the row tells such a pair from a disorder. SQLite has one writer: there ids follow the
 * commits.
 */
export async function rememberSight({ kind, client }: Database): Promise<void> {
  if (kind === 'sqlite') return;
  await client.$executeRaw`
    ALTER TABLE outbox ADD COLUMN put_by xid8 DEFAULT pg_current_xact_id(), ADD COLUMN sight pg_snapshot`;
  // Stable, so that it sees what the statement sees, not what has been committed since that began.
  await client.$executeRaw`
    CREATE FUNCTION remember_sight() RETURNS trigger STABLE LANGUAGE plpgsql AS
      'BEGIN NEW.sight := pg_current_snapshot(); RETURN NEW; END'`;
  await client.$executeRaw`
    CREATE TRIGGER remember_sight BEFORE INSERT OR UPDATE ON outbox
    FOR EACH ROW WHEN (NEW.status = 'in_flight') EXECUTE FUNCTION remember_sight()`;
}

/** By the id of a message: those put before it in its chat that could not be seen when it was last taken up. */
export async function readUnseen({ kind, client }: Database): Promise<ReadonlyMap<number, number[]>> {
  if (kind === 'sqlite') return new Map();
  // A transaction sees its own, whatever its snapshot says.
  const rows = await client.$queryRaw<{ id: number; unseen: number[] }[]>`
    SELECT later.id, array_agg(earlier.id) AS unseen
    FROM outbox later JOIN outbox earlier
      ON earlier.channel = later.channel AND earlier.chat_id = later.chat_id AND earlier.id < later.id
    WHERE earlier.put_by <> later.put_by AND NOT pg_visible_in_snapshot(earlier.put_by, later.sight)
    GROUP BY later.id`;
  return new Map(rows.map(({ id, unseen }) => [id, unseen]));
}
