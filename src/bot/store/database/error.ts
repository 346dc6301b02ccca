import type { MessageTable } from '../../../domain/message-table.ts';

/**
 * Why a database cannot be used; worded under `database` in the locales. `reason` is the database's own words.
 *
 * - `url_unsupported`: neither `file:` nor `postgresql://`
 * - `folder_not_writable`: the folder of the SQLite file cannot be made or written
 * - `file_not_usable`: the file is there but is not a database, is read-only, or is damaged
 * - `server_unreachable`: nobody answers at the address
 * - `server_refused_login`: wrong user or password, or the user may not connect
 * - `server_database_missing`: the server answers, the database does not exist
 * - `server_not_usable`: any other refusal of the server while connecting
 * - `migration_unknown`: the database was migrated by a newer program
 * - `migration_altered`: a migration was changed after it was applied
 * - `migration_failed`: a migration was begun and not finished
 * - `migration_refused`: the database did not accept a migration
 * - `migration_waiting`: another process has been migrating for too long
 * - `not_empty`: tables are there, but no history of migrations: not our database
 */
export const databaseMessages = {
  'database.url_unsupported': { scheme: 'text' },
  'database.folder_not_writable': { folder: 'text' },
  'database.file_not_usable': { file: 'text', reason: 'text' },
  'database.server_unreachable': { host: 'text' },
  'database.server_refused_login': { host: 'text', user: 'text' },
  'database.server_database_missing': { host: 'text', name: 'text' },
  'database.server_not_usable': { host: 'text', reason: 'text' },
  'database.migration_unknown': { migration: 'text' },
  'database.migration_altered': { migration: 'text' },
  'database.migration_failed': { migration: 'text' },
  'database.migration_refused': { migration: 'text', reason: 'text' },
  'database.migration_waiting': {},
  'database.not_empty': {},
} as const satisfies MessageTable;

type Messages = typeof databaseMessages;

export type DatabaseErrorCode = keyof Messages extends `database.${infer Code}` ? Code : never;

export type DatabaseErrorParams<Code extends DatabaseErrorCode = DatabaseErrorCode> = {
  [Parameter in keyof Messages[`database.${Code}`]]: string;
};

/**
 * Refusal to use a database. `code` and `params` are for the sentence in the person's language; `message` is for
 * logs. Neither ever holds a password.
 */
export class DatabaseError<Code extends DatabaseErrorCode = DatabaseErrorCode> extends Error {
  override readonly name = 'DatabaseError';
  readonly code: Code;
  readonly params: DatabaseErrorParams<Code>;

  constructor(code: Code, params: DatabaseErrorParams<Code>, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.code = code;
    this.params = params;
  }
}
