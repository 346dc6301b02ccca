import { createHash } from 'node:crypto';
import type { FileRefusal } from '../../src/domain/file/refusal.ts';
import type { FileType } from '../../src/domain/file/type.ts';
import type { SentAs } from '../../src/domain/file/file.ts';
import type { InboundEvent } from '../../src/domain/inbound.ts';

type Content = InboundEvent['content'];

/** A text with a message id of the test's own, which no other message of the chat has. */
export function text(id: number, words: string, replyTo: number | null = null): Content {
  const messageId = String(id);
  return {
    kind: 'text',
    text: words,
    messageId,
    order: id,
    replyTo: replyTo === null ? null : String(replyTo),
  };
}

export function editedText(id: number, words: string): Content {
  return { kind: 'edited_text', text: words, messageId: String(id), order: id };
}

interface Sent {
  caption?: string;
  album?: string;
  replyTo?: number;
  name?: string;
  type?: FileType;
  as?: SentAs;
  refused?: FileRefusal;
}

/** A file whose bytes were fetched and kept; its content is named by the message. */
export function file(id: number, sent: Sent = {}): Content {
  const { caption = '', album = null, replyTo = null, type = 'jpeg', as = 'photo', refused } = sent;
  const name = sent.name ?? `anh_${id}.jpg`;
  const digest = createHash('sha256').update(String(id)).digest('hex');
  return {
    kind: 'file',
    file: { remoteId: `remote${id}`, name: as === 'photo' ? null : name, size: 1_000, as },
    caption,
    messageId: String(id),
    order: id,
    replyTo: replyTo === null ? null : String(replyTo),
    albumId: album,
    received:
      refused === undefined
        ? { taken: true, file: { digest, name, type, size: 1_000 } }
        : { taken: false, refusal: refused },
  };
}
