import { readLimitEntry, type LimitEntry } from '../../deadline/limit-entry.ts';
import { formatDate } from '../../format-date.ts';
import { fault, type Fault } from '../../organisation/messages.ts';
import type { InspectionsEntry, PlanFile } from './plan-file.ts';
import { termAnchors, termApplies, termNames, type TermName } from '../term/name.ts';

/** @param path of the entry's terms */
export function checkTerms(plan: PlanFile, { kind, terms }: InspectionsEntry, path: Fault['path']): Fault[] {
  return termNames.flatMap((name) => {
    const term = terms[name];
    if (term === undefined) return [];
    const at = [...path, name];
    if (!termApplies(name, kind)) return [fault(at, 'import.plan_term_unused', { kind })];
    if (name === 'report' && plan.outline === undefined)
      return [fault(at, 'import.plan_outline_missing', {})];
    return term === 'set_by_team' ? [] : checkTerm(plan, name, term, at);
  });
}

function checkTerm(plan: PlanFile, name: TermName, term: LimitEntry, path: Fault['path']): Fault[] {
  const read = readLimitEntry(term);
  if (!read.ok) {
    const { key, reason } = read.fault;
    return [fault(key === null ? path : [...path, key], reason, {})];
  }
  const { rule, key } = read;
  switch (rule.kind) {
    case 'before_day':
    case 'by_day':
    case 'data_cutoff':
      return [fault([...path, key], 'import.rule_without_period', {})];
    case 'before_date':
    case 'by_date':
      return rule.date < plan.inspectedPeriod.from
        ? [fault([...path, key], 'import.limit_before_period', { day: formatDate(rule.date) })]
        : [];
    case 'working_days_before':
    case 'within_working_days':
    case 'within_days':
      return termAnchors[name].includes(rule.anchor)
        ? []
        : [fault([...path, 'anchor'], 'import.plan_term_anchor', { anchors: termAnchors[name].join(', ') })];
    default:
      return rule satisfies never;
  }
}
