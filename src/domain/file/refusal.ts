import { say, type Message } from '../message.ts';
import { usualEnding, type FileType } from './type.ts';

/** Largest file that is taken, in bytes; also the most that Telegram lets a bot download. */
export const mostFileBytes = 20 * 1024 * 1024;

/**
 * Why a file is not taken. `name` is its clean name, null when it came without one.
 *
 * - `too_large`: more than `mostFileBytes`; `empty`: no byte at all
 * - `not_accepted`: of a type that is not taken, or of none that is known
 * - `other_content`: the bytes are not what the name's ending says; `found` is what they are, if that is known
 * - `locked`: a document that opens only with a password; `macros`: one that carries a program
 * - `embedded`: one that carries an object of another program (OLE, ActiveX), which cannot be looked into
 */
export type FileRefusal = { name: string | null } & (
  | { reason: 'too_large' | 'empty' | 'not_accepted' | 'locked' | 'macros' | 'embedded' }
  | { reason: 'other_content'; named: FileType; found: FileType | null }
);

/** What was wrong with the file and what would be right. */
export function refusalMessage(refusal: FileRefusal): Message {
  const file =
    refusal.name === null ? say('sent_file.unnamed') : say('sent_file.named', { name: refusal.name });
  switch (refusal.reason) {
    case 'too_large':
      return say('sent_file.too_large', { file, megabytes: mostFileBytes / 1024 / 1024 });
    case 'empty':
      return say('sent_file.empty', { file });
    case 'not_accepted':
      return say('sent_file.not_accepted', { file, accepted: say('sent_file.accepted') });
    case 'locked':
      return say('sent_file.locked', { file });
    case 'macros':
      return say('sent_file.macros', { file });
    case 'embedded':
      return say('sent_file.embedded', { file });
    case 'other_content': {
      const named = usualEnding(refusal.named);
      return refusal.found === null
        ? say('sent_file.unlike_name', { file, named })
        : say('sent_file.other_content', { file, named, found: usualEnding(refusal.found) });
    }
    default:
      return refusal satisfies never;
  }
}
