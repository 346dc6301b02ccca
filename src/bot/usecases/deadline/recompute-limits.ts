import { Temporal } from 'temporal-polyfill';
import { limitUnder, type AnchorDays, type LimitBasis } from '../../../domain/deadline/assigned-limit.ts';
import { limitMessage } from '../../../domain/deadline/limit-message.ts';
import { isOver, type Limit } from '../../../domain/deadline/limit.ts';
import { say, type Message } from '../../../domain/message.ts';
import { rungsOf, standardLadder, standOn } from '../../../domain/notice/ladder.ts';
import { nextOfficeTime } from '../../../domain/notice/office-hours.ts';
import type { MovableLimit } from '../../../domain/deadline/ports.ts';
import type { Outgoing } from '../../../domain/outbox/ports.ts';
import type { RoleChat } from '../../../domain/notice/ports.ts';
import { view } from '../../../domain/view.ts';
import { record, type Administration } from '../administration.ts';
import { recountTerms } from '../inspection/remediation/keep-terms.ts';
import { officeCalendar } from './office-calendar.ts';
import { officeTime } from './office-time.ts';
import { planRegimes } from '../regime/plan-periods.ts';
import { refreshRoundProgress } from '../round/refresh-progress.ts';

/** A limit that has moved: ISO days, null while one waits for the day it counts from. */
export interface MovedLimit {
  assignmentId: string;
  unitName: string;
  roundTitle: string;
  from: string | null;
  to: string | null;
  /** The new limit has passed already. */
  over: boolean;
}

/** Where a limit goes. `tell` is what its people hear; null when nothing changes for them. */
export interface LimitMove {
  movable: MovableLimit;
  limit: Limit;
  basis: LimitBasis;
  anchors: AnchorDays;
  tell: Message | null;
}

/**
 * Counts every open limit, every planned period of the regimes and every term of a recommendation again under the
 * calendar as it is now. Limits that moved are stored, listed, and told to the people who owe the report.
 */
export async function recomputeLimits(administration: Administration): Promise<MovedLimit[]> {
  const { tx, now } = administration;
  const calendar = await officeCalendar(tx);
  const moves: LimitMove[] = [];
  for (const movable of await tx.limits.movable(null)) {
    const { basis, anchors } = movable;
    const counted = limitUnder(basis, anchors, calendar);
    if ('kind' in counted || counted.limit.lastDay === movable.limit.lastDay) continue;
    const { limit } = counted;
    moves.push({ movable, limit, basis, anchors, tell: movedMessage(movable, limit) });
  }
  const moved = await moveLimits(administration, moves);
  for (const roundId of new Set(moves.map(({ movable }) => movable.roundId))) {
    const detail = moved.filter((_, at) => moves[at]?.movable.roundId === roundId);
    await record(administration, {
      action: 'recompute_limits',
      subject: 'reporting_round',
      subjectId: roundId,
      detail,
    });
    await refreshRoundProgress(administration, tx, roundId, now);
  }
  await planRegimes(administration);
  await recountTerms(administration);
  return moved;
}

export function movedMessage({ roundTitle, unitName }: MovableLimit, limit: Limit): Message {
  return say('notice.limit_moved', { title: roundTitle, unit: unitName, limit: limitMessage(limit) });
}

/**
 * Moves limits and tells the units' focal points, in office hours. The follow-up goes on with the next step under the
 * new limit: what has just been told need not be reminded of at once.
 */
export async function moveLimits(
  { tx, now, timeZone }: Pick<Administration, 'tx' | 'now' | 'timeZone'>,
  moves: readonly LimitMove[],
): Promise<MovedLimit[]> {
  if (moves.length === 0) return [];
  const office = await officeTime(tx, timeZone);
  const at = Temporal.Instant.from(now);
  const today = at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const dueAt = nextOfficeTime(at, office.hours, office.calendar, timeZone).toString();
  const chats = chatsByUnit(await tx.followUp.chats('focal_point', null));
  const rows: Outgoing[] = [];
  for (const { movable, limit, basis, anchors, tell } of moves) {
    const { assignmentId, ladder } = movable;
    const facts = { openedAt: Temporal.Instant.from(movable.openedAt), lastDay: limit.lastDay };
    const { nextAt } = standOn(rungsOf(ladder ?? standardLadder, facts, office), at);
    const nextNoticeAt = nextAt?.toString() ?? null;
    await tx.limits.move({ assignmentId, limit, basis, anchors, nextNoticeAt });
    if (tell === null) continue;
    const priority = limit.lastDay === today ? 1 : 2;
    for (const chat of chats.get(movable.unitId) ?? [])
      rows.push({ ...told(chat, movable, limit, tell, now), dueAt, priority });
  }
  await tx.outbox.putMany(rows, now);
  return moves.map(({ movable, limit }) => ({
    assignmentId: movable.assignmentId,
    unitName: movable.unitName,
    roundTitle: movable.roundTitle,
    from: movable.limit.lastDay,
    to: limit.lastDay,
    over: isOver(limit, at, timeZone),
  }));
}

function chatsByUnit(chats: RoleChat[]): Map<string, RoleChat[]> {
  const byUnit = new Map<string, RoleChat[]>();
  for (const chat of chats) byUnit.set(chat.unitId, [...(byUnit.get(chat.unitId) ?? []), chat]);
  return byUnit;
}

/** A limit that moves twice before it is told is told once, as it is by then. */
function told(
  { address, language, personId }: RoleChat,
  { assignmentId }: MovableLimit,
  { lastDay }: Limit,
  message: Message,
  now: string,
): Omit<Outgoing, 'dueAt' | 'priority'> {
  return {
    operation: { kind: 'send' },
    kind: 'notice',
    address,
    view: view([message]),
    language,
    replaceKey: `limit_moved:${assignmentId}`,
    dedupeKey: `limit_moved:${assignmentId}:${now}:${personId}:${address.channel}`,
    stillTrue: [
      { kind: 'report_owed', assignmentId },
      { kind: 'limit_is', assignmentId, lastDay },
    ],
  };
}
