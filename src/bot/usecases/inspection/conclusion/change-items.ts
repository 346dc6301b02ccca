import type { ReformField } from '../../../../domain/inspection/kind.ts';
import type { AwaitedOf } from '../../../../domain/inspection/conclusion/awaited.ts';
import {
  changeItem,
  changeRecommendation,
  changeStatement,
  moveItem,
  removeItem,
  type ItemRef,
} from '../../../../domain/inspection/conclusion/content.ts';
import { fieldChoices, itemsView } from '../../../../domain/inspection/conclusion/item-views.ts';
import { readChosen } from '../../../../domain/inspection/conclusion/units-typed.ts';
import { choose } from '../../../../domain/inspection/conclusion/words.ts';
import { say } from '../../../../domain/message.ts';
import type { Choice } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { openDraft, saveDraft, type OnItem } from './change.ts';
import { back, edit, on, openItem, sayChanged } from './edit-item.ts';
import { askAboutItem, sayItem, typedWords } from './item-reply.ts';

export async function listItems(
  talk: Talk,
  { conclusionId, list, page }: { conclusionId: string; list: ItemRef['list']; page: number },
): Promise<void> {
  const opened = await openDraft(talk, conclusionId, null);
  if (opened !== null) return talk.say(itemsView(opened.conclusion, list, page));
}

export async function showItem(talk: Talk, { conclusionId, revision, item }: OnItem): Promise<void> {
  const opened = await openDraft(talk, conclusionId, revision);
  if (opened !== null) return sayItem(talk, opened, item);
}

export async function askText(talk: Talk, what: OnItem): Promise<void> {
  const found = await openItem(talk, what);
  if (found === null) return;
  return askAboutItem(talk, found.opened, what.item, {
    after: [say('conclusion.ask_text')],
    choices: [back(what)],
    awaits: { kind: 'text', ...on(what) },
  });
}

export async function takeText(talk: Talk, awaited: AwaitedOf<'text'>, given: Given): Promise<void> {
  const text = await typedWords(talk, given, awaited, [back(awaited)]);
  if (text !== null) await edit(talk, awaited, (content) => changeItem(content, awaited.item, { text }));
}

export async function askCause(talk: Talk, what: OnItem): Promise<void> {
  const found = await openItem(talk, what, 'statements');
  if (found === null) return;
  const hasCause = 'cause' in found.its && found.its.cause !== null;
  const none = choose({ kind: 'no_cause', ...on(what) }, say('conclusion.choice.no_cause'));
  return askAboutItem(talk, found.opened, what.item, {
    after: [say('conclusion.ask_cause')],
    choices: [...(hasCause ? [[none]] : []), back(what)],
    awaits: { kind: 'cause', ...on(what) },
  });
}

export async function takeCause(talk: Talk, awaited: AwaitedOf<'cause'>, given: Given): Promise<void> {
  const cause = await typedWords(talk, given, awaited, [back(awaited)]);
  if (cause !== null) await setCause(talk, awaited, cause);
}

export function setCause(talk: Talk, what: OnItem, cause: string | null): Promise<void> {
  return edit(talk, what, (content) => changeStatement(content, what.item.at, { cause }), 'statements');
}

export async function askField(talk: Talk, what: OnItem): Promise<void> {
  const found = await openItem(talk, what);
  if (found === null) return;
  return sayItem(talk, found.opened, what.item, {
    after: [say('conclusion.ask_field')],
    choices: [...fieldChoices(found.opened.conclusion, what.item), back(what)],
  });
}

/** Under its field; a recommendation of which nobody has said whether it has a term is asked about then. */
export function setField(talk: Talk, what: OnItem, field: ReformField | null): Promise<void> {
  return edit(talk, what, (content) => changeItem(content, what.item, { field }));
}

export async function askUnits(talk: Talk, what: OnItem): Promise<void> {
  const found = await openItem(talk, what, 'recommendations');
  if (found === null) return;
  const { inspections } = found.opened;
  const lines = inspections.map(({ unitName: unit }, at) =>
    say('conclusion.listed_unit', { index: at + 1, unit }),
  );
  return askAboutItem(talk, found.opened, what.item, {
    after: [...lines, say('conclusion.ask_units')],
    choices: unitsChoices(what),
    awaits: { kind: 'units', ...on(what), listed: inspections.map(({ id }) => id) },
  });
}

function unitsChoices(what: OnItem): Choice[][] {
  return [[choose({ kind: 'all_units', ...on(what) }, say('conclusion.choice.all_units'))], back(what)];
}

export async function takeUnits(talk: Talk, awaited: AwaitedOf<'units'>, given: Given): Promise<void> {
  const typed = await typedWords(talk, given, awaited, unitsChoices(awaited));
  const found = typed === null ? null : await openItem(talk, awaited);
  if (found === null || typed === null) return;
  const names = new Map(found.opened.inspections.map(({ id, unitName }) => [id, unitName]));
  const listed = awaited.listed.map((id) => ({ id, name: names.get(id) ?? '' }));
  const chosen = readChosen(typed, listed);
  if (chosen.ok) return setUnits(talk, awaited, chosen.ids.length === listed.length ? [] : chosen.ids);
  return askAboutItem(talk, found.opened, awaited.item, {
    after: [say('conclusion.units_unclear', { typed: chosen.unknown }), say('conclusion.ask_units')],
    choices: unitsChoices(awaited),
    awaits: awaited,
  });
}

/** @param inspectionIds none: all that the conclusion covers */
export function setUnits(talk: Talk, what: OnItem, inspectionIds: string[]): Promise<void> {
  return edit(
    talk,
    what,
    (content) =>
      changeRecommendation(content, what.item.at, (recommendation) => ({ ...recommendation, inspectionIds })),
    'recommendations',
  );
}

export async function move(talk: Talk, what: OnItem, by: -1 | 1): Promise<void> {
  const found = await openItem(talk, what);
  if (found === null) return;
  const moved = moveItem(found.opened.conclusion.content, what.item, by);
  if (moved === null) return sayItem(talk, found.opened, what.item, { before: [say('conclusion.at_end')] });
  return sayChanged(talk, await saveDraft(talk, found.opened, { content: moved.content }), what, moved.at);
}

/** What is removed is said in full, so that it can be put back. */
export async function remove(talk: Talk, what: OnItem): Promise<void> {
  const found = await openItem(talk, what);
  if (found === null) return;
  const content = removeItem(found.opened.conclusion.content, what.item);
  const { opened, notes } = await saveDraft(talk, found.opened, { content });
  const { paragraphs, choices } = itemsView(opened.conclusion, what.item.list, Math.floor(what.item.at / 10));
  const removed = say('conclusion.removed', { text: found.its.text });
  return talk.say({ paragraphs: [...notes, removed, ...paragraphs], choices });
}
