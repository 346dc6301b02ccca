import type { PlanAwaited } from '../../../../domain/inspection/plan/awaited.ts';
import { reportHereView } from '../../../../domain/inspection/plan/removal-view.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { mayDo, type Seen } from '../schedule/seen.ts';
import { showInspection } from '../schedule/show-inspection.ts';
import { administrationOf } from './context.ts';
import { takeOut } from './take-out.ts';

/**
 * The unit's report is here: says since when, and asks whether its inspection is to be cancelled all the same.
 *
 * @param reason where it was given before that was known
 */
export function askToKeepReport(talk: Talk, inspection: Inspection, reason: string | null): Promise<void> {
  const { id: inspectionId, unitName, state } = inspection;
  if (state.report === null) throw new Error(`no report of inspection ${inspectionId} is here`);
  return talk.say(reportHereView(inspectionId, unitName, state.report, reason), {
    awaits: { area: 'plan', what: { kind: 'report_here', inspectionId, reason } },
  });
}

/** It is meant, and the report is kept: the reason is asked for, unless it was given. */
export async function keepReport(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'schedule');
  if (seen === null) return;
  const awaits = talk.sender?.dialog?.awaits;
  const draft = awaits?.area === 'plan' ? awaits.what : null;
  if (draft?.kind !== 'report_here' || draft.inspectionId !== inspectionId) {
    return showInspection(talk, inspectionId, [say('inspection.refused.stale')]);
  }
  return draft.reason === null ? askReason(talk, seen, []) : remove(talk, seen, draft.reason);
}

function askReason(talk: Talk, { inspection }: Seen, lead: Message[]): Promise<void> {
  const { id: inspectionId, unitName: unit } = inspection;
  return talk.say(view([...lead, say('plan.ask_removal_reason', { unit })], [[cardChoice(inspectionId)]]), {
    awaits: { area: 'plan', what: { kind: 'removal_reason', inspectionId } },
  });
}

/** What is typed while it is asked about: the reason, once that is what is asked for. */
export async function takeForRemoval(
  talk: Talk,
  draft: Exclude<PlanAwaited, { kind: 'addition' }>,
  typed: string,
): Promise<void> {
  const seen = await mayDo(talk, draft.inspectionId, 'schedule');
  if (seen === null) return;
  if (draft.kind === 'report_here') return askToKeepReport(talk, seen.inspection, draft.reason);
  return typed === '' ? askReason(talk, seen, [say('inspection.words_please')]) : remove(talk, seen, typed);
}

async function remove(talk: Talk, { inspection }: Seen, reason: string): Promise<void> {
  const taken = await takeOut(administrationOf(talk), inspection, { reason, keepReport: true });
  const said = taken.ok
    ? say(taken.reportKept ? 'plan.cancelled_report_kept' : 'inspection.cancelled')
    : taken.why === 'not_now'
      ? taken.refusal
      : null;
  if (said === null) throw new Error('a report that is kept was asked about');
  return showInspection(talk, inspection.id, [said]);
}
