import { limitUnder, type AnchorDays } from '../../../../domain/deadline/assigned-limit.ts';
import type { Limit } from '../../../../domain/deadline/limit.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { anchorOfDates } from '../../../../domain/inspection/terms.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import { movedMessage, moveLimits } from '../../deadline/recompute-limits.ts';
import { refreshRoundProgress } from '../../round/refresh-progress.ts';
import type { InspectionContext } from '../advance-inspection.ts';

/**
 * Lets the limit of the unit's report follow the inspection day; it waits while there is none.
 *
 * @param tell who reports is told here; else the caller says it along with the new day
 * @returns the limit as it is now; null when no report is owed
 */
export async function moveReportLimit(
  { tx, tools: { timeZone }, at: now }: InspectionContext,
  { assignmentId, dates }: Inspection,
  tell: boolean,
): Promise<Limit | null> {
  const owed = assignmentId === null ? null : await tx.followUp.owed(assignmentId);
  if (owed === null) return null;
  const movable = (await tx.limits.movable(owed.roundId)).find((each) => each.assignmentId === assignmentId);
  if (movable === undefined) return owed.limit;
  const { basis } = movable;
  const { inspection_day: before, ...others } = movable.anchors;
  const anchors: AnchorDays = { ...others, ...anchorOfDates(basis.rule, dates) };
  if (anchors.inspection_day === before) return movable.limit;
  const counted = limitUnder(basis, anchors, await officeCalendar(tx));
  if ('kind' in counted) throw new Error('a limit on a day that does not exist passed its checks');
  const { limit } = counted;
  const isSame = limit.lastDay === movable.limit.lastDay;
  const said = tell && !isSame ? movedMessage(movable, limit) : null;
  await moveLimits({ tx, now, timeZone }, [{ movable, limit, basis, anchors, tell: said }]);
  await refreshRoundProgress({ timeZone }, tx, owed.roundId, now);
  return limit;
}
