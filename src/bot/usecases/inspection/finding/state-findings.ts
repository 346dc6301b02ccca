import { toState } from '../../../../domain/inspection/finding/sorting.ts';
import { statedNotice } from '../../../../domain/inspection/finding/views/state.ts';
import type { Finding, Inspection } from '../../../../domain/inspection/ports.ts';
import type { Outgoing } from '../../../../domain/ports.ts';
import { officeMoment } from '../../tell-coordinators.ts';
import type { InspectionContext } from '../advance-inspection.ts';

const everything = { kind: 'system' } as const;

/**
 * States what the team has found in an inspection to its unit: from now on the unit's people can read it and explain.
 * Its focal points are told in office hours that there is something to read. A draft with neither words nor a file stays
 * a draft. Stating again states what has come since.
 *
 * @returns those that are stated now and were not before
 */
export async function stateFindings(context: InspectionContext, inspection: Inspection): Promise<Finding[]> {
  const { tx, at, actorId } = context;
  const drafts = toState(await tx.findings.ofInspection(everything, inspection.id));
  if (drafts.length === 0) return [];
  for (const draft of drafts) await tx.findings.save({ ...draft, status: 'stated' }, at);
  await tx.inspections.trace({
    roundId: inspection.roundId,
    inspectionId: inspection.id,
    at,
    actorId,
    action: 'state_findings',
    reason: null,
    detail: { count: drafts.length },
  });
  await tellFocalPoints(context, inspection, drafts);
  return drafts.map((draft) => ({ ...draft, status: 'stated', revision: draft.revision + 1 }));
}

/** Those of the unit who are not in the team themselves; once for what is stated at one time. */
async function tellFocalPoints(
  { tx, tools, at }: InspectionContext,
  inspection: Inspection,
  stated: Finding[],
): Promise<void> {
  const team = new Set(
    (await tx.inspections.teamOf(everything, inspection.id)).map(({ personId }) => personId),
  );
  const dueAt = await officeMoment(tx, tools.timeZone, at);
  const rows = (await tx.followUp.chats('focal_point', inspection.unitId))
    .filter(({ personId }) => !team.has(personId))
    .map(({ address, language, personId }): Outgoing => ({
      kind: 'notice',
      operation: { kind: 'send' },
      address,
      view: statedNotice(inspection, stated.length),
      language,
      priority: 1,
      replaceKey: null,
      dedupeKey: `inspection:${inspection.id}:stated:${stated[0]?.id}:${personId}:${address.channel}`,
      stillTrue: null,
      dueAt,
    }));
  await tx.outbox.putMany(rows, at);
}
