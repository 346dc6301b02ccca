import type { PlanAwaited } from '../../../../domain/inspection/plan/awaited.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { propose } from '../schedule/change.ts';
import { mayDo, type Seen } from '../schedule/seen.ts';
import { showInspection } from '../schedule/show-inspection.ts';
import { askToKeepReport } from './ask-keep-report.ts';

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

/** What will happen and whom it is told is shown before it is done. */
function remove(talk: Talk, { inspection }: Seen, reason: string): Promise<void> {
  return propose(talk, { deed: 'cancel', inspectionId: inspection.id, keepReport: true }, reason);
}
