import type { Limit } from '../../../../domain/deadline/limit.ts';
import type { PlanFacts } from '../../../../domain/inspection/plan/facts.ts';
import type { PlannedInspection } from '../../../../domain/inspection/plan/units.ts';
import type { InspectionRound } from '../../../../domain/inspection/ports.ts';
import type { Administration } from '../../administration.ts';
import { movedMessage, moveLimits } from '../../deadline/recompute-limits.ts';
import { refreshRoundProgress } from '../../round/refresh-progress.ts';
import { assignmentFor, openRoundAs } from '../../round/open-round.ts';
import { reportRoundOf, type ReportRound } from './report-round.ts';

const everything = { kind: 'system' } as const;

/** What a unit that came later owes: its assignment, and the limit; null where nothing is asked of its kind. */
export interface AskedReport {
  assignmentId: string;
  limit: Limit;
}

/**
 * Asks a unit that has been added to a round of inspections for its report: in the round in which the others of its kind
 * report, which is opened when it is the first.
 */
export async function askReportOf(
  administration: Administration,
  { plan }: InspectionRound,
  planned: Pick<PlannedInspection, 'kind' | 'unit' | 'dates'>,
  facts: PlanFacts & { versionId: string | null },
): Promise<AskedReport | null> {
  const { tx, now } = administration;
  const wanted = reportRoundOf(plan, planned.kind, [planned]);
  if (wanted === null) return null;
  const round = await tx.rounds.byCode(everything, wanted.file.code);
  if (round === null) {
    const opened = await openRoundAs(
      administration,
      wanted.file,
      { ...facts, alreadyOpen: false },
      null,
      wanted.cutoffs,
    );
    const [{ assignmentId, limit }] = opened.units as [(typeof opened.units)[number]];
    return { assignmentId, limit };
  }
  const before = await tx.assignments.ofUnit(round.id, planned.unit.id);
  const asked =
    before === null
      ? await askAnew(administration, round, wanted, planned, facts)
      : await askAgain(administration, round.id, before.assignmentId, wanted, planned, facts);
  await refreshRoundProgress(administration, tx, round.id, now);
  return asked;
}

async function askAnew(
  { tx, ids, now }: Administration,
  round: { id: string; outlineVersionId: string },
  { file, cutoffs }: ReportRound,
  { unit }: Pick<PlannedInspection, 'unit'>,
  { calendar }: PlanFacts,
): Promise<AskedReport> {
  const assignment = assignmentFor(ids.next(), file, unit, calendar, cutoffs);
  await tx.assignments.add(round, [assignment], now);
  return { assignmentId: assignment.id, limit: assignment.limit };
}

/** The unit had been in the round before: what it has written is there, and its limit is the new one. */
async function askAgain(
  administration: Administration,
  roundId: string,
  assignmentId: string,
  { file, cutoffs }: ReportRound,
  { unit }: Pick<PlannedInspection, 'unit'>,
  { calendar }: PlanFacts,
): Promise<AskedReport> {
  const { tx, now } = administration;
  const { limit, basis, anchors } = assignmentFor(assignmentId, file, unit, calendar, cutoffs);
  await tx.assignments.restore(assignmentId, now);
  const movable = (await tx.limits.movable(roundId)).find((each) => each.assignmentId === assignmentId);
  // What has been sent stays sent.
  if (movable !== undefined) {
    await moveLimits(administration, [
      { movable, limit, basis, anchors, tell: movedMessage(movable, limit) },
    ]);
  }
  return { assignmentId, limit };
}
