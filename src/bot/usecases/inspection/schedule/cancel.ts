import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { administrationOf } from '../plan/context.ts';
import { askToKeepReport } from '../plan/keep-report.ts';
import { takeOut } from '../plan/take-out.ts';
import { mayDo } from './seen.ts';
import { showInspection } from './show-inspection.ts';

/** Asks why an inspection is cancelled; whether that is meant, first, when its report is here. */
export async function askToCancel(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'schedule');
  if (seen === null) return;
  if (seen.inspection.state.report !== null) return askToKeepReport(talk, seen.inspection, null);
  const asked = say('inspection.cancel_ask', { unit: seen.inspection.unitName });
  return talk.say(view([asked], [[cardChoice(inspectionId)]]), {
    awaits: { area: 'schedule', what: { kind: 'cancel_reason', inspectionId } },
  });
}

export async function takeCancelReason(talk: Talk, inspectionId: string, reason: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'schedule');
  if (seen === null) return;
  const taken = await takeOut(administrationOf(talk), seen.inspection, { reason, keepReport: false });
  if (taken.ok) return showInspection(talk, inspectionId, [say('inspection.cancelled')]);
  // It came while the reason was being written, which is kept.
  if (taken.why === 'report_is_here') return askToKeepReport(talk, seen.inspection, reason);
  return showInspection(talk, inspectionId, [taken.refusal]);
}
