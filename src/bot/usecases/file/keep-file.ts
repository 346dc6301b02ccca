import type { StoredFile } from '../../../domain/file/file.ts';
import { refusalMessage } from '../../../domain/file/refusal.ts';
import { sourceKeyOf } from '../../../domain/file/source-key.ts';
import type { FileMessage } from '../../../domain/inbound.ts';
import type { Message } from '../../../domain/message.ts';
import type { Talk } from '../talk.ts';

/** A file that is on record now, or the words that say why it is not taken. */
export type KeptFile = { kept: true; file: StoredFile } | { kept: false; because: Message };

/**
 * Puts the file of a message on record, for whoever takes it to refer to; from the same message it is the same file.
 * A file that nobody keeps is swept out of the store after a day.
 *
 * @throws when the sender has not joined: then the file was never fetched
 */
export async function keepFile(talk: Talk, message: FileMessage): Promise<KeptFile> {
  const { tx, event, tools, sender } = talk;
  const { received } = message;
  if (received === null) throw new Error('a file of somebody who has not joined cannot be kept');
  if (!received.taken) return { kept: false, because: refusalMessage(received.refusal) };
  const file = await tx.files.record({
    ...received.file,
    id: tools.ids.next(),
    sourceKey: sourceKeyOf(event, message),
    personId: sender?.person?.id ?? null,
    at: event.receivedAt,
  });
  return { kept: true, file };
}
