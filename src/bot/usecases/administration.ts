import type { Clock, Ids, Transaction, UnitOfWork } from '../../domain/ports.ts';

/** What the administrator's use cases are given. */
export interface AdministrationTools {
  unitOfWork: UnitOfWork;
  clock: Clock;
  ids: Ids;
  /** The office's time zone (IANA). */
  timeZone: string;
}

/** The administrator's use cases within one transaction. */
export interface Administration extends Omit<AdministrationTools, 'unitOfWork'> {
  tx: Transaction;
  /** When it happens, ISO instant. */
  now: string;
  /** Whose choice in chat it is, and the event it came with; nobody's on the command line. */
  by?: { personId: string; event: string };
}

/** Carries a refusal out of a transaction, so that what was written before it is rolled back. */
class RolledBack<T> extends Error {
  override name = 'RolledBack';
  readonly result: T;

  constructor(result: T) {
    super('refused');
    this.result = result;
  }
}

/** Runs use cases in one transaction; when the result is a refusal, nothing of it stays. */
export async function administer<T extends { ok: boolean }>(
  tools: AdministrationTools,
  work: (administration: Administration) => Promise<T>,
): Promise<T> {
  const { unitOfWork, ...rest } = tools;
  try {
    return await unitOfWork.run(async (tx) => {
      const result = await work({ ...rest, tx, now: tools.clock.now() });
      if (!result.ok) throw new RolledBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result as T;
    throw error;
  }
}

/** A file already read: its name is for the refusals. */
export interface FileText {
  file: string;
  text: string;
}

/** What was done, for the audit: the command line has no person and no chat event. */
export function record(
  { tx, now, by }: Administration,
  entry: { action: string; subject: string; subjectId: string; detail?: unknown },
): Promise<void> {
  return tx.audit({ at: now, actorId: by?.personId ?? null, event: by?.event ?? null, ...entry });
}
