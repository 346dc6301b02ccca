import type { ConclusionContent } from '../../../../domain/inspection/conclusion.ts';
import { itemAt, type Edited, type ItemRef } from '../../../../domain/inspection/conclusion/content.ts';
import { backToCard } from '../../../../domain/inspection/conclusion/item-views.ts';
import { choose } from '../../../../domain/inspection/conclusion/words.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view, type Choice } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { openDraft, saveDraft, type Changed, type OnItem } from './change.ts';
import { askAboutItem, sayItem } from './item-reply.ts';
import type { OpenedConclusion } from './open.ts';

/**
 * The item as it stands, and the draft it stands in; null, and said so, when the draft has moved on.
 *
 * @param list the one to which what is to be done applies; null for both
 */
export async function openItem(talk: Talk, what: OnItem, list: ItemRef['list'] | null = null) {
  const { conclusionId, revision, item } = what;
  const opened = await openDraft(talk, conclusionId, revision);
  if (opened === null) return null;
  const its = itemAt(opened.conclusion.content, item);
  if (its !== null && (list === null || list === item.list)) return { opened, its };
  await talk.say(view([say('refused.unknown_button')]));
  return null;
}

/** Only what names the item. */
export const on = ({ conclusionId, revision, item }: OnItem): OnItem => ({ conclusionId, revision, item });
export const back = ({ conclusionId }: OnItem): Choice[] => [backToCard(conclusionId)];

/** Changes one item of a draft and shows it. */
export async function edit(
  talk: Talk,
  what: OnItem,
  change: (content: ConclusionContent) => Edited,
  list: ItemRef['list'] | null = null,
): Promise<void> {
  const found = await openItem(talk, what, list);
  if (found === null) return;
  const { content, at } = change(found.opened.conclusion.content);
  return sayChanged(talk, await saveDraft(talk, found.opened, { content }), what, at);
}

/** A recommendation of which nobody has said whether it has a term is asked about until somebody has. */
export function sayChanged(
  talk: Talk,
  { opened, notes }: Changed,
  { item: { list } }: OnItem,
  at: number,
): Promise<void> {
  const item: ItemRef = { list, at };
  const isOpen =
    list === 'recommendations' && opened.conclusion.content.recommendations[at]?.termOpen === true;
  return isOpen ? askTerm(talk, opened, item, notes) : sayItem(talk, opened, item, { before: notes });
}
export function askTerm(
  talk: Talk,
  opened: OpenedConclusion,
  item: ItemRef,
  before: Message[] = [],
): Promise<void> {
  const { id: conclusionId, revision } = opened.conclusion;
  const what: OnItem = { conclusionId, revision, item };
  return askAboutItem(talk, opened, item, {
    before,
    after: [say('conclusion.ask_term')],
    choices: termChoices(what),
    awaits: { kind: 'term', ...what },
  });
}

export function termChoices(what: OnItem): Choice[][] {
  return [[choose({ kind: 'no_term', ...on(what) }, say('conclusion.choice.no_term'))], back(what)];
}
