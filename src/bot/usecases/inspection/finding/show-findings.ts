import { toFindings } from '../../../../domain/inspection/finding/choices.ts';
import { isUnsorted } from '../../../../domain/inspection/finding/sorting.ts';
import { findingListView } from '../../../../domain/inspection/finding/views/list.ts';
import { overviewView } from '../../../../domain/inspection/finding/views/overview.ts';
import type { Finding } from '../../../../domain/inspection/ports.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { earlierOf } from './earlier-findings.ts';
import { isOver, openInspection, sayNotYours, type OpenInspection } from './finding-access.ts';
import { sayAwaiting, sayOn } from './recording.ts';
import { showFinding } from './show-finding.ts';

/**
 * The findings of an inspection that the person may see: the team all of them and, first, what it has recorded without a
 * unit; everybody else those that were stated.
 */
async function seenFindings(talk: Talk, { inspection, isTeam }: OpenInspection): Promise<Finding[]> {
  const scope = talk.scope!;
  const found = await talk.tx.findings.ofInspection(scope, inspection.id);
  if (!isTeam) return found.filter(({ status }) => status === 'stated');
  const unplaced = (await talk.tx.findings.unsorted(scope, inspection.roundId)).filter(
    ({ inspectionIds }) => inspectionIds.length === 0,
  );
  return [...unplaced, ...found];
}

/** What was found in an inspection, at a glance. */
export async function showFindings(talk: Talk, inspectionId: string): Promise<void> {
  const opened = await openInspection(talk, inspectionId);
  if (opened === null) return sayNotYours(talk);
  const { inspection, standing, isTeam } = opened;
  const earlier = isTeam ? await earlierOf(talk, inspection) : { findings: [], open: [], without: [] };
  const overview = overviewView({
    inspectionId,
    unitName: inspection.unitName,
    findings: await seenFindings(talk, opened),
    isTeam,
    mayRecord: may(standing, 'record_finding') && !isOver(inspection),
    mayState: may(standing, 'state_findings') && !isOver(inspection),
    isDigital: inspection.kind === 'digital',
    earlierOpen: earlier.open.length,
    earlierWithout: earlier.without.length,
    hasEarlier: earlier.findings.length + earlier.open.length + earlier.without.length > 0,
  });
  return talk.say(overview);
}

/** One page of the findings by field, or of those that were withdrawn. */
export async function listFindings(
  talk: Talk,
  inspectionId: string,
  page: number,
  withdrawn: boolean,
): Promise<void> {
  const opened = await openInspection(talk, inspectionId);
  if (opened === null || (withdrawn && !opened.isTeam)) return sayNotYours(talk);
  const seen = await seenFindings(talk, opened);
  const listed = seen.filter(({ status }) => (status === 'withdrawn') === withdrawn);
  return talk.say(findingListView(inspectionId, listed, page, { isTeam: opened.isTeam, withdrawn }));
}

/** The first draft of which something is still to be chosen: to sort, one after another, what was recorded in haste. */
export async function showNextUnsorted(talk: Talk, inspectionId: string): Promise<void> {
  const opened = await openInspection(talk, inspectionId);
  if (opened === null || !opened.isTeam) return sayNotYours(talk);
  const next = (await seenFindings(talk, opened)).find(
    (finding) => finding.status === 'draft' && isUnsorted(finding),
  );
  if (next !== undefined) return showFinding(talk, next.id);
  return sayOn(talk, view([say('finding.all_sorted')], [[toFindings(inspectionId)]]));
}

/** From now on every message is a finding of the inspection. */
export async function startRecording(talk: Talk, inspectionId: string): Promise<void> {
  const opened = await openInspection(talk, inspectionId);
  if (opened === null || !may(opened.standing, 'record_finding')) return sayNotYours(talk);
  const shown = view(
    [say('finding.ask'), say('finding.unit', { unit: opened.inspection.unitName })],
    [[toFindings(inspectionId)]],
  );
  return sayAwaiting(talk, shown, { kind: 'finding', inspectionId });
}
