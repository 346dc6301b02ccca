import { toFindingCard } from '../../../../domain/inspection/finding/choices.ts';
import { firstPart, readable, withPart } from '../../../../domain/inspection/finding/text.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { openForChange } from './change-sorting.ts';
import { openFinding, sayNotYours, whyNotAdd, whyNotEnd } from './finding-access.ts';
import { changeFinding } from './keep-finding.ts';
import { isOfAlbum } from './message-findings.ts';
import { recordingOf, sayOn } from './recording.ts';
import { showFiles, showFinding } from './show-finding.ts';

/** Withdraws a finding, which stays on record, or makes a withdrawn one a draft again. Done twice, it is done once. */
export async function endFinding(talk: Talk, findingId: string, to: 'withdrawn' | 'draft'): Promise<void> {
  const opened = await openFinding(talk, findingId);
  if (opened === null) return sayNotYours(talk);
  const { finding } = opened;
  const isEnded = finding.status === 'withdrawn';
  const why = whyNotEnd(talk, opened);
  if (why !== null) return sayOn(talk, view([why], [[toFindingCard(findingId)]]));
  if (isEnded !== (to === 'withdrawn')) {
    const action = to === 'withdrawn' ? 'withdraw_finding' : 'restore_finding';
    await changeFinding(talk, finding, { status: to }, { action, detail: { from: finding.status } });
  }
  return showFinding(talk, findingId, [say(to === 'withdrawn' ? 'finding.withdrawn' : 'finding.restored')]);
}

/**
 * Makes what was sent on its own part of another finding: its words follow those of the other, its files go over. The one
 * it came as stays on record, withdrawn.
 */
export async function joinFindings(talk: Talk, findingId: string, intoId: string): Promise<void> {
  const joined = await openForChange(talk, findingId);
  if (joined === null) return;
  const into = await openForChange(talk, intoId);
  if (into === null) return;
  const [from, to] = [joined.finding, into.finding];
  if (from.id === to.id || from.status !== 'draft' || to.status !== 'draft' || from.roundId !== to.roundId) {
    return showFinding(talk, intoId);
  }
  const whole = { text: withPart(to.text, readable(from.text)), fileIds: [...to.fileIds, ...from.fileIds] };
  const detail = { joined: from.id };
  await changeFinding(talk, to, whole, { action: 'join_finding', detail });
  await changeFinding(
    talk,
    from,
    { status: 'withdrawn', fileIds: [] },
    { action: 'withdraw_finding', detail: { joinedTo: to.id } },
  );
  return showFinding(talk, intoId, [say('finding.joined')]);
}

/**
 * Takes a file out of a draft, and off the record when nothing else refers to it: nothing of a photograph of somebody's
 * papers is kept. What was stated keeps its files.
 */
export async function removeFile(talk: Talk, findingId: string, fileId: string): Promise<void> {
  const opened = await openForChange(talk, findingId, whyNotAdd);
  if (opened === null) return;
  const { finding } = opened;
  if (!finding.fileIds.includes(fileId)) return showFiles(talk, findingId);
  const fileIds = finding.fileIds.filter((id) => id !== fileId);
  // Words of an album stay when the picture they came with goes; no other picture is then edited for them.
  const isWorded = isOfAlbum(finding) && finding.fileIds[0] === fileId && firstPart(finding.text) !== '';
  const text = isWorded ? withPart('', finding.text) : finding.text;
  await changeFinding(talk, finding, { text, fileIds }, { action: 'remove_file', detail: { fileId } });
  const isGone = await talk.tx.files.forget(fileId);
  const lead = [say('finding.file_removed'), ...(isGone ? [] : [say('finding.file_elsewhere')])];
  return recordingOf(talk) === null && fileIds.length > 0
    ? showFiles(talk, findingId, lead)
    : showFinding(talk, findingId, lead);
}
