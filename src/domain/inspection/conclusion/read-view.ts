import type { Limit } from '../../deadline/limit.ts';
import { say, type Message } from '../../message.ts';
import type { ReformField } from '../kind.ts';
import { view, type Choice, type View } from '../../view.ts';
import type { Recommendation, Statement } from '../conclusion.ts';
import { fieldMessage } from '../field-words.ts';
import { findingKindSchema } from '../finding.ts';
import type { Conclusion } from '../ports.ts';
import { termMessage, titleMessage, unitNames } from './words.ts';

/** A recommendation as it is shown: with its number in the paper, whom it concerns (null: all) and its limit. */
export interface ShownRecommendation {
  number: number;
  recommendation: Pick<Recommendation, 'field' | 'text' | 'termOpen'>;
  units: string | null;
  limit: Limit | null;
}

/** What a conclusion says to somebody. */
export interface ShownConclusion {
  conclusion: Conclusion;
  units: { id: string; unitName: string }[];
  recommendations: ShownRecommendation[];
  /** The paper of the version it corrects. */
  corrects: { number: string; date: string } | null;
}

const roman = ['I', 'II', 'III', 'IV'];

/** The whole conclusion: sections in the order of the paper, by field. */
export function readView(shown: ShownConclusion, choices: Choice[][], before: Message[] = []): View {
  const { conclusion, recommendations } = shown;
  const { statements } = conclusion.content;
  let section = 0;
  const nextNumber = () => roman[section++] ?? '';
  const parts: Message[] = [];
  for (const kind of findingKindSchema.options) {
    const its = statements.filter((statement) => statement.kind === kind);
    if (its.length === 0) continue;
    parts.push(say(`conclusion.section.${kind}`, { number: nextNumber() }), ...byField(its, statementLines));
  }
  parts.push(say('conclusion.section.recommendation', { number: nextNumber() }));
  if (recommendations.length === 0) parts.push(say('conclusion.no_recommendation'));
  const flat = recommendations.map((each) => ({ ...each, field: each.recommendation.field }));
  parts.push(...byField(flat, recommendationLines));
  return view([...before, ...headLines(shown), ...parts], choices);
}

/** What it is, about whom, and its subject. */
export function headLines({ conclusion, units, corrects }: ShownConclusion): Message[] {
  return [
    titleMessage(conclusion),
    ...(corrects === null ? [] : [say('conclusion.corrects', corrects)]),
    say('conclusion.subject', { subject: conclusion.subject }),
    ...unitLines(units),
  ];
}

function unitLines(units: { unitName: string }[]): Message[] {
  const [unit] = units;
  if (unit === undefined) return [];
  return units.length === 1
    ? [say('conclusion.unit', { unit: unit.unitName })]
    : [say('conclusion.units', { count: units.length, units: unitNames(units) })];
}

/** The lines of items that stand in the order of their fields, each field named once. */
function byField<T extends { field: ReformField | null }>(
  items: readonly T[],
  linesOf: (item: T, index: number) => Message[],
): Message[] {
  return items.flatMap((item, at) => [
    ...(at > 0 && items[at - 1]!.field === item.field
      ? []
      : [say('conclusion.field', { field: fieldMessage(item.field) })]),
    ...linesOf(item, at + 1),
  ]);
}

function statementLines({ text, cause }: Statement, index: number): Message[] {
  return [
    say('conclusion.statement', { index, text }),
    ...(cause === null ? [] : [say('conclusion.cause', { text: cause })]),
  ];
}

/** Under the number it has in the paper, also where not all of them are shown. */
export function recommendationLines({
  number,
  recommendation,
  units,
  limit,
}: ShownRecommendation): Message[] {
  return [
    say('conclusion.recommendation', { index: number, text: recommendation.text }),
    ...(units === null ? [] : [say('conclusion.concerned', { units })]),
    termMessage(recommendation, limit),
  ];
}
