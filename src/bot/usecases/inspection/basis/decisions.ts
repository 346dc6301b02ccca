import { z } from 'zod';
import type { Scope } from '../../../../domain/access.ts';
import type { Decision } from '../../../../domain/inspection/basis/view.ts';
import type { InspectionRound } from '../../../../domain/inspection/ports.ts';
import type { Transaction } from '../../../../domain/ports.ts';

/** Under which a decision that forms the team, or changes it, stands in the trace of its round. */
const decisionAction = 'team_decision';

const decisionSchema = z.strictObject({ number: z.string(), date: z.iso.date() });

/** The plan's, and those recorded since; newest last. */
export async function decisionsOf(
  tx: Transaction,
  scope: Scope,
  { id, plan }: Pick<InspectionRound, 'id' | 'plan'>,
): Promise<Decision[]> {
  const lines = await tx.inspections.traceOfRound(scope, id);
  const recorded = lines
    .filter(({ action }) => action === decisionAction)
    .map(({ detail }) => decisionSchema.parse(detail));
  return [...(plan.team.decision === undefined ? [] : [plan.team.decision]), ...recorded];
}

/** Keeps a decision in the trace of the round. @returns whether it is new */
export async function recordDecision(
  { tx, at, actorId }: { tx: Transaction; at: string; actorId: string | null },
  round: InspectionRound,
  { number, date }: Decision,
  reason: string | null = null,
): Promise<boolean> {
  const known = await decisionsOf(tx, { kind: 'system' }, round);
  if (known.some((each) => each.number === number && each.date === date)) return false;
  await tx.inspections.trace({
    roundId: round.id,
    inspectionId: null,
    at,
    actorId,
    action: decisionAction,
    reason,
    detail: { number, date },
  });
  return true;
}
