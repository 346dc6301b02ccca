import { z } from 'zod';
import type { Reservation, ShownGaps } from '../../../../domain/inspection/conclusion/gap-views.ts';
import {
  gapKeys,
  gapsOf,
  hasGaps,
  withoutReason,
  type Gaps,
} from '../../../../domain/inspection/conclusion/gaps.ts';
import type { Conclusion } from '../../../../domain/inspection/ports.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { contextOf } from '../schedule/seen.ts';
import type { Talk } from '../../talk.ts';

const everything = { kind: 'system' } as const;

/** Under which a reason stands in the trace of its round, which the inspected units do not see. */
const reserving = 'conclude_without';
const detailSchema = z.strictObject({
  chainId: z.string(),
  conclusionId: z.string(),
  keys: z.array(z.string()),
});

/** What a conclusion passes over as things stand, with the reasons given for it in any of its versions. */
export async function passedOver(
  tx: Transaction,
  { roundId, chainId, content, inspectionIds }: Conclusion,
): Promise<ShownGaps> {
  const [only, ...more] = inspectionIds;
  const findings =
    only === undefined || more.length > 0
      ? await tx.findings.ofRound(everything, roundId)
      : await tx.findings.ofInspection(everything, only);
  const gaps = gapsOf(content, inspectionIds, findings);
  const given = hasGaps(gaps) ? await reservationsOf(tx, roundId) : [];
  return { gaps, reservations: given.filter((each) => each.chainId === chainId) };
}

/** Every reason given in a round, oldest first. */
export async function reservationsOf(
  tx: Transaction,
  roundId: string,
): Promise<(Reservation & { chainId: string })[]> {
  const trace = await tx.inspections.traceOfRound(everything, roundId);
  return trace.flatMap(({ action, reason, at, actorId, detail }) => {
    if (action !== reserving || reason === null) return [];
    const { chainId, keys } = detailSchema.parse(detail);
    return [{ chainId, reason, at, actorId, keys }];
  });
}

/** What of it nobody has given a reason for. */
export function unexplained({ gaps, reservations }: ShownGaps): Gaps {
  return withoutReason(gaps, new Set(reservations.flatMap(({ keys }) => keys)));
}

/** Puts on record why a conclusion passes over what it does now. */
export async function reserve(talk: Talk, conclusion: Conclusion, reason: string): Promise<void> {
  const { at, actorId } = contextOf(talk);
  const { id: conclusionId, chainId, roundId } = conclusion;
  const keys = gapKeys(unexplained(await passedOver(talk.tx, conclusion)));
  if (keys.length === 0) return;
  const detail: z.infer<typeof detailSchema> = { chainId, conclusionId, keys };
  await talk.tx.inspections.trace({
    ...{ roundId, inspectionId: null, at, actorId, action: reserving, reason, detail },
  });
}
