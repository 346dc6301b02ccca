import { limitUnder } from '../../../../domain/deadline/assigned-limit.ts';
import type { Remediation } from '../../../../domain/inspection/ports.ts';
import { firstStepAt } from '../../../../domain/inspection/remediation/ladder.ts';
import type { Outgoing } from '../../../../domain/outbox/ports.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { composedView } from '../../../../domain/view.ts';
import type { Administration } from '../../administration.ts';
import { officeTime } from '../../deadline/office-time.ts';
import { officeMoment } from '../../notice/tell-coordinators.ts';
import { inForce } from './in-force.ts';
import { answeringChats } from './who-answers.ts';

/** Who changes terms, when, and by which event (null: the calendar has changed). */
export interface TermChange {
  tx: Transaction;
  timeZone: string;
  at: string;
  actorId: string | null;
  event: string | null;
}

/** Keeps terms that were set or have moved, and tells each unit once, in office hours, of what it has under a day. */
export async function keepTerms(
  { tx, timeZone, at, actorId, event }: TermChange,
  before: readonly Remediation[],
  changed: readonly Remediation[],
): Promise<void> {
  const dueAt = await officeMoment(tx, timeZone, at);
  const told = new Map<string, Outgoing>();
  for (const [place, remediation] of changed.entries()) {
    await tx.remediations.save(remediation, at);
    await tx.audit({
      at,
      actorId,
      action: 'set_remediation_term',
      subject: 'remediation',
      subjectId: remediation.id,
      event,
      detail: { from: before[place]?.limit ?? null, to: remediation.limit },
    });
    const { unitId, conclusionId } = remediation;
    const lastDay = remediation.limit!.lastDay!;
    for (const { address, language, personId } of await answeringChats(tx, unitId)) {
      const dedupeKey = `remediation_term:${event ?? at}:${unitId}:${conclusionId}:${lastDay}:${personId}:${address.channel}`;
      told.set(dedupeKey, {
        operation: { kind: 'send' },
        kind: 'notice',
        address,
        view: composedView({ kind: 'remediation_term', conclusionId, unitId, lastDay }),
        language,
        priority: 2,
        replaceKey: null,
        dedupeKey,
        stillTrue: [{ kind: 'remediation_owed', unitId, lastDay }],
        dueAt,
      });
    }
  }
  await tx.outbox.putMany([...told.values()], at);
}

/** Counts every open term again under the calendar as it is now; units hear of those that have moved. */
export async function recountTerms({ tx, timeZone, now }: Administration): Promise<void> {
  const office = await officeTime(tx, timeZone);
  const everything = { kind: 'system' } as const;
  const before: Remediation[] = [];
  const changed: Remediation[] = [];
  for (const { id } of await tx.inspections.rounds(everything)) {
    const open = (await tx.remediations.ofRound(everything, id)).filter(({ status }) => status !== 'done');
    for (const { remediation } of await inForce(tx, open)) {
      const { basis, anchors, limit } = remediation;
      const counted = basis === null ? null : limitUnder(basis, anchors, office.calendar);
      if (counted === null || 'kind' in counted) continue;
      const { lastDay } = counted.limit;
      if (lastDay === null || lastDay === limit?.lastDay) continue;
      before.push(remediation);
      changed.push({ ...remediation, limit: counted.limit, nextNoticeAt: firstStepAt(lastDay, now, office) });
    }
  }
  await keepTerms({ tx, timeZone, at: now, actorId: null, event: null }, before, changed);
}
