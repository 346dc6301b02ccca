import type Database from 'libsql';

/** Statements kept of one connection; an answer needs about a dozen. */
const KEPT = 256;

/** A statement that names thousands of values comes once. Characters. */
const LONGEST = 5_000;

/** What libSQL's client asks of a statement. */
interface Prepared {
  safeIntegers(on: boolean): void;
  raw(on: boolean): void;
  columns(): { name: string; type: string | null }[];
  all(...values: unknown[]): unknown[];
  run(...values: unknown[]): Database.RunResult;
}

/**
 * Makes a connection keep its prepared statements, the youngest ones, by their text: its client prepares each anew, which
 * costs more than running it, and leaves what it has prepared to the garbage collector. A statement that failed is not
 * used again.
 */
export function keepStatements(database: Database.Database): void {
  const prepare = database.prepare.bind(database);
  const kept = new Map<string, Prepared>();
  const remember = (text: string): Prepared => {
    if (text.length > LONGEST) return asPrepared(prepare(text), () => undefined);
    const prepared = asPrepared(prepare(text), () => kept.delete(text));
    kept.set(text, prepared);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return prepared;
  };
  const known = (text: string): Prepared => {
    const found = kept.get(text);
    if (found === undefined) return remember(text);
    kept.delete(text);
    kept.set(text, found);
    return found;
  };
  Object.assign(database, { prepare: known });
}

/** The client learns from an exception whether a statement returns rows; one that is at hand costs nothing. */
const returnsNothing = new TypeError('the statement returns no rows');

function asPrepared(statement: Database.Statement, forget: () => void): Prepared {
  statement.safeIntegers(true);
  const { reader } = statement as Database.Statement & { reader: boolean };
  if (reader) statement.raw(true);
  const columns = reader ? statement.columns() : [];
  const forgotten = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      forget();
      throw error;
    }
  };
  return {
    safeIntegers: () => undefined,
    raw() {
      if (!reader) throw returnsNothing;
    },
    columns: () => columns,
    all: (...values) => forgotten(() => statement.all(...values)),
    run: (...values) => forgotten(() => statement.run(...values)),
  };
}
