import type { Limit } from '../../domain/deadline/limit.ts';
import type { InspectionDates } from '../../domain/inspection/inspection.ts';
import { inspectionKindSchema, type InspectionKind } from '../../domain/inspection/kind.ts';
import type { PlanWarning } from '../../domain/inspection/plan/warnings.ts';
import type { Transaction } from '../../domain/ports.ts';
import type { OpenedInspectionRound } from '../usecases/inspection/plan/open.ts';
import { formatDate, formatMonth } from '../../domain/format-date.ts';
import { dayText, lastDayText, type Session } from './kit.ts';

type Speech = Pick<Session, 'say' | 'words'>;

/** A round of inspections in numbers; what is hidden is not among them. */
export interface InspectionRoundCounts {
  code: string;
  title: string;
  openedAt: string;
  closedAt: string | null;
  inspections: { kind: InspectionKind; count: number }[];
  /** Without a day, of those that go on. */
  withoutDay: number;
  closed: number;
  cancelled: number;
}

export async function inspectionRounds(tx: Transaction): Promise<InspectionRoundCounts[]> {
  const everything = { kind: 'system' } as const;
  const counts: InspectionRoundCounts[] = [];
  for (const { id, code, title, openedAt, closedAt } of await tx.inspections.rounds(everything)) {
    const seen = (await tx.inspections.ofRound(everything, id)).filter(({ hidden }) => !hidden);
    const at = (stage: string) => seen.filter(({ state }) => state.stage === stage).length;
    const kinds = inspectionKindSchema.options
      .map((kind) => ({ kind, count: seen.filter((each) => each.kind === kind).length }))
      .filter(({ count }) => count > 0);
    counts.push({
      code,
      title,
      openedAt,
      closedAt,
      inspections: kinds,
      withoutDay: seen.filter(({ dates, kind, state }) => waitsForDay(dates, kind) && isGoingOn(state.stage))
        .length,
      closed: at('closed'),
      cancelled: at('cancelled'),
    });
  }
  return counts;
}

const isGoingOn = (stage: string) => stage !== 'closed' && stage !== 'cancelled';

/** A unit inspects itself when it likes, before its limit. */
const waitsForDay = (dates: InspectionDates, kind: InspectionKind) =>
  dates.kind !== 'days' && kind !== 'self_inspection';

export function inspectionRoundLine(speech: Speech, round: InspectionRoundCounts): string {
  const { code, title, closed, cancelled, withoutDay } = round;
  return speech.say('admin.plan.line', {
    code,
    title,
    kinds: kindsText(speech, round.inspections),
    closed: String(closed),
    cancelled: String(cancelled),
    withoutDay: String(withoutDay),
  });
}

function kindsText({ words }: Speech, kinds: InspectionRoundCounts['inspections']): string {
  return kinds
    .map(({ kind, count }) => `${words({ key: `inspection.kind.${kind}`, params: {} })} ${count}`)
    .join(', ');
}

/** What opening a plan came to: each unit with its days and its report's limit, and what is unusual. */
export function openedLines(session: Session, opened: OpenedInspectionRound): string[] {
  const { say } = session;
  const { title, code, team, inspections, reports, warnings } = opened;
  const kinds = [...new Set(inspections.map(({ kind }) => kind))];
  return [
    say('admin.plan.opened', { title, code, count: String(inspections.length), team: String(team) }),
    ...kinds.flatMap((kind) => {
      const ofKind = inspections.filter((each) => each.kind === kind);
      return [
        say('admin.plan.kind', { kind: kindText(session, kind), count: String(ofKind.length) }),
        ...ofKind.map(({ unitName, dates, limit }) => {
          const when = say('admin.plan.unit', { unit: unitName, days: datesText(session, dates) });
          return limit === null ? when : `${when}; ${reportText(session, limit)}`;
        }),
      ];
    }),
    ...reports.map((report) => say('admin.plan.reports', { ...report, units: String(report.units) })),
    ...warnings.map((warning) => warningText(session, warning)),
  ];
}

export function kindText({ words }: Speech, kind: InspectionKind): string {
  return words({ key: `inspection.kind.${kind}`, params: {} });
}

/** "thứ Ba, 20/8/2024"; "tháng 8/2024"; "chưa ấn định ngày". */
export function datesText(session: Session, dates: InspectionDates): string {
  const { say } = session;
  if (dates.kind === 'days') return dates.days.map((day) => dayText(session, day)).join('; ');
  if (dates.kind === 'open') return say('admin.plan.open_dates');
  return say('admin.plan.month', { month: formatMonth(dates.month) });
}

/** The limit of a unit's report: the paper's words and the last permitted day. */
export function reportText(session: Session, { words, lastDay }: Limit): string {
  return lastDay === null
    ? session.say('admin.plan.report_waits', { words })
    : session.say('admin.plan.report', { words, until: lastDayText(session, lastDay) });
}

export function warningText(session: Session, warning: PlanWarning): string {
  const { say } = session;
  const { unitName: unit } = warning;
  switch (warning.kind) {
    case 'day_off': {
      const day = dayText(session, warning.day);
      return warning.name === null
        ? say('admin.plan.warning.weekend', { unit, day })
        : say('admin.plan.warning.day_off', { unit, day, name: warning.name });
    }
    case 'notice_too_late':
      return say('admin.plan.warning.notice_too_late', {
        unit,
        until: lastDayText(session, warning.by),
        count: String(warning.workingDays),
      });
    case 'outside_window':
      return say('admin.plan.warning.outside_window', {
        unit,
        day: formatDate(warning.day),
        ...windowOf(warning),
      });
    case 'month_outside':
      return say('admin.plan.warning.month_outside', {
        unit,
        month: formatMonth(warning.month),
        ...windowOf(warning),
      });
    case 'past_day':
      return say('admin.plan.warning.past_day', { unit, day: dayText(session, warning.day) });
    case 'never_inspected':
      return say('admin.plan.warning.never_inspected', { unit });
    case 'unconfirmed':
      return say('admin.plan.warning.unconfirmed', { unit, year: String(warning.year) });
    case 'own_unit':
      return say('admin.plan.warning.own_unit', { unit, person: warning.person });
    default:
      return warning satisfies never;
  }
}

function windowOf({ from, to }: { from: string; to: string }) {
  return { from: formatDate(from), to: formatDate(to) };
}
