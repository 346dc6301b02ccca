import type { Message } from '../../../domain/message.ts';
import { advance, type LifecycleDeed, type LifecycleRefusal } from '../../../domain/inspection/lifecycle.ts';
import type { Stage } from '../../../domain/inspection/kind.ts';
import type { Inspection } from '../../../domain/inspection/ports.ts';
import { refusalMessage } from '../../../domain/inspection/schedule/words.ts';
import type { Transaction } from '../../../domain/ports.ts';
import type { UseCaseTools } from '../talk.ts';

/** In which transaction, when (ISO instant) and by whom something happens to an inspection. */
export interface InspectionContext {
  tx: Transaction;
  tools: Pick<UseCaseTools, 'timeZone' | 'ids'>;
  at: string;
  /** Null: the clock or the command line. */
  actorId: string | null;
}

/** `refusal` can be said as it is; `why` tells a caller what to ask for. */
export type AdvanceOutcome =
  { ok: true; value: Inspection; skipped: Stage[] } | { ok: false; refusal: Message; why: LifecycleRefusal };

/**
 * Lets something happen to an inspection: saves it and writes its trace. It says nothing to anybody.
 *
 * @param deed a `skipReason` allows it to pass over stages, which is recorded
 * @throws Conflict when somebody else has saved the inspection since it was read
 */
export async function advanceInspection(
  { tx, at, actorId }: InspectionContext,
  inspection: Inspection,
  deed: LifecycleDeed & { skipReason?: string },
): Promise<AdvanceOutcome> {
  const advanced = advance(inspection, { ...deed, at, by: actorId });
  if (!advanced.ok) {
    return { ok: false, refusal: refusalMessage(advanced.refusal), why: advanced.refusal };
  }
  const { kind, skipReason, ...detail } = deed;
  const { skipped } = advanced;
  await tx.inspections.save({ ...inspection, ...advanced.inspection });
  await tx.inspections.trace({
    roundId: inspection.roundId,
    inspectionId: inspection.id,
    at,
    actorId,
    action: kind,
    reason: skipReason ?? ('reason' in deed ? deed.reason : null),
    detail: {
      ...detail,
      fromStage: inspection.state.stage,
      toStage: advanced.inspection.state.stage,
      ...(skipped.length > 0 && { skipped }),
    },
  });
  const value = { ...inspection, ...advanced.inspection, revision: inspection.revision + 1 };
  return { ok: true, value, skipped };
}
