/**
 * Why the database cannot be used, with the parameters of its sentence; words under `database` in the locales.
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
export type DatabaseErrorParams = {
  url_unsupported: { scheme: string };
  folder_not_writable: { folder: string };
  file_not_usable: { file: string; reason: string };
  server_unreachable: { host: string };
  server_refused_login: { host: string; user: string };
  server_database_missing: { host: string; name: string };
  server_not_usable: { host: string; reason: string };
  migration_unknown: { migration: string };
  migration_altered: { migration: string };
  migration_failed: { migration: string };
  migration_refused: { migration: string; reason: string };
  migration_waiting: Record<never, string>;
  not_empty: Record<never, string>;
};

export type DatabaseErrorCode = keyof DatabaseErrorParams;

/**
 * Refusal to use a database. `code` and `params` are for the sentence in the person's language; `message` is for
 * logs. Neither ever holds a password.
 */
export class DatabaseError<Code extends DatabaseErrorCode = DatabaseErrorCode> extends Error {
  override readonly name = 'DatabaseError';
  readonly code: Code;
  readonly params: DatabaseErrorParams[Code];

  constructor(code: Code, params: DatabaseErrorParams[Code], options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.code = code;
    this.params = params;
  }
}
