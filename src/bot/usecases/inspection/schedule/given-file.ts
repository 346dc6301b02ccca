import type { Message } from '../../../../domain/message.ts';
import { keepFile } from '../../file/keep-file.ts';
import type { Talk } from '../../talk.ts';
import type { Given } from '../given.ts';

/** What was typed or sent: its words (a file's caption), and the file on record or why it is not taken. */
export interface Taken {
  text: string;
  fileId: string | null;
  refused: Message | null;
}

export async function takeGiven(talk: Talk, given: Given): Promise<Taken> {
  if (given.kind === 'text') return { text: given.text.trim(), fileId: null, refused: null };
  const kept = await keepFile(talk, given);
  const text = given.caption.trim();
  return kept.kept
    ? { text, fileId: kept.file.id, refused: null }
    : { text, fileId: null, refused: kept.because };
}
