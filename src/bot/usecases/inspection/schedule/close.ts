import { isPassed } from '../../../../domain/inspection/lifecycle/path.ts';
import { refusalMessage } from '../../../../domain/inspection/schedule/words.ts';
import { say } from '../../../../domain/message.ts';
import type { Talk } from '../../talk.ts';
import { advanceInspection } from '../advance-inspection.ts';
import { closeWhenDone } from '../remediation/close.ts';
import { askSkipReason } from './ask-reason.ts';
import { contextOf, mayDo } from './seen.ts';
import { showInspection } from './show-inspection.ts';
import { withdrawSkipped } from './withdraw-report.ts';

/** Ends an inspection: a self-inspection on its report, any other when nothing is left to put right. */
export async function close(talk: Talk, inspectionId: string, skipReason?: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'close');
  if (seen === null) return;
  const { inspection } = seen;
  const ctx = contextOf(talk);
  if (isPassed(inspection, 'remediation')) {
    const isDone = await closeWhenDone(ctx, inspection);
    return showInspection(talk, inspectionId, [say(isDone ? 'inspection.closed' : 'inspection.close_left')]);
  }
  const deed = skipReason === undefined ? { kind: 'close' as const } : { kind: 'close' as const, skipReason };
  const closed = await advanceInspection(ctx, inspection, deed);
  if (closed.ok) {
    await withdrawSkipped(ctx, closed.value, closed.skipped);
    return showInspection(talk, inspectionId, [say('inspection.closed')]);
  }
  return closed.why.kind === 'must_skip'
    ? askSkipReason(talk, inspection, 'close', refusalMessage(closed.why))
    : showInspection(talk, inspectionId, [closed.refusal]);
}
