import { settle } from '../../../../domain/inspection/lifecycle/path.ts';
import type { AdditionRefusal } from '../../../../domain/inspection/plan/addition.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { daysMessage, kindMessage } from '../../../../domain/inspection/schedule/words.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { record, type Administration } from '../../administration.ts';
import { inspectingChats } from '../schedule/people-concerned.ts';
import { tellPeople } from '../schedule/tell.ts';
import { askWhenPlanned } from '../term/ask-team.ts';
import { addTeam } from './add-team.ts';
import { contextOf } from './context.ts';
import { newInspection } from './new-inspection.ts';
import { askReportOf } from './report-of-unit.ts';
import { weighAddition, type WeighedAddition, type WholeAddition } from './weigh-addition.ts';

const everything = { kind: 'system' } as const;

/** Why nothing was added: the round is not there or is over, or what the rules say. */
export type NotAdded = AdditionRefusal | { kind: 'closed' };

/**
 * Adds a unit to a round of inspections that is open ("Đoàn kiểm tra có thể điều chỉnh hoặc bổ sung các cơ quan, đơn vị",
 * Kế hoạch 61/KH-UBND, II.4), for the command line and for whoever may do it in chat: with the person, the event and the
 * reason in its trace and the audit. The team and the coordinators are told; the unit hears of it by what it is asked for,
 * and by its schedule notice. Two who add the same unit at once are one after the other.
 */
export async function addToRound(
  administration: Administration,
  roundId: string,
  addition: WholeAddition,
  reason: string,
): Promise<
  { ok: true; added: WeighedAddition & { inspectionId: string } } | { ok: false; refusal: NotAdded }
> {
  const { tx, now, by } = administration;
  await tx.inspections.holdRound(roundId);
  const round = await tx.inspections.roundById(everything, roundId);
  if (round === null || round.closedAt !== null) return { ok: false, refusal: { kind: 'closed' } };
  const weighing = await weighAddition(administration, round, addition);
  if (!weighing.ok) return weighing;
  const { facts, weighed } = weighing;
  const { unit, kind, dates } = addition;
  const { entry, warnings } = weighed;
  const report = await askReportOf(administration, round, addition, facts);
  const assignmentId = report?.assignmentId ?? null;
  const before = assignmentId === null ? null : await release(administration, assignmentId);
  const planned = { roundId, unit, kind, entry, dates, assignmentId };
  const fresh = await newInspection(administration, planned);
  // What has been sent for it stays sent.
  const state = settle(kind, { ...fresh.state, report: before?.state.report ?? null });
  const inspection = { ...fresh, state };
  await tx.inspections.add(inspection);
  const own = entry === null ? undefined : round.plan.inspections[entry]?.team;
  if (own !== undefined) await addTeam(administration, roundId, inspection.id, own, facts);
  const detail = { unit: unit.code, kind, dates, warnings };
  await tx.inspections.trace({
    roundId,
    inspectionId: inspection.id,
    at: now,
    actorId: by?.personId ?? null,
    action: 'add_unit',
    reason,
    detail,
  });
  await record(administration, {
    action: 'add_inspected_unit',
    subject: 'inspection_round',
    subjectId: roundId,
    detail: { ...detail, reason },
  });
  const message = say('plan.unit_added', {
    title: round.title,
    unit: unit.name,
    kind: kindMessage(kind),
    days: daysMessage(inspection),
    reason,
  });
  await tellPeople(contextOf(administration), {
    to: await inspectingChats(tx, inspection),
    view: view([message]),
    key: `inspection:${inspection.id}:added`,
  });
  await askWhenPlanned(contextOf(administration), round, [inspection]);
  const limit = report?.limit ?? null;
  return { ok: true, added: { ...weighed, limit, inspectionId: inspection.id } };
}

/** A report that was asked for in an inspection since cancelled goes with the new one. @returns the cancelled one */
async function release({ tx }: Administration, assignmentId: string): Promise<Inspection | null> {
  const before = await tx.inspections.byAssignment(everything, assignmentId);
  if (before !== null) await tx.inspections.save({ ...before, assignmentId: null });
  return before;
}
