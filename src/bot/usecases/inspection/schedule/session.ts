import { sessionView } from '../../../../domain/inspection/schedule/session-view.ts';
import type { SessionStep } from '../../../../domain/inspection/inspection.ts';
import type { Talk } from '../../talk.ts';
import { advanceInspection } from '../advance-inspection.ts';
import { contextOf, mayDo } from './seen.ts';
import { showInspection } from './show-inspection.ts';

/** The work at the unit: the field check and the four steps of the session. */
export async function showSession(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'run_session');
  return seen === null ? undefined : talk.say(sessionView(seen.inspection));
}

/** One tap: the field check, or a step, is done, or open again. */
export async function markSession(
  talk: Talk,
  inspectionId: string,
  deed:
    | { kind: 'field_check' }
    | { kind: 'session_step'; step: SessionStep }
    | { kind: 'reopen_session'; what: SessionStep | 'field_check' },
): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'run_session');
  if (seen === null) return;
  const marked = await advanceInspection(contextOf(talk), seen.inspection, deed);
  return marked.ok
    ? talk.say(sessionView(marked.value))
    : showInspection(talk, inspectionId, [marked.refusal]);
}
