import type { InspectionAction } from '../../../domain/inspection/action.ts';
import type { Awaited } from '../../../domain/inspection/awaited.ts';
import type { Talk } from '../talk.ts';
import { hasExpired, sayExpired } from './asked-again.ts';
import { chooseConclusion, takeConclusion } from './conclusion/conclusion-chat.ts';
import { chooseFinding, takeFinding } from './finding/finding-chat.ts';
import type { Given } from './given.ts';
import { chooseAboutPlan, takeForPlan } from './plan/plan-chat.ts';
import { chooseRemediation, takeRemediation } from './remediation/remediation-chat.ts';
import { chooseReport, takeForReport } from './report/report-chat.ts';
import { chooseSchedule, takeSchedule } from './schedule/schedule-chat.ts';
import { chooseTerm, takeTerm } from './term/term-chat.ts';

/** Does what a choice about inspections says. */
export function chooseAboutInspections(talk: Talk, action: InspectionAction): Promise<void> {
  switch (action.kind) {
    case 'inspection_schedule':
      return chooseSchedule(talk, action.choice);
    case 'inspection_finding':
      return chooseFinding(talk, action.choice);
    case 'inspection_conclusion':
      return chooseConclusion(talk, action.choice);
    case 'inspection_plan':
      return chooseAboutPlan(talk, action.choice);
    case 'inspection_remediation':
      return chooseRemediation(talk, action.choice);
    case 'inspection_term':
      return chooseTerm(talk, action.choice);
    case 'inspection_report':
      return chooseReport(talk, action.choice);
    default:
      return action satisfies never;
  }
}

/** Takes what a person was asked for about inspections. */
export function takeAwaited(talk: Talk, awaited: Awaited, given: Given): Promise<void> {
  if (hasExpired(talk)) return sayExpired(talk);
  switch (awaited.area) {
    case 'schedule':
      return takeSchedule(talk, awaited.what, given);
    case 'finding':
      return takeFinding(talk, awaited.what, given);
    case 'conclusion':
      return takeConclusion(talk, awaited.what, given);
    case 'plan':
      return takeForPlan(talk, awaited.what, given);
    case 'remediation':
      return takeRemediation(talk, awaited.what, given);
    case 'term':
      return takeTerm(talk, awaited.what, given);
    case 'report':
      return takeForReport(talk, awaited.what, given);
    default:
      return awaited satisfies never;
  }
}
