import { classifiedIn } from '../../domain/classified/inbound.ts';
import type { InboundEvent } from '../../domain/inbound.ts';
import { say } from '../../domain/message.ts';
import type { Transaction } from '../../domain/ports.ts';
import { view } from '../../domain/view.ts';
import { eventKey, type Talk } from './talk.ts';

/** How long the answer to an album waits for its other pictures. */
const gatheringMs = 1_500;

/** The album of the chat that was refused last: only one of its pictures bears the words. */
const albumSetting = ({ channel, chat }: InboundEvent): string => `refused_album:${channel}:${chat.id}`;

/** Whether a message is marked as classified, or is a picture of an album that was. */
export async function isMarkedClassified(tx: Transaction, event: InboundEvent): Promise<boolean> {
  return (await markOf(tx, event)) !== null;
}

async function markOf(tx: Transaction, event: InboundEvent) {
  const { content } = event;
  const mark = classifiedIn(content);
  if (mark !== null || content.kind !== 'file' || content.albumId === null) return mark;
  return (await tx.settings.get(albumSetting(event))) === content.albumId ? 'file' : null;
}

/**
 * Classified matter never enters the bot: what is marked so is refused before anything else is done with it, and nothing
 * of it is kept, neither words nor names of files; that it was refused is. What was asked for goes on being asked for.
 *
 * @returns false when nothing is marked
 */
export async function refuseClassified(talk: Talk): Promise<boolean> {
  const { tx, event, sender } = talk;
  const mark = await markOf(tx, event);
  if (mark === null) return false;
  await tx.audit({
    at: event.receivedAt,
    actorId: sender?.person?.id ?? null,
    action: 'refuse_classified',
    subject: 'message',
    subjectId: eventKey(event),
    event: eventKey(event),
    detail: { mark },
  });
  const refused = view([say(`classified.${mark}`)]);
  const albumId = event.content.kind === 'file' ? event.content.albumId : null;
  if (albumId === null) {
    await talk.say(refused);
    return true;
  }
  await tx.settings.set(albumSetting(event), albumId);
  await talk.say(refused, { replaceKey: `classified:${albumId}`, delayMs: gatheringMs });
  return true;
}

/** An event as it may be kept aside: of one that is marked as classified only that it came. */
export function withoutClassified(event: InboundEvent): InboundEvent {
  return classifiedIn(event.content) === null ? event : { ...event, content: { kind: 'ignored' } };
}
