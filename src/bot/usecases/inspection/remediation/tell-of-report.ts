import { Temporal } from 'temporal-polyfill';
import type { Remediation } from '../../../../domain/inspection/ports.ts';
import type { Outgoing } from '../../../../domain/outbox/ports.ts';
import { composedView } from '../../../../domain/view.ts';
import { eventKey, type Talk } from '../../talk.ts';
import { officeMoment } from '../../notice/tell-coordinators.ts';
import { teamChats } from '../schedule/people-concerned.ts';

/** A unit sends several things one after the other: the team hears of them together, once it has been quiet so long. */
const quietFor = Temporal.Duration.from({ minutes: 5 });

/** Tells those of the team who judge that there is something to judge; words that wait already take up the new report. */
export async function tellOfReport(talk: Talk, { inspectionId }: Remediation): Promise<void> {
  const { tx, tools, event } = talk;
  const at = event.receivedAt;
  const quiet = Temporal.Instant.from(at).add(quietFor).toString();
  const dueAt = await officeMoment(tx, tools.timeZone, quiet);
  const chats = await teamChats(tx, inspectionId, ['team_head', 'team_deputy', 'team_secretary']);
  const request = { kind: 'remediation_reported', inspectionId } as const;
  for (const { personId, address, language } of chats) {
    const key = `remediation_reported:${inspectionId}:${personId}:${address.channel}`;
    const outgoing: Outgoing = {
      operation: { kind: 'send' },
      kind: 'notice',
      address,
      view: composedView(request),
      language,
      priority: 2,
      replaceKey: key,
      dedupeKey: `${key}:${eventKey(event)}`,
      stillTrue: null,
      dueAt,
    };
    await tx.outbox.put(outgoing, at);
  }
}
