import { z } from 'zod';
import { emptyReport } from '../../domain/interview/state.ts';
import type { Assignments, NewAssignment } from '../../domain/round/ports.ts';
import { toDate, type TransactionClient } from './client.ts';

const statusSchema = z.enum(['draft', 'sent', 'withdrawn']);

/** Which units a round asks, beyond those it was opened with. */
export function assignments(tx: TransactionClient): Assignments {
  /** The revision grows, so that whoever is writing in the report meets the change. */
  const change = async (assignmentId: string, from: string, to: string, at: string) => {
    const { count } = await tx.report.updateMany({
      where: { assignmentId, status: from },
      data: { status: to, revision: { increment: 1 }, updatedAt: toDate(at) },
    });
    if (count === 0) return false;
    await tx.assignment.update({
      where: { id: assignmentId },
      data: { nextNoticeAt: to === 'draft' ? toDate(at) : null },
    });
    return true;
  };

  return {
    add: (round, added, at) => insertAssignments(tx, round, added, toDate(at)),

    async ofUnit(roundId, unitId) {
      const found = await tx.assignment.findUnique({
        where: { roundId_unitId: { roundId, unitId } },
        include: { report: true },
      });
      return found === null
        ? null
        : { assignmentId: found.id, status: statusSchema.parse(found.report?.status) };
    },

    withdraw: (assignmentId, at) => change(assignmentId, 'draft', 'withdrawn', at),
    restore: (assignmentId, at) => change(assignmentId, 'withdrawn', 'draft', at),
  };
}

/** Puts assignments of a round in place, each with an empty report that is to be looked at from `at` on. */
export async function insertAssignments(
  tx: TransactionClient,
  round: { id: string; outlineVersionId: string },
  added: readonly NewAssignment[],
  at: Date,
): Promise<void> {
  await tx.assignment.createMany({
    data: added.map(({ id, unitId, audience, limit, basis, anchors, cutoff }) => ({
      id,
      roundId: round.id,
      unitId,
      outlineVersionId: round.outlineVersionId,
      audience,
      limitWords: limit.words,
      limitRule: basis,
      anchors,
      nextNoticeAt: at,
      lastDay: limit.lastDay,
      lastHour: limit.lastHour,
      cutoffFrom: cutoff?.from ?? null,
      cutoffTo: cutoff?.to ?? null,
    })),
  });
  const state = emptyReport();
  await tx.report.createMany({
    data: added.map(({ id }) => ({
      assignmentId: id,
      status: state.status,
      revision: 0,
      state,
      updatedAt: at,
    })),
  });
}
