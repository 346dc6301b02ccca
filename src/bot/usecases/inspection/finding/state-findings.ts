import { toState } from '../../../../domain/inspection/finding/sorting.ts';
import { statedNotice } from '../../../../domain/inspection/finding/views/state.ts';
import { isPassed } from '../../../../domain/inspection/lifecycle/path.ts';
import type { Finding, Inspection } from '../../../../domain/inspection/ports.ts';
import type { Outgoing } from '../../../../domain/outbox/ports.ts';
import { officeMoment } from '../../notice/tell-coordinators.ts';
import type { InspectionContext } from '../advance-inspection.ts';
import { isOver } from './finding-access.ts';

const everything = { kind: 'system' } as const;

/**
 * States what the team has found in an inspection to its unit: from now on the unit's people can read it and explain.
 * Its focal points are told in office hours that there is something to read; so are those of the other units it concerns
 * whose inspection is under way. A draft with neither words nor a file stays a draft. Stating again states what has come
 * since.
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
  for (const other of await othersUnderWay(context, inspection, drafts)) {
    await tellFocalPoints(
      context,
      other,
      drafts.filter(({ inspectionIds }) => inspectionIds.includes(other.id)),
    );
  }
  return drafts.map((draft) => ({ ...draft, status: 'stated', revision: draft.revision + 1 }));
}

/** The other inspections of what is stated that have begun and are not concluded. */
async function othersUnderWay(
  { tx }: InspectionContext,
  { id, roundId }: Inspection,
  stated: Finding[],
): Promise<Inspection[]> {
  const ids = new Set(stated.flatMap(({ inspectionIds }) => inspectionIds));
  ids.delete(id);
  if (ids.size === 0) return [];
  const ofRound = await tx.inspections.ofRound(everything, roundId);
  return ofRound.filter((each) => ids.has(each.id) && isPassed(each, 'under_way') && !isOver(each));
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
      view: statedNotice(inspection, stated),
      language,
      priority: 1,
      replaceKey: null,
      dedupeKey: `inspection:${inspection.id}:stated:${stated[0]?.id}:${personId}:${address.channel}`,
      stillTrue: null,
      dueAt,
    }));
  await tx.outbox.putMany(rows, at);
}
