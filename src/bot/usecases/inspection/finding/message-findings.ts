import { sourceKeyOf } from '../../../../domain/file/source-key.ts';
import { firstPart } from '../../../../domain/inspection/finding/text.ts';
import type { Finding } from '../../../../domain/inspection/ports.ts';
import type { Talk } from '../../talk.ts';
import { openFinding, whyNotAdd } from './finding-access.ts';

/** Names an album, so that all its pictures find the same finding, in whatever order and however late they come. */
export function albumKeyOf({ event }: Talk, albumId: string): string {
  return `${event.channel}:${event.chat.id}:album:${albumId}`;
}

/** The person's own finding that a message of theirs began, or brought a file to. */
export async function findingOfMessage(talk: Talk, messageId: string): Promise<Finding | null> {
  const { tx, scope, event } = talk;
  if (scope?.kind !== 'person') return null;
  const key = sourceKeyOf(event, { messageId });
  const begun = await tx.findings.bySource(scope, key);
  if (begun !== null) return begun.authorId === scope.personId ? begun : null;
  const file = await tx.files.bySource(key);
  if (file === null) return null;
  for (const { id } of await tx.inspections.rounds(scope)) {
    const holding = (await tx.findings.ofRound(scope, id)).find(
      ({ authorId, fileIds }) => authorId === scope.personId && fileIds.includes(file.id),
    );
    if (holding !== undefined) return holding;
  }
  return null;
}

/** Whether a finding began with an album, whose words came with its first file. */
export function isOfAlbum({ sourceKey }: Finding): boolean {
  return sourceKey?.includes(':album:') === true;
}

/**
 * Whether the first of a finding's words are a message's own, so that editing the message edits them. Of an album those
 * are the words of its first file; where that has none, any of its pictures may be given some.
 */
export async function isBegunBy(talk: Talk, finding: Finding, messageId: string): Promise<boolean> {
  const key = sourceKeyOf(talk.event, { messageId });
  if (finding.sourceKey === key) return true;
  if (!isOfAlbum(finding)) return false;
  const file = await talk.tx.files.bySource(key);
  return file !== null && (firstPart(finding.text) === '' || finding.fileIds[0] === file.id);
}

/** The person's own draft that came with a message of theirs; null when there is none that they may add to. */
export async function ownDraft(talk: Talk, messageId: string): Promise<Finding | null> {
  const finding = await findingOfMessage(talk, messageId);
  return finding === null ? null : draftById(talk, finding.id);
}

/** A finding that is a draft still and that the person may add to. */
export async function draftById(talk: Talk, findingId: string): Promise<Finding | null> {
  const opened = await openFinding(talk, findingId);
  return opened === null || whyNotAdd(opened) !== null ? null : opened.finding;
}
