import { findingKindSchema } from '../finding.ts';
import { reformFieldSchema, type ReformField } from '../kind.ts';
import type { ConclusionContent, Recommendation, Statement } from '../conclusion.ts';

/** One statement or recommendation of a conclusion, by its place in its list (from 0). */
export interface ItemRef {
  list: keyof ConclusionContent;
  at: number;
}

/** Content after a change, and where the changed item stands now. */
export interface Edited {
  content: ConclusionContent;
  at: number;
}

type Item = Statement | Recommendation;

const kindOrder = findingKindSchema.options;
const fieldOrder = reformFieldSchema.options;

/** Fields in the order of the reform's programme; what belongs to none comes last. */
function placeOfField(field: ReformField | null): number {
  return field === null ? fieldOrder.length : fieldOrder.indexOf(field);
}

/** Where an item's group stands in the paper: by kind, then by field. */
function groupOf(item: Item): number {
  const kind = 'kind' in item ? kindOrder.indexOf(item.kind) : 0;
  return kind * (fieldOrder.length + 1) + placeOfField(item.field);
}

/** In the order of the paper; within a group as it was. */
export function ordered<T extends Item>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => groupOf(a) - groupOf(b));
}

/** The item at a place; null when there is none any more. */
export function itemAt(content: ConclusionContent, { list, at }: ItemRef): Item | null {
  return content[list][at] ?? null;
}

/** Puts a statement last in its group. */
export function addStatement(content: ConclusionContent, statement: Statement): Edited {
  const statements = ordered([...content.statements, statement]);
  return { content: { ...content, statements }, at: statements.indexOf(statement) };
}

/** Puts a recommendation last in its group. */
export function addRecommendation(content: ConclusionContent, recommendation: Recommendation): Edited {
  const recommendations = ordered([...content.recommendations, recommendation]);
  return { content: { ...content, recommendations }, at: recommendations.indexOf(recommendation) };
}

/** Changes what is the same in both kinds of items. Throws when there is no such item. */
export function changeItem(
  content: ConclusionContent,
  ref: ItemRef,
  change: Partial<Pick<Item, 'text' | 'field'>>,
): Edited {
  return ref.list === 'statements'
    ? changeStatement(content, ref.at, change)
    : changeRecommendation(content, ref.at, (recommendation) => ({ ...recommendation, ...change }));
}

export function changeStatement(
  content: ConclusionContent,
  at: number,
  change: Partial<Pick<Statement, 'text' | 'field' | 'cause'>>,
): Edited {
  const { items, place } = replaced(content.statements, at, (statement) => ({ ...statement, ...change }));
  return { content: { ...content, statements: items }, at: place };
}

export function changeRecommendation(
  content: ConclusionContent,
  at: number,
  change: (recommendation: Recommendation) => Recommendation,
): Edited {
  const { items, place } = replaced(content.recommendations, at, change);
  return { content: { ...content, recommendations: items }, at: place };
}

function replaced<T extends Item>(items: readonly T[], at: number, change: (item: T) => T) {
  const was = items[at];
  if (was === undefined) throw new Error(`no item ${at} in the conclusion`);
  const item = change(was);
  const sorted = ordered(items.with(at, item));
  return { items: sorted, place: sorted.indexOf(item) };
}

export function removeItem(content: ConclusionContent, { list, at }: ItemRef): ConclusionContent {
  return { ...content, [list]: content[list].toSpliced(at, 1) };
}

/** One place up (-1) or down (1) within its group; null at the group's end. */
export function moveItem(content: ConclusionContent, { list, at }: ItemRef, by: -1 | 1): Edited | null {
  const items: Item[] = content[list];
  const [item, other] = [items[at], items[at + by]];
  if (item === undefined || other === undefined || groupOf(item) !== groupOf(other)) return null;
  return { content: { ...content, [list]: items.with(at, other).with(at + by, item) }, at: at + by };
}

/** What names a recommendation through all versions, also one that was kept without an id. */
export function recommendationId({ id }: Recommendation, conclusionId: string, number: number): string {
  return id ?? `${conclusionId}.${number}`;
}

/** A recommendation with its number in the paper, from 1. */
export interface NumberedRecommendation {
  number: number;
  recommendation: Recommendation;
}

/** What concerns one of the inspections a conclusion covers. */
export function recommendationsFor(
  { recommendations }: Pick<ConclusionContent, 'recommendations'>,
  inspectionId: string,
): NumberedRecommendation[] {
  return recommendations.flatMap((recommendation, place) => {
    const { inspectionIds } = recommendation;
    const concerned = inspectionIds.length === 0 || inspectionIds.includes(inspectionId);
    return concerned ? [{ number: place + 1, recommendation }] : [];
  });
}

/** Without what concerned only inspections that it is not about any more. */
export function withoutInspections(content: ConclusionContent, gone: ReadonlySet<string>): ConclusionContent {
  const recommendations = content.recommendations.flatMap((recommendation) => {
    const { inspectionIds } = recommendation;
    const left = inspectionIds.filter((id) => !gone.has(id));
    return inspectionIds.length > 0 && left.length === 0 ? [] : [{ ...recommendation, inspectionIds: left }];
  });
  return { ...content, recommendations };
}

/** Numbers of the recommendations of which nobody has said whether they have a term. */
export function withoutTerm({ recommendations }: ConclusionContent): number[] {
  return recommendations.flatMap(({ termOpen }, place) => (termOpen === true ? [place + 1] : []));
}

/** Numbers of the recommendations whose last permitted day is over (`today`: ISO date in the office's time zone). */
export function termsOver({ recommendations }: ConclusionContent, today: string): number[] {
  return recommendations.flatMap(({ term }, place) => {
    const rule = term?.rule;
    const isOver =
      (rule?.kind === 'by_date' && rule.date < today) || (rule?.kind === 'before_date' && rule.date <= today);
    return isOver ? [place + 1] : [];
  });
}

/** Whether something the team has found stands in it. */
export function restsOnFindings({ statements }: ConclusionContent): boolean {
  return statements.some(({ findingIds }) => findingIds.length > 0);
}
