import { Temporal } from 'temporal-polyfill';
import type { DueRemediation } from '../../../../domain/inspection/ports.ts';
import { remediationLadder } from '../../../../domain/inspection/remediation/ladder.ts';
import { limitRungs, standOn, type OfficeTime, type Rung } from '../../../../domain/notice/ladder.ts';
import { closedUntil } from '../../../../domain/notice/office-hours.ts';
import type { Outgoing } from '../../../../domain/outbox/ports.ts';
import type { RoleChat } from '../../../../domain/notice/ports.ts';
import type { UnitOfWork } from '../../../../domain/ports.ts';
import { composedView } from '../../../../domain/view.ts';
import { officeTime } from '../../deadline/office-time.ts';
import { chatsByUnit } from '../../notice/chats-by-unit.ts';
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
    const chats = await chatsByUnit(tx, 'focal_point');
    const rows = steps(due, stands).flatMap((step) =>
      (chats.get(step.unitId) ?? []).map((chat) => notice(step, chat, now)),
    );
    await tx.outbox.putMany(rows, now);
    const nextAt = (lastDay: string | null) => stands.get(lastDay ?? '')?.nextAt?.toString() ?? null;
    await tx.remediations.setNext(due.map(({ id, lastDay }) => ({ id, at: nextAt(lastDay) })));
    return due.length;
  });
}

type Stands = Map<string, ReturnType<typeof standOn>>;

/** By last permitted day: everything under one is on the same step. */
function standsOf(due: DueRemediation[], at: Temporal.Instant, office: OfficeTime): Stands {
  const days = new Set(due.flatMap(({ lastDay }) => lastDay ?? []));
  return new Map([...days].map((day) => [day, standOn(limitRungs(remediationLadder, day, office), at)]));
}

interface Step {
  unitId: string;
  lastDay: string;
  rung: Rung;
}

/** One for each unit and term. */
function steps(due: DueRemediation[], stands: Stands): Step[] {
  const found = new Map<string, Step>();
  for (const { unitId, lastDay } of due) {
    const rung = lastDay === null ? null : stands.get(lastDay)?.current;
    if (lastDay !== null && rung != null) found.set(`${unitId} ${lastDay}`, { unitId, lastDay, rung });
  }
  return [...found.values()];
}

function notice({ unitId, lastDay, rung }: Step, chat: RoleChat, now: string): Outgoing {
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
