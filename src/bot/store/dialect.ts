import { empty, sql, type Sql } from './client.ts';
import type { DatabaseKind } from './database/url.ts';

/**
 * Ends a query that picks rows for a write: on PostgreSQL it locks them and passes by those somebody else is taking.
 * SQLite has one writer at a time and no such words.
 */
export function pickForUpdate(kind: DatabaseKind): Sql {
  return kind === 'postgresql' ? sql`FOR UPDATE OF o SKIP LOCKED` : empty;
}
