import { Prisma } from './generated/sqlite/client.ts';

/** Prisma's client inside one transaction. */
export type TransactionClient = Prisma.TransactionClient;

/** SQL with its parameters bound; the same text runs on both databases. */
export const { sql, join, empty, raw } = Prisma;
export type Sql = ReturnType<typeof sql>;

/**
 * An instant for a query. Bound as a Date, so that raw SQL writes the very text Prisma writes: SQLite compares instants
 * as text.
 */
export function toDate(instant: string): Date {
  return new Date(instant);
}

/** An instant as read: a Date where the driver knows the column's type, text where it does not (RETURNING). */
export function toInstant(stored: Date | string): string {
  return (typeof stored === 'string' ? new Date(stored) : stored).toISOString();
}

export function toInstantOrNull(stored: Date | string | null): string | null {
  return stored === null ? null : toInstant(stored);
}

/** `column IN (…)`, which is never true for an empty list. */
export function isIn(column: Sql, values: readonly string[]): Sql {
  return values.length === 0 ? sql`1 = 0` : sql`${column} IN (${join(values)})`;
}
