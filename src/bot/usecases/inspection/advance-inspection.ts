import type { Message } from '../../../domain/message.ts';
import {
  advance,
  type LifecycleDeed,
  type LifecycleRefusal,
} from '../../../domain/inspection/lifecycle/lifecycle.ts';
import type { Stage } from '../../../domain/inspection/kind.ts';
import type { Inspection, InspectionTrace } from '../../../domain/inspection/ports.ts';
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

type Deed = LifecycleDeed & { skipReason?: string };

/**
 * Lets something happen to an inspection: saves it and writes its trace. It says nothing to anybody.
 *
 * @param deed a `skipReason` allows it to pass over stages, which is recorded
 * @throws Conflict when somebody else has saved the inspection since it was read
 */
export async function advanceInspection(
  ctx: InspectionContext,
  inspection: Inspection,
  deed: Deed,
): Promise<AdvanceOutcome> {
  const step = stepOf(ctx, inspection, deed);
  if (!step.ok) return step;
  await ctx.tx.inspections.save(step.saved);
  await ctx.tx.inspections.trace(step.trace);
  return { ok: true, value: step.value, skipped: step.skipped };
}

/**
 * Lets the same happen to many inspections, in one statement each for what is saved and what is traced.
 *
 * @returns all of them as saved, in their order
 * @throws when it cannot happen to one of them: whoever asks has seen to that
 */
export async function advanceInspections(
  ctx: InspectionContext,
  inspections: readonly Inspection[],
  deed: Deed,
): Promise<Inspection[]> {
  if (inspections.length === 0) return [];
  const steps = inspections.map((inspection) => {
    const step = stepOf(ctx, inspection, deed);
    if (step.ok) return step;
    throw new Error(`${deed.kind} cannot happen to inspection ${inspection.id}: ${step.why.kind}`);
  });
  await ctx.tx.inspections.saveMany(steps.map(({ saved }) => saved));
  await ctx.tx.inspections.traceMany(steps.map(({ trace }) => trace));
  return steps.map(({ value }) => value);
}

function stepOf({ at, actorId }: InspectionContext, inspection: Inspection, deed: Deed) {
  const advanced = advance(inspection, { ...deed, at, by: actorId });
  if (!advanced.ok) {
    const { refusal } = advanced;
    return { ok: false as const, refusal: refusalMessage(refusal), why: refusal };
  }
  const { kind, skipReason, ...detail } = deed;
  const { skipped } = advanced;
  const saved = { ...inspection, ...advanced.inspection };
  const trace: InspectionTrace = {
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
  };
  return { ok: true as const, saved, trace, value: { ...saved, revision: inspection.revision + 1 }, skipped };
}
