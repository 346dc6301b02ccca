import { Temporal } from 'temporal-polyfill';
import {
  addWorkingDays,
  nextWorkingDay,
  previousWorkingDay,
  subtractWorkingDays,
  weekBegin,
  workingDaysAfter,
  type OfficeCalendar,
} from '../../deadline/calendar.ts';
import { standardLadder } from '../../notice/ladder.ts';
import { nextStep } from '../next-step.ts';
import { isAnnounced } from '../kind.ts';
import { isPassed } from '../lifecycle/path.ts';
import type { Conclusion, Inspection, InspectionRound } from '../ports.ts';
import type { RemediationProgress } from '../remediation/standing.ts';
import { lastDayOf } from '../schedule/due.ts';
import type { Terms } from '../terms.ts';

/** Something that those who inspect have to see to. */
export type MatterKind =
  | 'fix_dates'
  | 'send_notice'
  /** No paper says by when the unit is to be told, so it is told before its day. */
  | 'notice_unsaid'
  | 'notice_unacknowledged'
  | 'report_missing'
  | 'not_started'
  | 'explanation_awaited'
  | 'conclude'
  | 'issue'
  | 'conclusion_unacknowledged'
  | 'set_terms'
  | 'verdict_awaited'
  | 'remediation_overdue'
  /** Until when the unit reports: the plan leaves it to the team. */
  | 'plan_term'
  /** The same of the conclusion. */
  | 'conclusion_term';

export interface Matter {
  kind: MatterKind;
  inspectionId: string;
  unitName: string;
  /** The last permitted day (ISO); of what has no term of its own, the day after which to ask for it. */
  due: string;
  /** Since when it is waited for, where no paper sets a term. */
  since: string | null;
  /** Recommendations, where it is about them. */
  count: number;
  /** The conclusion it is about. */
  conclusionId: string | null;
}

/** Papers are the coordinator's: the team has no seal (tone.md, "How an office really works" 4). */
export const paperMatters: readonly MatterKind[] = [
  'send_notice',
  'notice_unsaid',
  'issue',
  'notice_unacknowledged',
  'conclusion_unacknowledged',
  'remediation_overdue',
];
/** What is the coordinator's alone. */
export const coordinatorMatters: readonly MatterKind[] = [
  'notice_unacknowledged',
  'conclusion_unacknowledged',
  'remediation_overdue',
];

/** Working days after which we ask where no paper sets a term; not terms, only when the bot speaks up. */
const patience = { acknowledge: 2, explain: 3, verdict: 3, setTerm: 2, conclude: 5 } as const;

/** What those see to who decide in the team, its head and deputy: nobody else there may set it. */
export const decidingMatters: readonly MatterKind[] = ['plan_term', 'conclusion_term'];

/** One inspection with everything that its follow-up is drawn from. */
export interface FollowedInspection {
  inspection: Inspection;
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
}

/** Everything there is to see to, whether this is a day to say so or not. */
export function mattersOf(
  followed: FollowedInspection,
  { calendar, timeZone }: { calendar: OfficeCalendar; timeZone: string },
): Matter[] {
  const { inspection, terms, conclusions, remediation } = followed;
  const { id: inspectionId, unitName, state } = inspection;
  const matters: Matter[] = [];
  const put = (kind: MatterKind, due: string | null, more: Partial<Matter> = {}) => {
    if (due !== null) {
      matters.push({ kind, inspectionId, unitName, due, since: null, count: 0, conclusionId: null, ...more });
    }
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
  switch (step) {
    case 'fix_dates':
      put('fix_dates', dayToFix(followed, calendar));
      break;
    case 'notify':
      if (terms.scheduleNotice.kind === 'limit') put('send_notice', lastDayOf(terms.scheduleNotice));
      else put('notice_unsaid', firstDay(followed));
      break;
    case 'receive_report':
      // Reports of self-inspections are no team's: the coordinator follows them up with all reports of their round.
      if (inspection.kind !== 'self_inspection') put('report_missing', followed.reportBy);
      break;
    case 'start':
      put('not_started', inspection.dates.kind === 'days' ? inspection.dates.days.at(-1)! : null);
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
  if (step !== null && lacksReportTerm(followed)) put('plan_term', firstDay(followed));
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
  for (const { conclusion, acknowledged } of conclusions) {
    const { issuedAt, id: conclusionId } = conclusion;
    if (!acknowledged && issuedAt !== null) {
      putAfter('conclusion_unacknowledged', issuedAt, patience.acknowledge, { conclusionId });
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
    put('remediation_overdue', followed.overdueSince, { count: remediation.overdue });
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

function firstDay({ inspection: { dates } }: FollowedInspection): string | null {
  return dates.kind === 'days' ? dates.days[0]! : null;
}

/** Before a term on these working days, and the term's own; as often after it as an officer is reminded. */
const saidBefore = [3, 1, 0];
const saidAfter = standardLadder.overdue;

/** What only a past day makes worth a word: until then it is somebody else's to do. */
const saidOnceOver: readonly MatterKind[] = [
  'report_missing',
  'not_started',
  'explanation_awaited',
  'verdict_awaited',
  'notice_unacknowledged',
  'conclusion_unacknowledged',
  'set_terms',
  'conclusion_term',
  'remediation_overdue',
];

const concluding: readonly MatterKind[] = ['conclude', 'issue'];

/**
 * Whether a matter is told on the morning of `today`: around its day, and once that is past on the first working day of
 * every week until it is seen to, so that nothing open is ever left unsaid. The last morning before was that of the day
 * before `since` (ISO dates; more than a day apart after days off or time away).
 */
export function isTold(
  { kind, due, since: waitedSince }: Matter,
  { since, today }: { since: string; today: string },
  calendar: OfficeCalendar,
): boolean {
  const limit = Temporal.PlainDate.from(due);
  const [first, last] = [Temporal.PlainDate.from(since), Temporal.PlainDate.from(today)];
  const falls = (day: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(first, day) <= 0 && Temporal.PlainDate.compare(day, last) <= 0;
  const lastWorking = previousWorkingDay(calendar, limit).date;
  const isWithoutTerm = waitedSince !== null && concluding.includes(kind);
  const before =
    isWithoutTerm || saidOnceOver.includes(kind)
      ? []
      : saidBefore.map((left) => subtractWorkingDays(calendar, lastWorking, left).date);
  const after = Array.from({ length: saidAfter }, (_, at) => addWorkingDays(calendar, limit, at + 1).date);
  if ([...before, ...after].some(falls)) return true;
  return Temporal.PlainDate.compare(limit, first) < 0 && falls(weekBegin(calendar, last));
}

/** How a matter stands to its day: working days left (0: today is the last), or gone by. */
export function leftOf(
  { due }: Matter,
  today: string,
  calendar: OfficeCalendar,
): { over: boolean; days: number } {
  const [limit, now] = [Temporal.PlainDate.from(due), Temporal.PlainDate.from(today)];
  return Temporal.PlainDate.compare(now, limit) > 0
    ? { over: true, days: workingDaysAfter(calendar, limit, now) }
    : { over: false, days: workingDaysAfter(calendar, now, limit) };
}

/** Working days since a day, which is not counted. */
export function waitedFor(since: string, today: string, calendar: OfficeCalendar): number {
  return workingDaysAfter(calendar, Temporal.PlainDate.from(since), Temporal.PlainDate.from(today));
}
