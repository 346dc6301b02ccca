import type { z } from 'zod';
import type { reviewDetailSchema } from '../../../../domain/inspection/conclusion/review.ts';
import {
  reviewIn,
  type Review,
  type ReviewStep,
  type ShownReview,
} from '../../../../domain/inspection/conclusion/review.ts';
import type { Conclusion } from '../../../../domain/inspection/ports.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import type { Talk } from '../../talk.ts';
import { contextOf } from '../schedule/seen.ts';

const everything = { kind: 'system' } as const;

/** How far a draft has come between whoever writes it and whoever approves it. */
export async function reviewOf(
  tx: Transaction,
  { id, roundId }: Pick<Conclusion, 'id' | 'roundId'>,
): Promise<Review> {
  return reviewIn(await tx.inspections.traceOfRound(everything, roundId), id);
}

/** The same as it is shown on its card. */
export async function shownReview(tx: Transaction, conclusion: Conclusion): Promise<ShownReview> {
  const { submitted, request } = await reviewOf(tx, conclusion);
  if (request === null) return { submitted, request };
  const { at, actorId, words } = request;
  const by = actorId === null ? null : await tx.people.byId(actorId);
  return { submitted, request: { at, by: by?.name ?? '', words } };
}

/** Puts a step on record, in the trace of the round, which the inspected units do not see. */
export async function markReview(
  talk: Talk,
  { id: conclusionId, roundId, revision }: Pick<Conclusion, 'id' | 'roundId' | 'revision'>,
  action: ReviewStep,
  reason: string | null = null,
): Promise<void> {
  const { at, actorId } = contextOf(talk);
  const detail: z.infer<typeof reviewDetailSchema> = { conclusionId, revision };
  await talk.tx.inspections.trace({ roundId, inspectionId: null, at, actorId, action, reason, detail });
}

/** Whether the person in the talk has been shown the full text of the draft as it is now. */
export async function hasRead(talk: Talk, conclusion: Conclusion): Promise<boolean> {
  const { actorId } = contextOf(talk);
  const { readings } = await reviewOf(talk.tx, conclusion);
  return readings.some((each) => each.actorId === actorId && each.revision === conclusion.revision);
}
