import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { DatabaseError } from './error.ts';

export type DatabaseKind = 'sqlite' | 'postgresql';

/**
 * The database behind `file:…` or `postgresql://…`.
 *
 * @throws DatabaseError `url_unsupported`
 */
export function databaseKind(url: string): DatabaseKind {
  if (url.startsWith('file:')) return 'sqlite';
  if (/^postgres(ql)?:\/\//.test(url)) return 'postgresql';
  throw new DatabaseError('url_unsupported', { scheme: url.split(':', 1)[0] ?? '' });
}

/** The path of the SQLite file; a relative one (`file:./data/x.db`) is resolved against the working directory. */
export function sqliteFile(url: string): string {
  const [path = ''] = url.slice('file:'.length).split('?', 1);
  return path.startsWith('//') ? fileURLToPath(`file:${path}`) : resolve(path);
}

/** Host (with port), user and database of a PostgreSQL URL: what may be said aloud. */
export function serverOf(url: string): { host: string; user: string; name: string } {
  const parsed = new URL(url);
  return {
    host: parsed.host || (parsed.searchParams.get('host') ?? 'localhost'),
    user: decodeURIComponent(parsed.username),
    name: decodeURIComponent(parsed.pathname.slice(1)),
  };
}
