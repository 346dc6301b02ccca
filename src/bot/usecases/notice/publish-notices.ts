import { Temporal } from 'temporal-polyfill';
import {
  rungsOf,
  standardLadder,
  standOn,
  type OfficeTime,
  type Rung,
} from '../../../domain/notice/ladder.ts';
import { closedUntil } from '../../../domain/notice/office-hours.ts';
import type { DueFollowUp, RoleChat } from '../../../domain/notice/ports.ts';
import type { Outgoing } from '../../../domain/outbox/ports.ts';
import type { UnitOfWork } from '../../../domain/ports.ts';
import { composedView } from '../../../domain/view.ts';
import { officeTime } from '../deadline/office-time.ts';
import type { UseCaseTools } from '../talk.ts';
import { chatsByUnit } from './chats-by-unit.ts';

/**
 * Publishes the notices that have come due: one for each person who owes a report, the step that is true now. Rung by
 * the clock. Unique keys make missed, doubled or late rings harmless: a step of a ladder under one limit is told once.
 * Outside the office's hours nothing is published: what has come due meanwhile is looked at again when it opens.
 *
 * @returns how many reports were looked at
 */
export async function publishNotices(
  unitOfWork: UnitOfWork,
  tools: Pick<UseCaseTools, 'timeZone'>,
  now: string,
): Promise<number> {
  return unitOfWork.run(async (tx) => {
    const due = await tx.followUp.due(now);
    if (due.length === 0) return 0;
    const office = await officeTime(tx, tools.timeZone);
    const at = Temporal.Instant.from(now);
    const opening = closedUntil(at, office);
    if (opening !== null) {
      await tx.followUp.setNext(due.map(({ assignmentId }) => ({ assignmentId, at: opening.toString() })));
      return due.length;
    }
    const chats = await chatsByUnit(tx, 'focal_point');
    const rows: Outgoing[] = [];
    const next: { assignmentId: string; at: string | null }[] = [];
    const ladders = new Map<string, { current: Rung | null; nextAt: string | null }>();
    for (const report of due) {
      // Most reports of a round share their limit, and so their ladder.
      const key = `${report.roundId} ${report.lastDay}`;
      const stand = ladders.get(key) ?? standingOf(report, office, at);
      ladders.set(key, stand);
      next.push({ assignmentId: report.assignmentId, at: stand.nextAt });
      if (stand.current === null) continue;
      for (const chat of chats.get(report.unitId) ?? []) rows.push(notice(report, chat, stand.current, now));
    }
    await tx.outbox.putMany(rows, now);
    await tx.followUp.setNext(next);
    return due.length;
  });
}

/** Where a report stands on its ladder, and when to look again (ISO instant). */
function standingOf(report: DueFollowUp, office: OfficeTime, at: Temporal.Instant) {
  const { current, nextAt } = standOn(rungsOfReport(report, office), at);
  return { current, nextAt: nextAt?.toString() ?? null };
}

function rungsOfReport(report: DueFollowUp, office: OfficeTime) {
  const facts = { openedAt: Temporal.Instant.from(report.openedAt), lastDay: report.lastDay };
  return rungsOf(report.ladder ?? standardLadder, facts, office);
}

function notice(report: DueFollowUp, chat: RoleChat, rung: Rung, now: string): Outgoing {
  const { assignmentId, lastDay } = report;
  // The opening is told once, whatever becomes of the limit; every other step belongs to its limit.
  const step = rung === 'opened' ? 'opened' : `${rung}:${lastDay}`;
  return {
    operation: { kind: 'send' },
    kind: 'notice',
    address: chat.address,
    view: composedView({ kind: 'rung', assignmentId, rung }),
    language: chat.language,
    priority: rung === 'last_day' ? 1 : 2,
    replaceKey: null,
    dedupeKey: `deadline:${assignmentId}:${step}:${chat.personId}:${chat.address.channel}`,
    stillTrue: [
      { kind: 'report_owed', assignmentId },
      { kind: 'limit_is', assignmentId, lastDay },
    ],
    dueAt: now,
  };
}
