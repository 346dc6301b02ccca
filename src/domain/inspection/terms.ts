import { limitUnder, type AnchorDays, type LimitBasis } from '../deadline/assigned-limit.ts';
import type { OfficeCalendar } from '../deadline/calendar.ts';
import { readLimitEntry, type LimitEntry } from '../deadline/limit-entry.ts';
import type { Limit } from '../deadline/limit.ts';
import type { LimitRule } from '../deadline/limit-rule.ts';
import type { InspectionDates } from './inspection.ts';
import { asksReport, isAnnounced, pathOf, type InspectionKind } from './kind.ts';
import type { InspectionsEntry, PlanFile, PlanTerm } from './plan/plan-file.ts';
import type { Inspection } from './ports.ts';

/** The terms a plan may set: schedule notice, unit's report, conclusion, remediation (Kế hoạch 1871/KH-UBND, II.3.a). */
export type TermName = 'scheduleNotice' | 'report' | 'conclusion' | 'remediation';

/**
 * What a plan says of one term of one unit's inspection.
 *
 * - `limit`: a rule; `limit.lastDay` is null while the day it counts from is not known, `confirmed` false while
 *   the calendar it rests on is not
 * - `set_by_team`: the paper leaves it to the team, which has to be asked
 * - `not_said`: the plan is silent, or the kind has no such step
 */
export type TermStanding =
  | { kind: 'limit'; limit: Limit; basis: LimitBasis; confirmed: boolean }
  | { kind: 'set_by_team' }
  | { kind: 'not_said' };
export type Terms = Record<TermName, TermStanding>;

/**
 * The terms of one unit's inspection by its round's plan.
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
  const standing = (term: PlanTerm | undefined, applies: boolean): TermStanding => {
    if (term === undefined || !applies) return { kind: 'not_said' };
    if (term === 'set_by_team') return { kind: 'set_by_team' };
    const basis = basisOfTerm(term);
    const anchors: AnchorDays = {
      ...anchorOfDates(basis.rule, dates),
      ...(noticeDay === undefined ? {} : { notice_day: noticeDay }),
      ...known,
    };
    const counted = limitUnder(basis, anchors, calendar);
    if ('kind' in counted) throw new Error('a term on a day that does not exist passed its checks');
    return { kind: 'limit', basis, ...counted };
  };
  const path = pathOf(kind);
  return {
    scheduleNotice: standing(given.scheduleNotice, isAnnounced(kind)),
    report: standing(given.report, asksReport(kind)),
    conclusion: standing(given.conclusion, path.includes('issued')),
    remediation: standing(given.remediation, path.includes('remediation')),
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
