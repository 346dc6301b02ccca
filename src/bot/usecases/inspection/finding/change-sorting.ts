import { recordedView } from '../../../../domain/inspection/finding/views/recorded.ts';
import { toFindingCard } from '../../../../domain/inspection/finding/choices.ts';
import type { Finding } from '../../../../domain/inspection/ports.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view, type View } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { openFinding, sayNotYours, whyNotChange, type OpenFinding } from './finding-access.ts';
import { changeFinding } from './keep-finding.ts';
import { recordingOf, sayAwaiting, sayOn } from './recording.ts';
import { showFinding } from './show-finding.ts';

/** A finding that the person may change; otherwise it is said why not. */
export async function openForChange(
  talk: Talk,
  findingId: string,
  whyNot: (opened: OpenFinding) => Message | null = whyNotChange,
): Promise<OpenFinding | null> {
  const opened = await openFinding(talk, findingId);
  if (opened === null) {
    await sayNotYours(talk);
    return null;
  }
  const why = whyNot(opened);
  if (why === null) return opened;
  await sayOn(talk, view([why], [[toFindingCard(findingId)]]));
  return null;
}

/** A finding that the person may change, or null; nothing is said. */
export async function changeable(talk: Talk, findingId: string): Promise<OpenFinding | null> {
  const opened = await openFinding(talk, findingId);
  return opened === null || whyNotChange(opened) !== null ? null : opened;
}

/** Asks for something to be typed or sent about a finding; what is no answer to it becomes a finding beside it. */
export function askFor(
  talk: Talk,
  { finding, inspections }: OpenFinding,
  kind: 'prompt' | 'units' | 'cause' | 'addition',
  shown: View,
): Promise<void> {
  const recording = recordingOf(talk);
  const inspectionId = recording?.inspectionId ?? inspections[0]?.id;
  // A finding of no unit yet has no place to keep what would be no answer; its units are chosen by taps.
  if (inspectionId === undefined) return talk.say(shown);
  const isRecording = recording?.kind === 'finding';
  return sayAwaiting(talk, shown, { kind, inspectionId, findingId: finding.id, isRecording });
}

/** What can be chosen about a finding. */
export type Sorting = Partial<Pick<Finding, 'kind' | 'field' | 'promptCode' | 'cause'>>;

/** Stores what was chosen, and shows what is left to choose. */
export async function saveSorting(
  talk: Talk,
  before: Finding,
  changes: Sorting,
  lead: Message[] = [],
): Promise<void> {
  const finding = await changeFinding(talk, before, changes, { action: 'sort_finding', detail: changes });
  const isSorted = finding.kind !== null && finding.field !== null;
  if (isSorted || finding.status !== 'draft') {
    return showFinding(talk, finding.id, [say('finding.sorted'), ...lead]);
  }
  return sayOn(
    talk,
    recordedView(finding, { lead: [say('finding.sorted'), ...lead], photo: null, mayJoin: null }),
  );
}
