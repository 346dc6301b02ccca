import { Conflict } from '../../domain/ports.ts';

// Prisma: write conflict or deadlock, and a database that was busy for too long
// (https://www.prisma.io/docs/orm/reference/error-reference); PostgreSQL: serialization failure, deadlock.
const PASSING = new Set(['P2034', 'P1008', '40001', '40P01']);

/** True for an error of two who were in each other's way: trying again may well succeed. */
export function mayRunAgain(error: unknown): boolean {
  if (error instanceof Conflict) return true;
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if (codesOf(cause).some((code) => PASSING.has(code))) return true;
  }
  return false;
}

/** Prisma's own code, and the database's, which Prisma tucks away for raw queries. */
function codesOf(error: object): string[] {
  const found: string[] = [];
  const { code, meta } = error as { code?: unknown; meta?: { driverAdapterError?: { cause?: unknown } } };
  if (typeof code === 'string') found.push(code);
  const cause = meta?.driverAdapterError?.cause as { originalCode?: unknown } | undefined;
  if (typeof cause?.originalCode === 'string') found.push(cause.originalCode);
  return found;
}
