import type { Limit } from '../../deadline/limit.ts';
import { isPassed } from '../lifecycle/path.ts';
import type { Inspection } from '../ports.ts';
import type { Terms } from '../terms.ts';
import { termApplies, termNames, type TermName } from './name.ts';

/**
 * Why a term cannot be set in chat.
 *
 * - `no_step`: the inspection does not come to what it is about
 * - `by_plan`: the plan has a rule, which stands
 * - `passed`: what it is about has happened, or the inspection is over
 */
export type TermBar = 'no_step' | 'by_plan' | 'passed';

type Barred = Pick<Inspection, 'kind' | 'state' | 'assignmentId'>;

/** @returns null when the term may be set, or set anew */
export function barOf(name: TermName, inspection: Barred, terms: Terms): TermBar | null {
  const { kind, assignmentId } = inspection;
  if (!termApplies(name, kind) || (name === 'report' && assignmentId === null)) return 'no_step';
  const standing = terms[name];
  if (standing.kind === 'limit' && standing.setBy === 'plan') return 'by_plan';
  return hasPassed(name, inspection) ? 'passed' : null;
}

function hasPassed(name: TermName, { kind, state }: Barred): boolean {
  if (state.stage === 'cancelled' || state.stage === 'closed') return true;
  const hasBegun = isPassed({ kind, state }, 'under_way');
  switch (name) {
    case 'scheduleNotice':
      return hasBegun || state.notice !== null;
    case 'report':
      return hasBegun || state.report !== null;
    case 'conclusion':
    case 'remediation':
      // Each recommendation that is issued has a term of its own.
      return isPassed({ kind, state }, 'issued');
    default:
      return name satisfies never;
  }
}

/** Whether nobody has said the term yet. @param owed the limit of the report that is owed, which may have been extended */
export function lacksTerm(name: TermName, terms: Terms, owed: Limit | null): boolean {
  return terms[name].kind !== 'limit' && !(name === 'report' && owed?.lastDay != null);
}

/** The terms that the plan leaves to the team and that it still has to set. */
export function termsToAsk(
  inspection: Barred,
  terms: Terms,
  owed: Limit | null,
  among: readonly TermName[] = termNames,
): TermName[] {
  return among.filter(
    (name) =>
      terms[name].kind === 'set_by_team' &&
      lacksTerm(name, terms, owed) &&
      barOf(name, inspection, terms) === null,
  );
}
