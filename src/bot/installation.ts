import type { Config } from '../config.ts';
import { systemClock } from './clock.ts';
import type { Logger } from './log.ts';
import type { Sentence } from './plain-words.ts';
import { DatabaseError } from './store/database/error.ts';
import { acquireBotLock } from './store/database/lock.ts';
import type { Lock } from './store/database/held-lock.ts';
import { openDatabase, type Database } from './store/database/open.ts';
import { applyPendingMigrations } from './store/migration/apply.ts';
import { sampleSetting } from './usecases/sample/load-sample.ts';
import { createUnitOfWork } from './store/unit-of-work.ts';
import { loadCalendar } from './usecases/deadline/load-calendar.ts';

/** Why the program cannot start: a sentence of the locales. */
export class StartRefused extends Error {
  override name = 'StartRefused';
  readonly key: string;
  readonly params: Sentence['params'];

  constructor(key: string, params: Sentence['params'] = {}) {
    super(key);
    this.key = key;
    this.params = params;
  }
}

/** This installation's database, migrated and held by this process alone (the admin command may run beside it). */
export interface Installation {
  database: Database;
  /** Holds a sample: invented people and open invitations that must never reach real Telegram. */
  isDemonstration(): Promise<boolean>;
  close(): Promise<void>;
}

/** @throws StartRefused when another bot runs on the database, or when it cannot be used */
export async function openInstallation(config: Config, log: Logger): Promise<Installation> {
  let lock: Lock | null = null;
  let database: Database | null = null;
  try {
    lock = await acquireBotLock(config.databaseUrl);
    if (lock === null) throw new StartRefused('start.already_running');
    database = await openDatabase({
      url: config.databaseUrl,
      log: (message, fields) => log.warn(fields, message),
    });
    const applied = await applyPendingMigrations(database);
    await loadCalendar(createUnitOfWork(database), systemClock);
    if (applied.length > 0) log.info({ migrations: applied }, 'the database was migrated');
    const [held, opened] = [lock, database];
    void held.lost.then(() => log.fatal('the lock on the database was lost; another bot may start'));
    return {
      database: opened,
      isDemonstration: () =>
        createUnitOfWork(opened).run(async (tx) => (await tx.settings.get(sampleSetting)) !== null),
      async close() {
        await opened.close();
        await held.release();
      },
    };
  } catch (error) {
    await database?.close();
    await lock?.release();
    if (error instanceof DatabaseError) {
      throw new StartRefused(`database.${error.code}`, error.params as Sentence['params']);
    }
    throw error;
  }
}
