import type { LifecycleDeed } from './lifecycle/lifecycle.ts';
import type { Going } from './lifecycle/path.ts';
import { pathOf, type Stage } from './kind.ts';

/** What an inspection waits for. */
export type NextStep = Extract<
  LifecycleDeed['kind'],
  | 'fix_dates'
  | 'notify'
  | 'receive_report'
  | 'start'
  | 'record_minutes'
  | 'explain'
  | 'draft_conclusion'
  | 'sign_conclusion'
  | 'issue_conclusion'
  | 'begin_remediation'
  | 'close'
>;

const leadsTo: Record<Exclude<Stage, 'scheduled' | 'cancelled'>, NextStep> = {
  notified: 'notify',
  report_received: 'receive_report',
  under_way: 'start',
  minutes_recorded: 'record_minutes',
  explained: 'explain',
  drafted: 'draft_conclusion',
  signed: 'sign_conclusion',
  issued: 'issue_conclusion',
  remediation: 'begin_remediation',
  closed: 'close',
};

/** What brings an inspection to a stage. */
export function stepTo(stage: Exclude<Stage, 'scheduled' | 'cancelled'>): NextStep {
  return leadsTo[stage];
}

/** What has to happen next; null only when the inspection is closed or cancelled. */
export function nextStep({ kind, dates, state }: Pick<Going, 'kind' | 'dates' | 'state'>): NextStep | null {
  if (state.stage === 'cancelled') return null;
  const path = pathOf(kind);
  const next = path[path.indexOf(state.stage) + 1];
  if (next === undefined || next === 'scheduled') return null;
  const step = stepTo(next);
  return dates.kind !== 'days' && (step === 'notify' || step === 'start') ? 'fix_dates' : step;
}
