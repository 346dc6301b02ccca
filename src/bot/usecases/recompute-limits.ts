import { limitUnder, type AnchorDays, type LimitBasis } from '../../domain/deadline/assigned-limit.ts';
import { limitMessage } from '../../domain/deadline/limit-message.ts';
import type { Limit } from '../../domain/deadline/limit.ts';
import { say, type Message } from '../../domain/message.ts';
import type { MovableLimit, Transaction } from '../../domain/ports.ts';
import { view } from '../../domain/view.ts';
import type { Administration } from './administration.ts';
import { officeCalendar } from './office-calendar.ts';

/** A limit that has moved: ISO days, null while one waits for the day it counts from. */
export interface MovedLimit {
  assignmentId: string;
  unitName: string;
  roundTitle: string;
  from: string | null;
  to: string | null;
}

/**
 * Counts every open limit again under the calendar as it is now. Those that moved are stored, listed, and told to the
 * people who owe the report, once for each new day.
 */
export async function recomputeLimits(administration: Administration): Promise<MovedLimit[]> {
  const { tx } = administration;
  const calendar = await officeCalendar(tx);
  const moved: MovedLimit[] = [];
  for (const movable of await tx.limits.movable(null)) {
    const counted = limitUnder(movable.basis, movable.anchors, calendar);
    if ('kind' in counted || counted.limit.lastDay === movable.limit.lastDay) continue;
    moved.push(
      await moveLimit(administration, movable, {
        limit: counted.limit,
        basis: movable.basis,
        anchors: movable.anchors,
        tell: (limit) =>
          say('notice.limit_moved', {
            title: movable.roundTitle,
            unit: movable.unitName,
            limit: limitMessage(limit),
          }),
      }),
    );
  }
  return moved;
}

/** Moves one limit and tells the unit's focal points. */
export async function moveLimit(
  { tx, now }: Pick<Administration, 'tx' | 'now'>,
  movable: MovableLimit,
  to: { limit: Limit; basis: LimitBasis; anchors: AnchorDays; tell: (limit: Limit) => Message },
): Promise<MovedLimit> {
  const { assignmentId } = movable;
  const { limit, basis, anchors } = to;
  await tx.limits.move({ assignmentId, limit, basis, anchors, at: now });
  await tellUnit(tx, movable, to.tell(limit), `limit_moved:${assignmentId}:${limit.lastDay}`, now);
  return {
    assignmentId,
    unitName: movable.unitName,
    roundTitle: movable.roundTitle,
    from: movable.limit.lastDay,
    to: limit.lastDay,
  };
}

async function tellUnit(
  tx: Transaction,
  movable: MovableLimit,
  message: Message,
  key: string,
  now: string,
): Promise<void> {
  for (const chat of await tx.followUp.chats('focal_point', movable.unitId)) {
    await tx.outbox.put(
      {
        operation: { kind: 'send' },
        kind: 'notice',
        address: chat.address,
        view: view([message]),
        language: chat.language,
        priority: 2,
        replaceKey: null,
        dedupeKey: `${key}:${chat.personId}:${chat.address.channel}`,
        stillTrue: [{ kind: 'report_owed', assignmentId: movable.assignmentId }],
        dueAt: now,
      },
      now,
    );
  }
}
