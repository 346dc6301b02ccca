import { limitUnder, type AnchorDays, type LimitBasis } from '../../../../domain/deadline/assigned-limit.ts';
import type { OfficeCalendar } from '../../../../domain/deadline/calendar.ts';
import type { Limit } from '../../../../domain/deadline/limit.ts';
import type { MovableLimit } from '../../../../domain/deadline/ports.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { anchorOfDates } from '../../../../domain/inspection/terms.ts';
import type { Message } from '../../../../domain/message.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import { movedMessage, moveLimits, type LimitMove } from '../../deadline/recompute-limits.ts';
import { refreshRoundProgress } from '../../round/refresh-progress.ts';
import type { InspectionContext } from '../advance-inspection.ts';

/**
 * Lets the limit of the unit's report follow the days it may count from, the inspection day and that of the schedule
 * notice; it waits while there is none.
 *
 * @param tell who reports is told here; else the caller says it along with the new day
 * @returns the limit as it is now; null when no report is owed
 */
export async function moveReportLimit(
  ctx: InspectionContext,
  inspection: Inspection,
  tell: boolean,
): Promise<Limit | null> {
  const { tx } = ctx;
  const { assignmentId } = inspection;
  const owed = assignmentId === null ? null : await tx.followUp.owed(assignmentId);
  if (owed === null) return null;
  const movable = (await tx.limits.movable(owed.roundId)).find((each) => each.assignmentId === assignmentId);
  if (movable === undefined) return owed.limit;
  const { basis, anchors: before } = movable;
  const anchors = anchorsOf(basis, movable, inspection);
  const isFromNotice = 'anchor' in basis.rule && basis.rule.anchor === 'notice_day';
  const isSame =
    anchors.inspection_day === before.inspection_day &&
    (!isFromNotice || anchors.notice_day === before.notice_day);
  if (isSame) return movable.limit;
  const limit = countLimit(basis, anchors, await officeCalendar(tx));
  const said = tell && limit.lastDay !== movable.limit.lastDay ? movedMessage(movable, limit) : null;
  await move(ctx, [{ movable, limit, basis, anchors, tell: said }]);
  return limit;
}

/**
 * Puts the limits of units' reports under a rule that was set for them. Who reports is told where the limit falls on
 * another day.
 *
 * @param sayFirst what is said where there was no day until now
 */
export async function ruleReportLimits(
  ctx: InspectionContext,
  inspections: readonly Inspection[],
  basis: LimitBasis,
  sayFirst: (movable: MovableLimit, limit: Limit) => Message,
): Promise<void> {
  const calendar = await officeCalendar(ctx.tx);
  const movables = new Map<string, MovableLimit>();
  const rounds = new Set<string>();
  const moves: LimitMove[] = [];
  for (const inspection of inspections) {
    const { assignmentId } = inspection;
    const owed = assignmentId === null ? null : await ctx.tx.followUp.owed(assignmentId);
    if (owed === null) continue;
    if (!rounds.has(owed.roundId)) {
      rounds.add(owed.roundId);
      for (const each of await ctx.tx.limits.movable(owed.roundId)) movables.set(each.assignmentId, each);
    }
    const movable = movables.get(assignmentId!);
    if (movable === undefined) continue;
    const anchors = anchorsOf(basis, movable, inspection);
    const limit = countLimit(basis, anchors, calendar);
    const before = movable.limit.lastDay;
    const isTold = limit.lastDay !== before || limit.lastHour !== movable.limit.lastHour;
    const said = before === null ? sayFirst(movable, limit) : movedMessage(movable, limit);
    moves.push({ movable, limit, basis, anchors, tell: isTold ? said : null });
  }
  await move(ctx, moves);
}

/** Puts the report of one unit under another term without a word: whoever sets it says so. */
export async function setReportLimit(
  ctx: InspectionContext,
  inspection: Inspection,
  basis: LimitBasis,
): Promise<void> {
  const { assignmentId } = inspection;
  const owed = assignmentId === null ? null : await ctx.tx.followUp.owed(assignmentId);
  if (owed === null) return;
  const movables = await ctx.tx.limits.movable(owed.roundId);
  const movable = movables.find((each) => each.assignmentId === assignmentId);
  if (movable === undefined) return;
  const anchors = anchorsOf(basis, movable, inspection);
  const limit = countLimit(basis, anchors, await officeCalendar(ctx.tx));
  await move(ctx, [{ movable, limit, basis, anchors, tell: null }]);
}

function anchorsOf(
  { rule }: LimitBasis,
  { anchors }: MovableLimit,
  { dates, state }: Inspection,
): AnchorDays {
  const { inspection_day: _, notice_day: known, ...others } = anchors;
  const noticeDay = state.notice?.paper.date ?? known;
  return {
    ...others,
    ...anchorOfDates(rule, dates),
    ...(noticeDay === undefined ? {} : { notice_day: noticeDay }),
  };
}

function countLimit(basis: LimitBasis, anchors: AnchorDays, calendar: OfficeCalendar): Limit {
  const counted = limitUnder(basis, anchors, calendar);
  if ('kind' in counted) throw new Error('a limit on a day that does not exist passed its checks');
  return counted.limit;
}

async function move(
  { tx, tools: { timeZone }, at: now }: InspectionContext,
  moves: readonly LimitMove[],
): Promise<void> {
  await moveLimits({ tx, now, timeZone }, moves);
  for (const roundId of new Set(moves.map(({ movable }) => movable.roundId))) {
    await refreshRoundProgress({ timeZone }, tx, roundId, now);
  }
}
