import { join, raw, sql, type Sql } from './client.ts';
import type { DatabaseKind } from './database/url.ts';

/** What a column of `rowsOf` holds; `instant` is an ISO instant. */
export type ColumnType = 'integer' | 'text' | 'json' | 'instant';

/**
 * Rows as a table for `FROM`, bound as one parameter, since ten thousand rows have more values than a query may have
 * parameters. Column names stand in the SQL as they are.
 */
export function rowsOf(
  kind: DatabaseKind,
  columns: Readonly<Record<string, ColumnType>>,
  rows: readonly Readonly<Record<string, unknown>>[],
): Sql {
  const given = JSON.stringify(rows);
  const types = kind === 'postgresql' ? postgresqlTypes : sqliteTypes;
  const described = Object.entries(columns).map(([name, type]) => raw(types[type](name)));
  return kind === 'postgresql'
    ? sql`jsonb_to_recordset(${given}::jsonb) AS given(${join(described)})`
    : sql`(SELECT ${join(described)} FROM json_each(${given})) AS given`;
}

const postgresqlTypes: Record<ColumnType, (name: string) => string> = {
  integer: (name) => `${name} integer`,
  text: (name) => `${name} text`,
  json: (name) => `${name} jsonb`,
  instant: (name) => `${name} timestamp(3)`,
};

// Instants are text there, and compared as text, so they are written as Prisma's adapter writes them.
const sqliteTypes: Record<ColumnType, (name: string) => string> = {
  integer: (name) => `value ->> '${name}' AS ${name}`,
  text: (name) => `value ->> '${name}' AS ${name}`,
  json: (name) => `nullif(value -> '${name}', 'null') AS ${name}`,
  instant: (name) => `replace(value ->> '${name}', 'Z', '+00:00') AS ${name}`,
};
