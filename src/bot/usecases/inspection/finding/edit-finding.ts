import { sourceKeyOf } from '../../../../domain/file/source-key.ts';
import { toFindingCard } from '../../../../domain/inspection/finding/choices.ts';
import { firstPart, withFirstPart, wordsOf } from '../../../../domain/inspection/finding/text.ts';
import { recordedView } from '../../../../domain/inspection/finding/views/recorded.ts';
import type { InboundEvent } from '../../../../domain/inbound.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { openFinding, sayNotYours, whyNotChange } from './finding-access.ts';
import { changeFinding } from './keep-finding.ts';
import { draftById, findingOfMessage, isBegunBy, ownDraft } from './message-findings.ts';
import { recordingOf, sayOn } from './recording.ts';
import { takeFindingGiven } from './record-finding.ts';

/**
 * A person has edited one of their own messages: where it is what a draft began with, the draft changes with it.
 *
 * @returns false when the message is no finding of theirs
 */
export async function editedFinding(
  talk: Talk,
  message: Extract<InboundEvent['content'], { kind: 'edited_text' }>,
): Promise<boolean> {
  const finding = await findingOfMessage(talk, message.messageId);
  if (finding === null) return false;
  const opened = await openFinding(talk, finding.id);
  if (opened === null || !opened.isTeam) {
    await sayNotYours(talk);
    return true;
  }
  const words = wordsOf(message.text);
  const before = firstPart(finding.text);
  // An app tells of an edit, too, when only a preview or a mark beside the words has changed.
  if (words === before) return true;
  const isOwn = await isBegunBy(talk, finding, message.messageId);
  if (finding.status !== 'draft' || !isOwn) {
    const why = finding.status === 'stated' ? 'edit_stated' : 'edit_withdrawn';
    await sayOn(talk, view([say(`finding.refused.${why}`)], [[toFindingCard(finding.id)]]));
    return true;
  }
  const whyNot = whyNotChange(opened);
  if (whyNot !== null) {
    await sayOn(talk, view([whyNot], [[toFindingCard(finding.id)]]));
    return true;
  }
  const file = await talk.tx.files.bySource(sourceKeyOf(talk.event, message));
  const changes = {
    text: withFirstPart(finding.text, words),
    fileIds: file === null ? finding.fileIds : withFirst(finding.fileIds, file.id),
  };
  const edited = await changeFinding(talk, finding, changes, { action: 'edit_finding', detail: { before } });
  await sayOn(talk, recordedView(edited, { lead: [say('finding.edited')], photo: null, mayJoin: null }));
  return true;
}

/** The file whose words come first stands first. */
function withFirst(fileIds: string[], first: string): string[] {
  return fileIds.includes(first) ? [first, ...fileIds.filter((id) => id !== first)] : fileIds;
}

/** Adds what was sent to a finding; when that can take nothing any more, it becomes a finding of its own. */
export async function takeAddition(
  talk: Talk,
  { findingId, inspectionId }: { findingId: string; inspectionId: string },
  given: Given,
): Promise<void> {
  const into = await draftById(talk, findingId);
  const lead = into === null ? [say('finding.kept_instead')] : [];
  return takeFindingGiven(talk, inspectionId, given, { lead, into });
}

/**
 * A reply to a message of one's own that is a draft adds to it, whatever is asked just now.
 *
 * @returns false when the message replied to is no draft of theirs
 */
export async function addByReply(talk: Talk, given: Given): Promise<boolean> {
  const into = given.replyTo === null ? null : await ownDraft(talk, given.replyTo);
  const recording = recordingOf(talk);
  const inspectionId = recording?.inspectionId ?? into?.inspectionIds[0];
  if (into === null || inspectionId === undefined) return false;
  await takeFindingGiven(talk, inspectionId, given, { into, goesOn: recording?.kind === 'finding' });
  return true;
}
