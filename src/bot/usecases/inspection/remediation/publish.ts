import { Temporal } from 'temporal-polyfill';
import type { Remediation } from '../../../../domain/inspection/ports.ts';
import { remediationLadder } from '../../../../domain/inspection/remediation/ladder.ts';
import { limitRungs, standOn, type OfficeTime, type Rung } from '../../../../domain/notice/ladder.ts';
import { closedUntil } from '../../../../domain/notice/office-hours.ts';
import type { Outgoing } from '../../../../domain/outbox/ports.ts';
import type { RoleChat } from '../../../../domain/notice/ports.ts';
import type { UnitOfWork } from '../../../../domain/ports.ts';
import { composedView } from '../../../../domain/view.ts';
import { officeTime } from '../../deadline/office-time.ts';
import type { UseCaseTools } from '../../talk.ts';

/**
 * Publishes what has come due for units that have something to put right: one message for each person of a unit and each
 * term, however many recommendations stand under it. Found by an index, so that an idle pass costs one look; outside the
 * office's hours nothing is published.
 *
 * @returns how many recommendations were looked at
 */
export async function publishRemediations(
  unitOfWork: UnitOfWork,
  tools: Pick<UseCaseTools, 'timeZone'>,
  now: string,
): Promise<number> {
  return unitOfWork.run(async (tx) => {
    const due = await tx.remediations.due(now);
    if (due.length === 0) return 0;
    const office = await officeTime(tx, tools.timeZone);
    const at = Temporal.Instant.from(now);
    const opening = closedUntil(at, office);
    if (opening !== null) {
      await tx.remediations.setNext(due.map(({ id }) => ({ id, at: opening.toString() })));
      return due.length;
    }
    const stands = standsOf(due, at, office);
    const rows: Outgoing[] = [];
    for (const { unitId, lastDay, rung } of steps(due, stands)) {
      for (const chat of await tx.followUp.chats('focal_point', unitId)) {
        rows.push(notice(unitId, lastDay, rung, chat, now));
      }
    }
    await tx.outbox.putMany(rows, now);
    const next = (remediation: Remediation) => stands.get(remediation.limit?.lastDay ?? '')?.nextAt ?? null;
    await tx.remediations.setNext(due.map((each) => ({ id: each.id, at: next(each)?.toString() ?? null })));
    return due.length;
  });
}

type Stands = Map<string, ReturnType<typeof standOn>>;

/** By last permitted day: everything under one is on the same step. */
function standsOf(due: Remediation[], at: Temporal.Instant, office: OfficeTime): Stands {
  const days = new Set(due.flatMap(({ limit }) => (limit?.lastDay == null ? [] : [limit.lastDay])));
  return new Map([...days].map((day) => [day, standOn(limitRungs(remediationLadder, day, office), at)]));
}

interface Step {
  unitId: string;
  lastDay: string;
  rung: Rung;
}

/** One for each unit and term. */
function steps(due: Remediation[], stands: Stands): Step[] {
  const found = new Map<string, Step>();
  for (const { unitId, limit } of due) {
    const lastDay = limit?.lastDay;
    const rung = lastDay == null ? null : stands.get(lastDay)?.current;
    if (lastDay != null && rung != null) found.set(`${unitId} ${lastDay}`, { unitId, lastDay, rung });
  }
  return [...found.values()];
}

function notice(unitId: string, lastDay: string, rung: Rung, chat: RoleChat, now: string): Outgoing {
  return {
    operation: { kind: 'send' },
    kind: 'notice',
    address: chat.address,
    view: composedView({ kind: 'remediation_rung', unitId, lastDay, rung }),
    language: chat.language,
    priority: rung === 'last_day' ? 1 : 2,
    replaceKey: null,
    dedupeKey: `remediation:${unitId}:${lastDay}:${rung}:${chat.personId}:${chat.address.channel}`,
    stillTrue: [{ kind: 'remediation_owed', unitId, lastDay }],
    dueAt: now,
  };
}
