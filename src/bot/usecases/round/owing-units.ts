import { Temporal } from 'temporal-polyfill';
import { isOver } from '../../../domain/deadline/limit.ts';
import type { AssignmentStanding } from '../../../domain/round/ports.ts';
import type { Transaction } from '../../../domain/ports.ts';
import type { UseCaseTools } from '../talk.ts';
import { untoldAssignments } from './untold-units.ts';

/** The units of a round that have not sent: all of them, and those whose limit is over and who know of it. */
export async function owingUnits(
  tools: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  roundId: string,
  now: string,
): Promise<{ all: AssignmentStanding[]; over: AssignmentStanding[] }> {
  const standings = await tx.rounds.standings({ kind: 'system' }, roundId);
  const all = standings.filter(({ submission }) => submission === null);
  const at = Temporal.Instant.from(now);
  const round = await tx.rounds.byId({ kind: 'system' }, roundId);
  const untold = round === null ? new Set<string>() : await untoldAssignments(tx, round);
  const over = all.filter(
    ({ assignmentId, limit }) => !untold.has(assignmentId) && isOver(limit, at, tools.timeZone),
  );
  return { all, over };
}
