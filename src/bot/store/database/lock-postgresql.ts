import type { Lock } from './held-lock.ts';
import { connectToServer } from './postgresql-connection.ts';

/** Any number of our own; the second number says which lock. Prisma's own lock is a single bigint, 72707369. */
const OUR_LOCKS = 20_261_121;

// A server that never hears that this machine lost its power would keep the lock for two hours.
const NOTICE_DEATH = `
  SET tcp_keepalives_idle = 30;
  SET tcp_keepalives_interval = 10;
  SET tcp_keepalives_count = 3`;

/** Takes an advisory lock on a connection of its own; null when another session has it. */
export async function acquireAdvisoryLock(url: string, key: number): Promise<Lock | null> {
  const client = await connectToServer(url);
  await client.query(NOTICE_DEATH);
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS taken', [
    OUR_LOCKS,
    key,
  ]);
  if (!rows[0]?.taken) {
    await client.end();
    return null;
  }
  let released = false;
  const lost = new Promise<void>((resolve) => {
    client.once('end', () => {
      if (!released) resolve();
    });
  });
  return {
    lost,
    release: async () => {
      if (released) return;
      released = true;
      await client.end();
    },
  };
}
