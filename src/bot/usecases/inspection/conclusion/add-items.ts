import type { Recommendation } from '../../../../domain/inspection/conclusion.ts';
import type { FindingKind } from '../../../../domain/inspection/finding.ts';
import type { AwaitedOf } from '../../../../domain/inspection/conclusion/awaited.ts';
import {
  addRecommendation,
  addStatement,
  itemAt,
  type ItemRef,
} from '../../../../domain/inspection/conclusion/content.ts';
import {
  backToCard,
  fieldChoices,
  kindChoices,
} from '../../../../domain/inspection/conclusion/item-views.ts';
import { findingKindMessage } from '../../../../domain/inspection/conclusion/words.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { openDraft, saveDraft, type OnItem } from './change.ts';
import { ask, sayItem, typedWords } from './item-reply.ts';
import { askTerm } from './edit-item.ts';
import type { OpenedConclusion } from './open.ts';
import { plannedTerm } from './terms.ts';

/** Of what kind is the new statement? */
export async function askKind(talk: Talk, conclusionId: string): Promise<void> {
  if ((await openDraft(talk, conclusionId, null)) === null) return;
  const choices = [...kindChoices(conclusionId), [backToCard(conclusionId)]];
  return talk.say(view([say('conclusion.ask_kind')], choices));
}

export async function askStatement(
  talk: Talk,
  conclusionId: string,
  findingKind: FindingKind,
): Promise<void> {
  if ((await openDraft(talk, conclusionId, null)) === null) return;
  const kind = findingKindMessage(findingKind);
  return ask(talk, [say('conclusion.ask_statement', { kind })], [[backToCard(conclusionId)]], {
    kind: 'statement',
    conclusionId,
    findingKind,
  });
}

export async function takeStatement(
  talk: Talk,
  awaited: AwaitedOf<'statement'>,
  given: Given,
): Promise<void> {
  const { conclusionId, findingKind: kind } = awaited;
  const text = await typedWords(talk, given, awaited, [[backToCard(conclusionId)]]);
  const opened = text === null ? null : await openDraft(talk, conclusionId, null);
  if (opened === null || text === null) return;
  const statement = { kind, field: null, text, cause: null, findingIds: [] };
  const { content, at } = addStatement(opened.conclusion.content, statement);
  const changed = await saveDraft(talk, opened, { content });
  const item: ItemRef = { list: 'statements', at };
  return sayItem(talk, changed.opened, item, {
    before: changed.notes,
    after: [say('conclusion.ask_field')],
    choices: fieldChoices(changed.opened.conclusion, item),
  });
}

/** @param on a statement it follows from; null for one of its own */
export async function askRecommendation(talk: Talk, on: OnItem | { conclusionId: string }): Promise<void> {
  const { conclusionId } = on;
  const opened = await openDraft(talk, conclusionId, 'revision' in on ? on.revision : null);
  if (opened === null) return;
  const statement = 'item' in on ? itemAt(opened.conclusion.content, on.item) : null;
  const words =
    statement === null
      ? say('conclusion.ask_recommendation')
      : say('conclusion.ask_recommendation_on', { text: statement.text });
  return ask(talk, [words], [[backToCard(conclusionId)]], {
    kind: 'recommendation',
    conclusionId,
    on: statement === null ? null : { field: statement.field, findingIds: statement.findingIds },
  });
}

/** Keeps the words at once; what else it needs is asked about it then. */
export async function takeRecommendation(
  talk: Talk,
  awaited: AwaitedOf<'recommendation'>,
  given: Given,
): Promise<void> {
  const { conclusionId, on } = awaited;
  const text = await typedWords(talk, given, awaited, [[backToCard(conclusionId)]]);
  const opened = text === null ? null : await openDraft(talk, conclusionId, null);
  if (opened === null || text === null) return;
  const recommendation: Recommendation = {
    id: talk.tools.ids.next(),
    field: on?.field ?? null,
    text,
    ...(await plannedTerm(talk, opened)),
    inspectionIds: on === null ? [] : await concernedBy(talk, opened, on.findingIds),
    findingIds: on?.findingIds ?? [],
  };
  const { content, at } = addRecommendation(opened.conclusion.content, recommendation);
  const changed = await saveDraft(talk, opened, { content });
  const item: ItemRef = { list: 'recommendations', at };
  if (on === null) {
    return sayItem(talk, changed.opened, item, {
      before: changed.notes,
      after: [say('conclusion.ask_field')],
      choices: fieldChoices(changed.opened.conclusion, item),
    });
  }
  return recommendation.termOpen === true
    ? askTerm(talk, changed.opened, item, changed.notes)
    : sayItem(talk, changed.opened, item, { before: changed.notes });
}

/** The inspections in which it was found; none when that is all of them. */
async function concernedBy(
  { tx }: Talk,
  { inspections, round, scope }: OpenedConclusion,
  findingIds: readonly string[],
): Promise<string[]> {
  const found = (await tx.findings.ofRound(scope, round.id)).filter(({ id }) => findingIds.includes(id));
  const concerned = new Set(found.flatMap(({ inspectionIds }) => inspectionIds));
  const its = inspections.filter(({ id }) => concerned.has(id)).map(({ id }) => id);
  return its.length === inspections.length ? [] : its;
}
