import type { InspectionsEntry, PlanFile, PlanTerm } from '../../../../domain/inspection/plan/plan-file.ts';
import { limitWords } from '../../deadline/limit-words.ts';

/** The plan with words for each of its terms: the paper's own, completed, or made from the rule. */
export function wordedPlan(plan: PlanFile): PlanFile {
  return {
    ...plan,
    inspections: plan.inspections.map((entry) => ({ ...entry, terms: worded(entry.terms) })),
  };
}

function worded(terms: InspectionsEntry['terms']): InspectionsEntry['terms'] {
  return Object.fromEntries(
    Object.entries(terms).flatMap(([name, term]): [string, PlanTerm][] =>
      term === undefined
        ? []
        : [[name, term === 'set_by_team' ? term : { ...term, words: limitWords(term) }]],
    ),
  );
}
