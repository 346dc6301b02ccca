import { foldPhrase } from '../../answer/fold-vietnamese.ts';
import type { ConclusionContent, Recommendation, Statement } from '../conclusion.ts';
import type { Finding } from '../ports.ts';

/** A shortcoming or a violation about which nothing is recommended, at least not to these inspections' units. */
export interface Unanswered {
  /** Its place among the statements, from 0. */
  at: number;
  statement: Statement;
  inspectionIds: string[];
}

/** What was found and would be left without consequence if the conclusion went out as it is. */
export interface Gaps {
  unanswered: Unanswered[];
  /** Stated to a unit it covers, and in none of its statements and recommendations. */
  leftOut: Finding[];
}

/**
 * What a conclusion passes over.
 *
 * @param covered ids of the inspections it covers
 * @param findings of these inspections
 */
export function gapsOf(
  content: ConclusionContent,
  covered: readonly string[],
  findings: readonly Finding[],
): Gaps {
  const { statements, recommendations } = content;
  const foundIn = new Map(findings.map(({ id, inspectionIds }) => [id, inspectionIds]));
  const taken = new Set([...statements, ...recommendations].flatMap(({ findingIds }) => findingIds));
  return {
    unanswered: statements.flatMap((statement, at) => {
      if (statement.kind === 'strength') return [];
      const inspectionIds = aboutOf(statement, covered, foundIn).filter(
        (id) => !recommendations.some((each) => answers(each, statement, id)),
      );
      return inspectionIds.length === 0 ? [] : [{ at, statement, inspectionIds }];
    }),
    leftOut: findings.filter(
      ({ id, status, inspectionIds }) =>
        status === 'stated' && !taken.has(id) && inspectionIds.some((each) => covered.includes(each)),
    ),
  };
}

/** Where it was found; of what was written by hand, or only with findings of others, that is all that is covered. */
function aboutOf(
  { findingIds }: Statement,
  covered: readonly string[],
  foundIn: ReadonlyMap<string, string[]>,
): readonly string[] {
  const found = new Set(findingIds.flatMap((id) => foundIn.get(id) ?? []));
  const about = covered.filter((id) => found.has(id));
  return about.length === 0 ? covered : about;
}

/**
 * Whether a recommendation is about a statement, for one of the inspections: it follows from the same finding, or, where
 * it names none, it is of the same field. One of no field is about what belongs to none, not about everything.
 */
export function answers(
  { findingIds, field, inspectionIds }: Recommendation,
  statement: Statement,
  inspectionId: string,
): boolean {
  if (inspectionIds.length > 0 && !inspectionIds.includes(inspectionId)) return false;
  if (findingIds.length > 0) return findingIds.some((id) => statement.findingIds.includes(id));
  return field === statement.field;
}

/** A recommendation that is about these statements too, besides what it is about already. */
export function answeringAlso(
  recommendation: Recommendation,
  also: readonly Statement[],
  { statements }: Pick<ConclusionContent, 'statements'>,
): Recommendation {
  const own =
    recommendation.findingIds.length > 0
      ? recommendation.findingIds
      : statements
          .filter(({ kind, field }) => kind !== 'strength' && field === recommendation.field)
          .flatMap(({ findingIds }) => findingIds);
  const findingIds = [...new Set([...own, ...also.flatMap((each) => each.findingIds)])];
  return { ...recommendation, findingIds };
}

/** Names everything that is passed over, so that a reason given for it is known to be for that and nothing else. */
export function gapKeys({ unanswered, leftOut }: Gaps): string[] {
  return [
    ...unanswered.flatMap(({ statement: { findingIds, text }, inspectionIds }) => {
      const named = findingIds.length === 0 ? foldPhrase(text) : findingIds.toSorted().join('+');
      return inspectionIds.map((id) => `statement ${named} ${id}`);
    }),
    ...leftOut.map(({ id }) => `finding ${id}`),
  ];
}

export function hasGaps({ unanswered, leftOut }: Gaps): boolean {
  return unanswered.length + leftOut.length > 0;
}

/** What of it a reason has been given for already is left out. */
export function withoutReason(gaps: Gaps, known: ReadonlySet<string>): Gaps {
  const isNew = (part: Partial<Gaps>) =>
    gapKeys({ unanswered: [], leftOut: [], ...part }).some((key) => !known.has(key));
  return {
    unanswered: gaps.unanswered.filter((each) => isNew({ unanswered: [each] })),
    leftOut: gaps.leftOut.filter((each) => isNew({ leftOut: [each] })),
  };
}
