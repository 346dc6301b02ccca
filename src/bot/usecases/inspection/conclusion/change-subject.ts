import type { AwaitedOf } from '../../../../domain/inspection/conclusion/awaited.ts';
import { backToCard } from '../../../../domain/inspection/conclusion/item-views.ts';
import { say } from '../../../../domain/message.ts';
import type { Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { openDraft, saveDraft } from './change.ts';
import { ask, typedWords } from './item-reply.ts';
import { showOpened } from './show.ts';

export async function askSubject(talk: Talk, conclusionId: string): Promise<void> {
  const opened = await openDraft(talk, conclusionId, null);
  if (opened === null) return;
  const { subject } = opened.conclusion;
  return ask(talk, [say('conclusion.ask_subject', { subject })], [[backToCard(conclusionId)]], {
    kind: 'subject',
    conclusionId,
  });
}

/** On one line: it is told to groups as it stands. */
export async function takeSubject(talk: Talk, awaited: AwaitedOf<'subject'>, given: Given): Promise<void> {
  const { conclusionId } = awaited;
  const typed = await typedWords(talk, given, awaited, [[backToCard(conclusionId)]]);
  const opened = typed === null ? null : await openDraft(talk, conclusionId, null);
  if (opened === null || typed === null) return;
  const subject = typed.replace(/\s+/g, ' ').replace(/[.\s]+$/, '');
  const changed = await saveDraft(talk, opened, { subject });
  return showOpened(talk, changed.opened, changed.notes);
}
