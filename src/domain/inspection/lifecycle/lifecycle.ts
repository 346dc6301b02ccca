import type { LifecycleEvent, LifecycleRefusal } from './event.ts';
import { enter, isPassed, missingBefore, settle, type Going } from './path.ts';
import type { InspectionDates, InspectionState } from '../inspection.ts';
import { pathOf, type Stage } from '../kind.ts';
import type { Paper } from '../paper.ts';

export type { LifecycleDeed, LifecycleEvent, LifecycleRefusal } from './event.ts';

export type Advanced =
  { ok: true; inspection: Pick<Going, 'dates' | 'state' | 'hidden'>; skipped: Stage[] } | Refused;
type Refused = { ok: false; refusal: LifecycleRefusal };

/** Stages that may be passed over when a reason is given; the others are what an inspection consists of. */
const skippable: readonly Stage[] = [
  'notified',
  'report_received',
  'minutes_recorded',
  'explained',
  'remediation',
];

/**
 * What becomes of an inspection. No stage of its kind's path is left out but with a recorded reason, none is gone back to
 * but by `reopen_conclusion` and `correct_conclusion`. What comes from outside (the unit's report, its explanation) is
 * taken whenever it comes; the stage follows when its turn has come.
 */
export function advance(inspection: Going, event: LifecycleEvent): Advanced {
  const { state, hidden } = inspection;
  const { at, by } = event;
  const isReopened = event.kind === 'correct_conclusion' && state.stage === 'closed';
  if (event.kind === 'reinstate') return reinstate(inspection, event.reason);
  if (state.stage === 'cancelled' || (state.stage === 'closed' && !isReopened)) return notNow(inspection);
  switch (event.kind) {
    case 'fix_dates':
      return fixDates(inspection, event);
    case 'notify': {
      if (!pathOf(inspection.kind).includes('notified')) return refuse({ kind: 'not_of_kind' });
      if (isPassed(inspection, 'under_way')) return notNow(inspection);
      if (inspection.dates.kind !== 'days') return refuse({ kind: 'dates_needed' });
      if (event.paper.fileId === null) return refuse({ kind: 'paper_needed' });
      const notice = { paper: event.paper, hour: event.hour, at, by };
      const noticed = { ...state, notice, acknowledged: [] };
      return state.notice === null && !isPassed(inspection, 'notified')
        ? to(inspection, event, 'notified', noticed)
        : kept(inspection, noticed);
    }
    case 'acknowledge':
      if (state.notice === null) return notNow(inspection);
      return kept(inspection, {
        ...state,
        acknowledged: [...state.acknowledged, { personId: event.personId, at }],
      });
    case 'receive_report':
      if (!pathOf(inspection.kind).includes('report_received')) return refuse({ kind: 'not_of_kind' });
      // What is sent again, completed, is as late as it was the first time.
      if (state.report !== null) return kept(inspection, state);
      return kept(inspection, { ...state, report: { at, lateness: event.lateness } });
    case 'start': {
      if (inspection.dates.kind !== 'days') return refuse({ kind: 'dates_needed' });
      return to({ ...inspection, hidden: false }, event, 'under_way', { ...state, startedAt: at });
    }
    case 'field_check':
      if (!isAtWork(inspection)) return notNow(inspection);
      return kept(inspection, { ...state, fieldCheck: state.fieldCheck ?? { at, by } });
    case 'session_step':
      if (!isAtWork(inspection)) return notNow(inspection);
      return kept(inspection, { ...state, steps: { [event.step]: at, ...state.steps } });
    case 'reopen_session': {
      if (!isAtWork(inspection) || isPassed(inspection, 'minutes_recorded')) return notNow(inspection);
      if (event.what === 'field_check') return kept(inspection, { ...state, fieldCheck: null });
      const { [event.what]: _, ...steps } = state.steps;
      return kept(inspection, { ...state, steps });
    }
    case 'record_minutes': {
      if (!isAtWork(inspection)) return notNow(inspection);
      const minutes = { paper: event.paper, fileId: event.fileId, note: event.note ?? null, at, by };
      return isPassed(inspection, 'minutes_recorded')
        ? kept(inspection, { ...state, minutes })
        : to(inspection, event, 'minutes_recorded', { ...state, minutes });
    }
    case 'explain': {
      if (!isAtWork(inspection)) return notNow(inspection);
      const { text, paper, fileIds, none } = event;
      return kept(inspection, { ...state, explanation: { text, paper, fileIds, none, at, by } });
    }
    case 'draft_conclusion':
      if (state.stage === 'drafted') return kept(inspection, state);
      return to(inspection, event, 'drafted', state);
    case 'sign_conclusion':
      return to(inspection, event, 'signed', state);
    case 'issue_conclusion':
      return to(inspection, event, 'issued', state);
    case 'reopen_conclusion':
      if (state.stage !== 'signed') return notNow(inspection);
      return kept(inspection, { ...state, stage: 'drafted' });
    case 'begin_remediation':
      return to(inspection, event, 'remediation', state);
    case 'correct_conclusion':
      if (!isReopened || !pathOf(inspection.kind).includes('remediation')) return notNow(inspection);
      return kept(inspection, { ...state, stage: 'remediation', closedAt: null });
    case 'close':
      return to(inspection, event, 'closed', { ...state, closedAt: at });
    case 'skip': {
      const path = pathOf(inspection.kind);
      const next = path[path.indexOf(state.stage) + 1];
      if (next === undefined || !skippable.includes(next)) return notNow(inspection);
      if (reasonOf(event) === null) return refuse({ kind: 'must_skip', stages: [next] });
      return kept(inspection, enter(state, [next], { stage: next, at, by, reason: reasonOf(event) }), [next]);
    }
    case 'cancel':
      if (isPassed(inspection, 'issued')) return notNow(inspection);
      if (event.reason.trim() === '') return refuse({ kind: 'reason_needed' });
      return {
        ok: true,
        inspection: {
          dates: inspection.dates,
          hidden,
          state: {
            ...state,
            stage: 'cancelled',
            cancelled: { reason: event.reason, ...paperOf(event), from: state.stage, at, by },
          },
        },
        skipped: [],
      };
    default:
      return event satisfies never;
  }
}

/** Whether the unit has been told a day that a change would overturn. */
export function wasTold({ state }: Pick<Going, 'state'>): boolean {
  return state.notice !== null || state.startedAt !== null;
}

function paperOf({ paper }: { paper?: Paper }): { paper?: Paper } {
  return paper === undefined ? {} : { paper };
}

/** Whoever had seen the days has heard of the cancellation since. */
function reinstate(inspection: Going, reason: string): Advanced {
  const { state } = inspection;
  if (state.cancelled === null) return notNow(inspection);
  if (reason.trim() === '') return refuse({ kind: 'reason_needed' });
  const stage = state.cancelled.from ?? 'scheduled';
  return kept(inspection, { ...state, stage, cancelled: null, acknowledged: [] });
}

/** From the start to the issue. */
function isAtWork(inspection: Going): boolean {
  return isPassed(inspection, 'under_way') && !isPassed(inspection, 'issued');
}

function fixDates(inspection: Going, event: Extract<LifecycleEvent, { kind: 'fix_dates' }>): Advanced {
  const { state } = inspection;
  if (isPassed(inspection, 'issued')) return notNow(inspection);
  const { at, by } = event;
  const from = inspection.dates;
  const to: InspectionDates =
    event.dates.kind === 'days' ? { kind: 'days', days: [...new Set(event.dates.days)].sort() } : event.dates;
  if (isDeepEqual(from, to)) return kept(inspection, state);
  const reason = event.reason?.trim() || null;
  if (wasTold(inspection) && reason === null) return refuse({ kind: 'reason_needed' });
  const moved = [...state.moved, { from, to, reason, ...paperOf(event), at, by }];
  // Whoever had seen the old days has not seen the new ones.
  return kept({ ...inspection, dates: to }, { ...state, moved, acknowledged: [] });
}

function isDeepEqual(one: InspectionDates, other: InspectionDates): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function kept(inspection: Going, state: InspectionState, skipped: Stage[] = []): Advanced {
  const { dates, hidden, kind } = inspection;
  return { ok: true, inspection: { dates, hidden, state: settle(kind, state) }, skipped };
}

/** Goes to a stage of the path, over those between where a reason allows it. */
function to(inspection: Going, event: LifecycleEvent, stage: Stage, state: InspectionState): Advanced {
  const between = missingBefore(inspection, stage);
  if (between === null) {
    return pathOf(inspection.kind).includes(stage as never)
      ? notNow(inspection)
      : refuse({ kind: 'not_of_kind' });
  }
  if (!between.every((each) => skippable.includes(each))) return notNow(inspection);
  const reason = reasonOf(event);
  if (between.length > 0 && reason === null) return refuse({ kind: 'must_skip', stages: between });
  const { at, by } = event;
  return kept(inspection, enter(state, between, { stage, at, by, reason }), between);
}

function reasonOf({ skipReason }: LifecycleEvent): string | null {
  return skipReason?.trim() || null;
}

function notNow({ state }: Going): Refused {
  return refuse({ kind: 'not_now', stage: state.stage });
}

function refuse(refusal: LifecycleRefusal): Refused {
  return { ok: false, refusal };
}
