import { Temporal } from 'temporal-polyfill';
import type { DueRemediation } from '../../../../domain/inspection/ports.ts';
import { standOnTerm } from '../../../../domain/inspection/remediation/ladder.ts';
import type { RemediationStep } from '../../../../domain/inspection/remediation/request.ts';
import type { OfficeTime } from '../../../../domain/notice/ladder.ts';
import { closedUntil } from '../../../../domain/notice/office-hours.ts';
import type { Outgoing } from '../../../../domain/outbox/ports.ts';
import type { RoleChat } from '../../../../domain/notice/ports.ts';
import type { UnitOfWork } from '../../../../domain/ports.ts';
import { composedView } from '../../../../domain/view.ts';
import { officeTime } from '../../deadline/office-time.ts';
import type { UseCaseTools } from '../../talk.ts';
import { answeringByUnit } from './who-answers.ts';

/**
 * Publishes what has come due for units that have something to put right: one message for each
 * person, however many recommendations and terms come due on a morning. Found by an index, so that an idle pass costs one look; outside the
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
    const chats = await answeringByUnit(tx, [...new Set(due.map(({ unitId }) => unitId))]);
    const rows = notices(stepsOf(due, stands), chats, now);
    await tx.outbox.putMany(rows, now);
    const nextAt = (lastDay: string | null) => stands.get(lastDay ?? '')?.nextAt?.toString() ?? null;
    await tx.remediations.setNext(due.map(({ id, lastDay }) => ({ id, at: nextAt(lastDay) })));
    return due.length;
  });
}

type Stands = Map<string, ReturnType<typeof standOnTerm>>;

/** By last permitted day: everything under one is on the same step. */
function standsOf(due: DueRemediation[], at: Temporal.Instant, office: OfficeTime): Stands {
  const days = new Set(due.flatMap(({ lastDay }) => lastDay ?? []));
  return new Map([...days].map((day) => [day, standOnTerm(day, at, office)]));
}

/** One for each unit and term. */
function stepsOf(due: DueRemediation[], stands: Stands): RemediationStep[] {
  const found = new Map<string, RemediationStep>();
  for (const { unitId, lastDay } of due) {
    const rung = lastDay === null ? null : stands.get(lastDay)?.current;
    if (lastDay !== null && rung != null) found.set(`${unitId} ${lastDay}`, { unitId, lastDay, rung });
  }
  return [...found.values()];
}

/** One for each chat, whatever stands at a step for the units of its person. */
function notices(steps: RemediationStep[], chats: ReadonlyMap<string, RoleChat[]>, now: string): Outgoing[] {
  const told = new Map<string, { chat: RoleChat; steps: RemediationStep[] }>();
  for (const step of steps) {
    for (const chat of chats.get(step.unitId) ?? []) {
      const key = `${chat.personId} ${chat.address.channel} ${chat.address.chatId}`;
      const known = told.get(key);
      if (known === undefined) told.set(key, { chat, steps: [step] });
      else known.steps.push(step);
    }
  }
  return [...told.values()].map((each) => notice(each.steps, each.chat, now));
}

function notice(steps: RemediationStep[], chat: RoleChat, now: string): Outgoing {
  const [only, ...more] = steps;
  const names = steps.map(({ unitId, lastDay, rung }) => `${unitId}:${lastDay}:${rung}`);
  return {
    operation: { kind: 'send' },
    kind: 'notice',
    address: chat.address,
    view: composedView({ kind: 'remediation_rung', steps }),
    language: chat.language,
    priority: steps.some(({ rung }) => rung === 'last_day') ? 1 : 2,
    replaceKey: null,
    dedupeKey: `remediation:${names.join(':')}:${chat.personId}:${chat.address.channel}`,
    // Of several, those that still hold are said when it is composed.
    stillTrue:
      only === undefined || more.length > 0
        ? null
        : [{ kind: 'remediation_owed', unitId: only.unitId, lastDay: only.lastDay }],
    dueAt: now,
  };
}
