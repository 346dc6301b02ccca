import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { askToKeepReport } from '../plan/ask-keep-report.ts';
import { propose } from './change.ts';
import { wasAddedAnew } from './reinstate-inspection.ts';
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
  // It came while the reason was being written, which is kept.
  if (seen.inspection.state.report !== null) return askToKeepReport(talk, seen.inspection, reason);
  return propose(talk, { deed: 'cancel', inspectionId, keepReport: false }, reason);
}

/** Asks why an inspection that was cancelled is taken up again; not when the unit has come in anew since. */
export async function askToReinstate(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'schedule');
  if (seen === null) return;
  const { inspection } = seen;
  const { unitName: unit, state } = inspection;
  if (state.cancelled === null) return showInspection(talk, inspectionId, [say('inspection.refused.stale')]);
  if (await wasAddedAnew(talk, inspection)) {
    return showInspection(talk, inspectionId, [say('inspection.added_anew', { unit })]);
  }
  return talk.say(view([say('inspection.reinstate_ask', { unit })], [[cardChoice(inspectionId)]]), {
    awaits: { area: 'schedule', what: { kind: 'reinstate_reason', inspectionId } },
  });
}
