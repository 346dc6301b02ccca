import {
  decodeConclusionAction,
  encodeConclusionAction,
  type ConclusionAction,
} from './conclusion/action.ts';
import { decodeFindingAction, encodeFindingAction, type FindingAction } from './finding/action.ts';
import { decodePlanAction, encodePlanAction, type PlanAction } from './plan/action.ts';
import {
  decodeRemediationAction,
  encodeRemediationAction,
  type RemediationAction,
} from './remediation/action.ts';
import { decodeReportAction, encodeReportAction, type ReportAction } from './report/action.ts';
import { decodeScheduleAction, encodeScheduleAction, type ScheduleAction } from './schedule/action.ts';
import { decodeTermAction, encodeTermAction, type TermAction } from './term/action.ts';

/** What may be chosen about inspections, by area; an area's kinds are its own. */
export type InspectionAction =
  | { kind: 'inspection_schedule'; choice: ScheduleAction }
  | { kind: 'inspection_finding'; choice: FindingAction }
  | { kind: 'inspection_conclusion'; choice: ConclusionAction }
  | { kind: 'inspection_plan'; choice: PlanAction }
  | { kind: 'inspection_remediation'; choice: RemediationAction }
  | { kind: 'inspection_term'; choice: TermAction }
  | { kind: 'inspection_report'; choice: ReportAction };

export function encodeInspectionAction(action: InspectionAction): string {
  switch (action.kind) {
    case 'inspection_schedule':
      return encodeScheduleAction(action.choice);
    case 'inspection_finding':
      return encodeFindingAction(action.choice);
    case 'inspection_conclusion':
      return encodeConclusionAction(action.choice);
    case 'inspection_plan':
      return encodePlanAction(action.choice);
    case 'inspection_remediation':
      return encodeRemediationAction(action.choice);
    case 'inspection_term':
      return encodeTermAction(action.choice);
    case 'inspection_report':
      return encodeReportAction(action.choice);
    default:
      return action satisfies never;
  }
}

/** @returns null for anything this program did not write, or that is about something else */
export function decodeInspectionAction(code: string, rest: string[]): InspectionAction | null {
  const schedule = decodeScheduleAction(code, rest);
  if (schedule !== null) return { kind: 'inspection_schedule', choice: schedule };
  const finding = decodeFindingAction(code, rest);
  if (finding !== null) return { kind: 'inspection_finding', choice: finding };
  const conclusion = decodeConclusionAction(code, rest);
  if (conclusion !== null) return { kind: 'inspection_conclusion', choice: conclusion };
  const plan = decodePlanAction(code, rest);
  if (plan !== null) return { kind: 'inspection_plan', choice: plan };
  const remediation = decodeRemediationAction(code, rest);
  if (remediation !== null) return { kind: 'inspection_remediation', choice: remediation };
  const term = decodeTermAction(code, rest);
  if (term !== null) return { kind: 'inspection_term', choice: term };
  const report = decodeReportAction(code, rest);
  return report === null ? null : { kind: 'inspection_report', choice: report };
}
