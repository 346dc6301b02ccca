import { eventKey, type Talk } from '../talk.ts';

/** Writes a line of the audit trail about a report. */
export function auditReport(
  talk: Talk,
  assignmentId: string,
  action: string,
  detail?: unknown,
): Promise<void> {
  return talk.tx.audit({
    at: talk.event.receivedAt,
    actorId: talk.sender?.person?.id ?? null,
    action,
    subject: 'report',
    subjectId: assignmentId,
    event: eventKey(talk.event),
    ...(detail === undefined ? {} : { detail }),
  });
}
