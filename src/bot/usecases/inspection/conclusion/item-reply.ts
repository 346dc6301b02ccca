import { cleanText } from '../../../../domain/answer/clean-text.ts';
import type { ConclusionAwaited } from '../../../../domain/inspection/conclusion/awaited.ts';
import type { ItemRef } from '../../../../domain/inspection/conclusion/content.ts';
import { itemChoices, itemLines } from '../../../../domain/inspection/conclusion/item-views.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view, type Choice } from '../../../../domain/view.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import type { Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import type { OpenedConclusion } from './open.ts';
import { shownRecommendation } from './show.ts';

/** Shows one item, with what can be done about it or what is asked about it. */
export async function sayItem(
  talk: Talk,
  opened: OpenedConclusion,
  item: ItemRef,
  { before = [], after = [], choices }: { before?: Message[]; after?: Message[]; choices?: Choice[][] } = {},
): Promise<void> {
  const lines = await linesOf(talk, opened, item);
  return talk.say(view([...before, ...lines, ...after], choices ?? itemChoices(opened.conclusion, item)));
}

/** Shows one item and asks for something about it, to be typed. */
export async function askAboutItem(
  talk: Talk,
  opened: OpenedConclusion,
  item: ItemRef,
  asking: { before?: Message[]; after: Message[]; choices: Choice[][]; awaits: ConclusionAwaited },
): Promise<void> {
  const { before = [], after, choices, awaits } = asking;
  const lines = await linesOf(talk, opened, item);
  return ask(talk, [...before, ...lines, ...after], choices, awaits);
}

async function linesOf(talk: Talk, opened: OpenedConclusion, item: ItemRef): Promise<Message[]> {
  const { content } = opened.conclusion;
  const recommendation = item.list === 'recommendations' ? content.recommendations[item.at] : undefined;
  const shown =
    recommendation === undefined
      ? null
      : shownRecommendation(recommendation, item.at, opened, await officeCalendar(talk.tx));
  return itemLines(content, item, shown);
}

/** Asks for something about conclusions. */
export function ask(
  talk: Talk,
  paragraphs: Message[],
  choices: Choice[][],
  awaits: ConclusionAwaited,
): Promise<void> {
  return talk.say(view(paragraphs, choices), { awaits: { area: 'conclusion', what: awaits } });
}

/** What was typed; null, and asked for again, when it was a file or nothing that can be read. */
export async function typedWords(
  talk: Talk,
  given: Given,
  awaits: ConclusionAwaited,
  choices: Choice[][],
): Promise<string | null> {
  const words = given.kind === 'text' ? cleanText(given.text).trim() : '';
  if (words !== '') return words;
  await ask(talk, [say('conclusion.ask_words')], choices, awaits);
  return null;
}
