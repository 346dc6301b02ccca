import { toFindings } from '../../../../domain/inspection/finding/choices.ts';
import { stampOf, toState } from '../../../../domain/inspection/finding/sorting.ts';
import { statedView, statePreview } from '../../../../domain/inspection/finding/views/state.ts';
import { isPassed } from '../../../../domain/inspection/lifecycle/path.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { eventKey, type Talk } from '../../talk.ts';
import { advanceInspection } from '../advance-inspection.ts';
import { isOver, openInspection, sayNotYours, type OpenInspection } from './finding-access.ts';
import { stateFindings } from './state-findings.ts';

/** The inspection, where the person may state findings now; otherwise it is said why not. */
async function openToState(talk: Talk, inspectionId: string): Promise<OpenInspection | null> {
  const opened = await openInspection(talk, inspectionId);
  if (opened === null || !may(opened.standing, 'state_findings')) {
    await sayNotYours(talk);
    return null;
  }
  const { inspection } = opened;
  if (isPassed(inspection, 'under_way') && !isOver(inspection)) return opened;
  await talk.say(view([say('finding.refused.not_now')], [[toFindings(inspectionId)]]));
  return null;
}

/** What would be stated to the unit, to be confirmed. */
export async function previewStating(talk: Talk, inspectionId: string, lead: Message[] = []): Promise<void> {
  const opened = await openToState(talk, inspectionId);
  if (opened === null) return;
  const { unitName, roundId } = opened.inspection;
  const findings = await talk.tx.findings.ofInspection(talk.scope!, inspectionId);
  const others = new Set(toState(findings).flatMap(({ inspectionIds }) => inspectionIds));
  others.delete(inspectionId);
  const ofRound = others.size === 0 ? [] : await talk.tx.inspections.ofRound(talk.scope!, roundId);
  const otherUnits = ofRound.filter(({ id }) => others.has(id)).map((each) => each.unitName);
  return talk.say(statePreview({ inspectionId, unitName }, findings, otherUnits, lead));
}

/** States what was shown; when that has changed meanwhile, it is shown again instead. */
export async function confirmStating(talk: Talk, inspectionId: string, stamp: number): Promise<void> {
  const opened = await openToState(talk, inspectionId);
  if (opened === null) return;
  const findings = await talk.tx.findings.ofInspection(talk.scope!, inspectionId);
  if (stampOf(toState(findings)) !== stamp) {
    return previewStating(talk, inspectionId, [say('finding.state_changed')]);
  }
  const { tx, tools, event, sender } = talk;
  const actorId = sender?.person?.id ?? null;
  const context = { tx, tools, at: event.receivedAt, actorId };
  const stated = await stateFindings(context, opened.inspection);
  for (const { id } of stated) {
    await tx.audit({
      at: event.receivedAt,
      actorId,
      action: 'state_finding',
      subject: 'finding',
      subjectId: id,
      event: eventKey(event),
    });
  }
  // The second step of the session, where there is one; said again, it stays as it was.
  await advanceInspection(context, opened.inspection, { kind: 'session_step', step: 'team_findings' });
  return talk.say(statedView(inspectionId, stated.length));
}
