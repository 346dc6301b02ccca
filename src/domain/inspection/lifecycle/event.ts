import type { Lateness } from '../../deadline/limit.ts';
import type { InspectionDates, SessionStep } from '../inspection.ts';
import type { Stage } from '../kind.ts';
import type { Paper } from '../paper.ts';

/** What can happen to one unit's inspection. */
export type LifecycleDeed =
  /** A first day, another, only a month, or none for now; a reason is needed when the unit has been told a day. */
  | { kind: 'fix_dates'; dates: InspectionDates; reason: string | null; paper?: Paper }
  /** The schedule notice has gone out; again before the start when another paper takes its place. */
  | { kind: 'notify'; paper: Paper; hour: string | null }
  | { kind: 'acknowledge'; personId: string }
  | { kind: 'receive_report'; lateness: Lateness }
  | { kind: 'start' }
  | { kind: 'field_check' }
  | { kind: 'session_step'; step: SessionStep }
  /** What was marked by mistake is open again; not once the minutes are recorded. */
  | { kind: 'reopen_session'; what: SessionStep | 'field_check' }
  | { kind: 'record_minutes'; paper: Paper | null; fileId: string | null; note?: string }
  | { kind: 'explain'; text: string | null; paper: Paper | null; fileIds: string[]; none: boolean }
  | { kind: 'draft_conclusion' }
  | { kind: 'sign_conclusion' }
  | { kind: 'issue_conclusion' }
  /** What was signed goes back to a draft before it is issued. */
  | { kind: 'reopen_conclusion' }
  | { kind: 'begin_remediation' }
  /** A corrected conclusion recommends something to a unit whose inspection was over. */
  | { kind: 'correct_conclusion' }
  | { kind: 'close' }
  /** The next stage is passed over; needs a `skipReason`. */
  | { kind: 'skip' }
  | { kind: 'cancel'; reason: string; paper?: Paper }
  /** What was cancelled is taken up again where it stood. */
  | { kind: 'reinstate'; reason: string; paper?: Paper };

/** A deed with when (ISO instant) and by whom; `skipReason` allows it to pass over stages that come before. */
export type LifecycleEvent = { at: string; by: string | null; skipReason?: string } & LifecycleDeed;

export type LifecycleRefusal =
  /** Stages of the path lie between: a `skipReason` passes over them. */
  | { kind: 'must_skip'; stages: Stage[] }
  | { kind: 'not_now'; stage: Stage }
  /** Inspections of this kind know no such thing. */
  | { kind: 'not_of_kind' }
  /** The days are not fixed yet. */
  | { kind: 'dates_needed' }
  | { kind: 'reason_needed' }
  /** A schedule notice is sent with its number, date and file. */
  | { kind: 'paper_needed' };
