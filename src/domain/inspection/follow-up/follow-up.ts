import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, nextWorkingDay, type OfficeCalendar } from '../../deadline/calendar.ts';
import { nextStep } from '../next-step.ts';
import { isAnnounced } from '../kind.ts';
import { isPassed } from '../lifecycle/path.ts';
import type { Conclusion, Inspection, InspectionRound } from '../ports.ts';
import type { RemediationProgress } from '../remediation/standing.ts';
import { lastDayOf } from '../schedule/due.ts';
import type { AssessedPart } from '../report/ports.ts';
import type { Terms } from '../terms.ts';
import type { Matter, MatterKind } from './matter.ts';

/** Working days after which we ask where no paper sets a term; not terms, only when the bot speaks up. */
const patience = { acknowledge: 2, explain: 3, verdict: 3, setTerm: 2, conclude: 5, assess: 5 } as const;

/** One inspection with everything that its follow-up is drawn from. */
export interface FollowedInspection {
  inspection: Inspection;
  /** The unit is inspected in another way too, as everybody may know who is told of this one. */
  isOneOfMore: boolean;
  round: Pick<InspectionRound, 'plan'>;
  terms: Terms;
  /** Last permitted day of the report that is owed, which may have been extended; null when none is, or has no day. */
  reportBy: string | null;
  /** Those in force. */
  conclusions: { conclusion: Conclusion; acknowledged: boolean }[];
  remediation: RemediationProgress;
  /** When the oldest report that nobody has judged came (ISO instant). */
  reportedAt: string | null;
  /** The earliest term that has passed. */
  overdueSince: string | null;
  /** Nobody of the unit hears what it has to put right. */
  isUnreached: boolean;
  /** Parts of the report, which is there, that other bodies have not assessed. */
  toAssess: AssessedPart[];
}

/**
 * Everything there is to see to, whether this is a day to say so or not.
 *
 * @param office `today` is an ISO date
 */
export function mattersOf(
  followed: FollowedInspection,
  { calendar, timeZone, today }: { calendar: OfficeCalendar; timeZone: string; today: string },
): Matter[] {
  const { inspection, terms, conclusions, remediation } = followed;
  const { id: inspectionId, unitName, state } = inspection;
  const inspectionKind = followed.isOneOfMore ? inspection.kind : null;
  const about = { inspectionId, unitName, inspectionKind, since: null, count: 0, conclusionId: null };
  const matters: Matter[] = [];
  const put = (kind: MatterKind, due: string | null, more: Partial<Matter> = {}) => {
    if (due !== null) matters.push({ ...about, kind, due, ...more });
  };
  const putAfter = (kind: MatterKind, instant: string, days: number, more: Partial<Matter> = {}) => {
    const day = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate();
    put(kind, addWorkingDays(calendar, day, days).date.toString(), { since: day.toString(), ...more });
  };

  const concludeBy = lastDayOf(terms.conclusion);
  const putConclusion = (kind: 'conclude' | 'issue') => {
    if (concludeBy !== null) put(kind, concludeBy);
    else if (state.startedAt !== null) putAfter(kind, state.startedAt, patience.conclude);
  };

  const step = nextStep(inspection);
  const isDayOver = (lastDay(followed) ?? today) < today;
  switch (step) {
    case 'fix_dates':
      put('fix_dates', dayToFix(followed, calendar));
      break;
    case 'notify':
      // Nobody is to be told of a day that has gone by: a new one is fixed, or it begins with a reason.
      if (isDayOver) put('day_passed', lastDay(followed));
      else if (terms.scheduleNotice.kind === 'limit') put('send_notice', lastDayOf(terms.scheduleNotice));
      else put('notice_unsaid', firstDay(followed));
      break;
    case 'receive_report':
      // Reports of self-inspections are no team's: the coordinator follows them up with all reports of their round.
      if (inspection.kind !== 'self_inspection') {
        put('report_missing', followed.reportBy);
        if (isDayOver) put('not_started', lastDay(followed));
      }
      break;
    case 'start':
      put('not_started', lastDay(followed));
      break;
    case 'explain':
      if (state.minutes !== null) putAfter('explanation_awaited', state.minutes.at, patience.explain);
      break;
    case 'draft_conclusion':
    case 'sign_conclusion':
      putConclusion('conclude');
      break;
    case 'issue_conclusion':
      putConclusion('issue');
      break;
    default:
      break;
  }
  // The conclusion is followed up beside what comes before it: its term does not wait for minutes or explanation.
  if (step === 'record_minutes' || step === 'explain') putConclusion('conclude');
  if (step !== null && !isDayOver && lacksReportTerm(followed)) put('plan_term', firstDay(followed));
  if (
    terms.conclusion.kind === 'set_by_team' &&
    state.startedAt !== null &&
    !isPassed(inspection, 'issued')
  ) {
    putAfter('conclusion_term', state.startedAt, patience.setTerm);
  }
  const { notice } = state;
  if (notice !== null && state.startedAt === null && state.acknowledged.length === 0 && step !== null) {
    putAfter('notice_unacknowledged', notice.at, patience.acknowledge);
  }
  const unreached = followed.isUnreached ? ({ isUnreached: true } as const) : {};
  for (const { conclusion, acknowledged } of conclusions) {
    const { issuedAt, id: conclusionId } = conclusion;
    if (!acknowledged && issuedAt !== null) {
      putAfter('conclusion_unacknowledged', issuedAt, patience.acknowledge, { conclusionId, ...unreached });
    }
  }
  const [last] = conclusions.slice(-1);
  if (remediation.withoutTerm > 0 && last?.conclusion.issuedAt != null) {
    const { id: conclusionId, issuedAt } = last.conclusion;
    putAfter('set_terms', issuedAt, patience.setTerm, { count: remediation.withoutTerm, conclusionId });
  }
  if (followed.reportedAt !== null) {
    putAfter('verdict_awaited', followed.reportedAt, patience.verdict, { count: remediation.awaiting });
  }
  if (remediation.overdue > 0) {
    put('remediation_overdue', followed.overdueSince, { count: remediation.overdue, ...unreached });
  }
  for (const { part, place, assessorUnitId, assessorName, sentAt } of followed.toAssess) {
    const assessed = { part, place, unitId: assessorUnitId, unitName: assessorName };
    for (const kind of ['assess', 'assessment_awaited'] as const) {
      // The conclusion rests on it.
      if (concludeBy !== null) put(kind, concludeBy, { assessed });
      else if (sentAt !== null) putAfter(kind, sentAt, patience.assess, { assessed });
    }
  }
  return matters;
}

/** The day by which a day has to be fixed: the first working day of the month, or of the window's last month. */
function dayToFix(
  { inspection: { kind, dates }, round }: FollowedInspection,
  calendar: OfficeCalendar,
): string | null {
  if (!isAnnounced(kind) && kind !== 'surprise') return null;
  const month = dates.kind === 'month' ? dates.month : round.plan.window.to.slice(0, 7);
  return nextWorkingDay(
    calendar,
    Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 }),
  ).date.toString();
}

/** The plan leaves the unit's report to the team, which has not said until when it wants it. */
function lacksReportTerm({ inspection: { state }, terms, reportBy }: FollowedInspection): boolean {
  return (
    terms.report.kind === 'set_by_team' &&
    reportBy === null &&
    state.report === null &&
    state.startedAt === null
  );
}

function lastDay({ inspection: { dates } }: FollowedInspection): string | null {
  return dates.kind === 'days' ? dates.days.at(-1)! : null;
}

function firstDay({ inspection: { dates } }: FollowedInspection): string | null {
  return dates.kind === 'days' ? dates.days[0]! : null;
}
