import { Temporal } from 'temporal-polyfill';
import { isOver } from '../../../domain/deadline/limit.ts';
import type { AssignmentStanding } from '../../../domain/round/ports.ts';
import type { Transaction } from '../../../domain/ports.ts';
import type { UseCaseTools } from '../talk.ts';

/** The units of a round that have not sent: all of them, and those whose limit is over. */
export async function owingUnits(
  tools: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  roundId: string,
  now: string,
): Promise<{ all: AssignmentStanding[]; over: AssignmentStanding[] }> {
  const standings = await tx.rounds.standings({ kind: 'system' }, roundId);
  const all = standings.filter(({ submission }) => submission === null);
  const at = Temporal.Instant.from(now);
  return { all, over: all.filter(({ limit }) => isOver(limit, at, tools.timeZone)) };
}
