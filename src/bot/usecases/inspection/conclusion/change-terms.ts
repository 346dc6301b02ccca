import type { AwaitedOf } from '../../../../domain/inspection/conclusion/awaited.ts';
import type { Term } from '../../../../domain/inspection/conclusion.ts';
import { changeRecommendation, withoutTerm } from '../../../../domain/inspection/conclusion/content.ts';
import { backToCard } from '../../../../domain/inspection/conclusion/item-views.ts';
import { choose } from '../../../../domain/inspection/conclusion/words.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { Choice } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { openDraft, saveDraft, type OnItem } from './change.ts';
import { askTerm, edit, openItem, termChoices } from './edit-item.ts';
import { ask, askAboutItem, typedWords } from './item-reply.ts';
import type { OpenedConclusion } from './open.ts';
import { showOpened } from './show.ts';
import { readTypedTerm, withTerm } from './terms.ts';

export async function askTermOf(talk: Talk, what: OnItem): Promise<void> {
  const found = await openItem(talk, what, 'recommendations');
  if (found !== null) return askTerm(talk, found.opened, what.item);
}

export async function takeTerm(talk: Talk, awaited: AwaitedOf<'term'>, given: Given): Promise<void> {
  const typed = await typedWords(talk, given, awaited, termChoices(awaited));
  if (typed === null) return;
  const read = readTypedTerm(talk, typed);
  if (read.ok) return setTerm(talk, awaited, read.term);
  const found = await openItem(talk, awaited);
  if (found === null) return;
  return askAboutItem(talk, found.opened, awaited.item, {
    after: [read.reason],
    choices: termChoices(awaited),
    awaits: awaited,
  });
}

/** @param term null: there is none yet, said on purpose */
export function setTerm(talk: Talk, what: OnItem, term: Term): Promise<void> {
  return edit(
    talk,
    what,
    (content) => changeRecommendation(content, what.item.at, (each) => withTerm(each, term)),
    'recommendations',
  );
}

/** One term for every recommendation of which nobody has said any. */
export async function askTerms(talk: Talk, conclusionId: string): Promise<void> {
  const opened = await openDraft(talk, conclusionId, null);
  if (opened === null) return;
  if (withoutTerm(opened.conclusion.content).length === 0) return showOpened(talk, opened);
  return askOpenTerms(talk, opened);
}

function askOpenTerms(talk: Talk, { conclusion }: OpenedConclusion, before: Message[] = []): Promise<void> {
  const { id: conclusionId, content } = conclusion;
  const count = withoutTerm(content).length;
  return ask(talk, [...before, say('conclusion.ask_terms', { count })], termsChoices(conclusion), {
    kind: 'terms',
    conclusionId,
  });
}

function termsChoices({ id: conclusionId, revision }: OpenedConclusion['conclusion']): Choice[][] {
  return [
    [choose({ kind: 'no_terms', conclusionId, revision }, say('conclusion.choice.no_term'))],
    [backToCard(conclusionId)],
  ];
}

export async function takeTerms(talk: Talk, awaited: AwaitedOf<'terms'>, given: Given): Promise<void> {
  const { conclusionId } = awaited;
  const typed = await typedWords(talk, given, awaited, [[backToCard(conclusionId)]]);
  const opened = typed === null ? null : await openDraft(talk, conclusionId, null);
  if (opened === null || typed === null) return;
  const read = readTypedTerm(talk, typed);
  return read.ok ? setOpenTerms(talk, opened, read.term) : askOpenTerms(talk, opened, [read.reason]);
}

/** Nobody has set a term yet, and that is how it is to be. */
export async function leaveTermsOpen(
  talk: Talk,
  { conclusionId, revision }: { conclusionId: string; revision: number },
): Promise<void> {
  const opened = await openDraft(talk, conclusionId, revision);
  if (opened !== null) await setOpenTerms(talk, opened, null);
}

async function setOpenTerms(talk: Talk, opened: OpenedConclusion, term: Term): Promise<void> {
  const { content } = opened.conclusion;
  const recommendations = content.recommendations.map((each) =>
    each.termOpen === true ? withTerm(each, term) : each,
  );
  const changed = await saveDraft(talk, opened, { content: { ...content, recommendations } });
  return showOpened(talk, changed.opened, changed.notes);
}
