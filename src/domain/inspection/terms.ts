import { limitUnder, type AnchorDays, type LimitBasis } from '../deadline/assigned-limit.ts';
import type { OfficeCalendar } from '../deadline/calendar.ts';
import { readLimitEntry, type LimitEntry } from '../deadline/limit-entry.ts';
import type { Limit } from '../deadline/limit.ts';
import type { LimitRule } from '../deadline/limit-rule.ts';
import type { InspectionDates } from './inspection.ts';
import type { InspectionKind } from './kind.ts';
import type { InspectionsEntry, PlanFile } from './plan/plan-file.ts';
import type { Inspection } from './ports.ts';
import { termApplies, type TermName } from './term/name.ts';

/**
 * How one term of one unit's inspection stands.
 *
 * - `limit`: a rule, by the plan or set by the team in chat; `limit.lastDay` is null while the day it counts from is not
 *   known, `confirmed` false while the calendar it rests on is not
 * - `set_by_team`: the paper leaves it to the team, which has not set it and has to be asked
 * - `not_said`: the plan is silent, or the kind has no such step
 */
export type TermStanding =
  | { kind: 'limit'; limit: Limit; basis: LimitBasis; confirmed: boolean; setBy: 'plan' | 'team' }
  | { kind: 'set_by_team' }
  | { kind: 'not_said' };
export type Terms = Record<TermName, TermStanding>;

/**
 * The terms of one unit's inspection: its round's plan's, and where that says nothing or leaves it to the team, what the
 * team has set. A rule of the plan stands against anything else.
 *
 * @param plan as stored with the round: its terms have their words
 * @param known days known from elsewhere (`conclusion_day`: the date of the issued paper)
 */
export function termsOf(
  plan: Pick<PlanFile, 'inspections'>,
  inspection: Pick<Inspection, 'kind' | 'dates' | 'state'>,
  calendar: OfficeCalendar,
  known: AnchorDays = {},
): Terms {
  const { kind, dates, state } = inspection;
  const given = termsGiven(plan, kind, state.entry);
  const noticeDay = state.notice?.paper.date;
  const counted = (basis: LimitBasis, setBy: 'plan' | 'team'): TermStanding => {
    const anchors: AnchorDays = {
      ...anchorOfDates(basis.rule, dates),
      ...(noticeDay === undefined ? {} : { notice_day: noticeDay }),
      ...known,
    };
    const under = limitUnder(basis, anchors, calendar);
    if ('kind' in under) throw new Error('a term on a day that does not exist passed its checks');
    return { kind: 'limit', basis, setBy, ...under };
  };
  const standing = (name: TermName): TermStanding => {
    if (!termApplies(name, kind)) return { kind: 'not_said' };
    const planned = given[name];
    if (planned !== undefined && planned !== 'set_by_team') return counted(basisOfTerm(planned), 'plan');
    const set = state.setTerms[name];
    if (set !== undefined) return counted(set.basis, 'team');
    return planned === undefined ? { kind: 'not_said' } : { kind: 'set_by_team' };
  };
  return {
    scheduleNotice: standing('scheduleNotice'),
    report: standing('report'),
    conclusion: standing('conclusion'),
    remediation: standing('remediation'),
  };
}

/**
 * An inspection that the plan did not list follows the plan's terms for its kind; a surprise or a re-inspection, which
 * are carried out at the unit too, else those of the announced ones.
 */
function termsGiven(
  { inspections }: Pick<PlanFile, 'inspections'>,
  kind: InspectionKind,
  entry: number | null,
): InspectionsEntry['terms'] {
  const own = entry === null ? inspections.find((each) => each.kind === kind) : inspections[entry];
  if (own !== undefined) return own.terms;
  const atTheUnit = kind === 'surprise' || kind === 're_inspection';
  return (atTheUnit ? inspections.find((each) => each.kind === 'on_site')?.terms : undefined) ?? {};
}

/** The rule and words of a term, in the form in which recommendations and assignments keep theirs. */
export function basisOfTerm(entry: LimitEntry): LimitBasis {
  const read = readLimitEntry(entry);
  if (!read.ok) throw new Error('a term without a rule passed its checks');
  if (entry.words === undefined)
    throw new Error('the terms of a plan are given their words when it is opened');
  return { rule: read.rule, period: null, words: entry.words, hour: entry.hour ?? null };
}

/**
 * The inspection day as a rule counts from it: what is due before an inspection of several days is counted from the first,
 * what is due after it from the last. Nothing while only a month is known.
 */
export function anchorOfDates(rule: LimitRule, dates: InspectionDates): AnchorDays {
  if (dates.kind !== 'days') return {};
  const after = rule.kind === 'within_working_days' || rule.kind === 'within_days';
  const day = after ? dates.days.at(-1) : dates.days[0];
  return day === undefined ? {} : { inspection_day: day };
}
