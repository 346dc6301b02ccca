import type { FindingAwaited } from '../../../../domain/inspection/finding/awaited.ts';
import type { View } from '../../../../domain/view.ts';
import { eventKey, type SayOptions, type Talk } from '../../talk.ts';

/** How long the reply waits for the rest of a paste, or of an album. */
export const gatheringMs = 1_500;

/** What the person was asked for when the event came, if it was about findings. */
function askedFor(talk: Talk): FindingAwaited | null {
  const awaits = talk.sender?.dialog?.awaits;
  return awaits?.area === 'finding' ? awaits.what : null;
}

/** Whether every message of the person is a finding now, and of which inspection. */
export function recordingOf(talk: Talk): Extract<FindingAwaited, { kind: 'finding' | 'lookup' }> | null {
  const asked = askedFor(talk);
  if (asked === null || asked.kind === 'finding' || asked.kind === 'lookup') return asked;
  return asked.isRecording ? { kind: 'finding', inspectionId: asked.inspectionId } : null;
}

/** Says something after which recording goes on, if the person was recording. */
export function sayOn(talk: Talk, view: View, options: SayOptions = {}): Promise<void> {
  const recording = recordingOf(talk);
  return recording === null ? talk.say(view, options) : sayAwaiting(talk, view, recording, options);
}

export function sayAwaiting(
  talk: Talk,
  view: View,
  what: FindingAwaited,
  options: SayOptions = {},
): Promise<void> {
  return talk.say(view, { ...options, awaits: { area: 'finding', what } });
}

/** Writes down who did what to a finding. Its words stay out of the record of who did what. */
export function auditFinding(
  { tx, event, sender }: Talk,
  action: string,
  findingId: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  return tx.audit({
    at: event.receivedAt,
    actorId: sender?.person?.id ?? null,
    action,
    subject: 'finding',
    subjectId: findingId,
    event: eventKey(event),
    detail,
  });
}
