import pg from 'pg';
import { DatabaseError } from './error.ts';
import { serverOf } from './url.ts';

/** Milliseconds until a server that does not answer is given up. */
export const CONNECT_TIMEOUT_MS = 5_000;

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const LOGIN_REFUSED = new Set(['28000', '28P01', '42501']);
const DATABASE_MISSING = '3D000';

/**
 * One connection to the server, outside Prisma's pool.
 *
 * @throws DatabaseError `server_unreachable`, `server_refused_login`, `server_database_missing`, `server_not_usable`
 */
export async function connectToServer(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  // Without a listener a broken connection would end the process; who needs to know listens too.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw refusal(error, url);
  }
}

function refusal(error: unknown, url: string): DatabaseError {
  const { host, user, name } = serverOf(url);
  const options = { cause: error };
  if (!(error instanceof pg.DatabaseError)) {
    // Node's own errors: refused, unknown host, no answer in time. An AggregateError of them has no message.
    return new DatabaseError('server_unreachable', { host }, options);
  }
  if (LOGIN_REFUSED.has(error.code ?? ''))
    return new DatabaseError('server_refused_login', { host, user }, options);
  if (error.code === DATABASE_MISSING)
    return new DatabaseError('server_database_missing', { host, name }, options);
  return new DatabaseError('server_not_usable', { host, reason: error.message }, options);
}
