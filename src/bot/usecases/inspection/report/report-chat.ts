import type { ReportAction } from '../../../../domain/inspection/report/action.ts';
import type { ReportAwaited } from '../../../../domain/inspection/report/awaited.ts';
import type { Given } from '../given.ts';
import type { Talk } from '../../talk.ts';
import { foundByAssessment, showAssessments } from './others.ts';
import { showAssessmentFiles } from './assessment-files.ts';
import { showOwnPart, showOwnPartOf } from './own-parts.ts';
import { readEmpty, readReport, readReportPart, readReports } from './read-report.ts';
import { recordAbout, startWithout } from './from-report.ts';
import { askAssessment, sayAssessed, takeAssessment } from './write-assessment.ts';

/** Does what a choice about reports and assessments says. */
export function chooseReport(talk: Talk, action: ReportAction): Promise<void> {
  switch (action.kind) {
    case 'own_parts':
      return showOwnPart(talk, action);
    case 'assess':
      return showOwnPartOf(talk, action);
    case 'write':
      return askAssessment(talk, action, false);
    case 'write_anew':
      return askAssessment(talk, action, true);
    case 'assessed':
      return sayAssessed(talk, action);
    case 'assessment_files':
      return showAssessmentFiles(talk, action);
    case 'assessments':
      return showAssessments(talk, action.inspectionId);
    case 'assessment_found':
      return foundByAssessment(talk, action);
    case 'reports':
      return readReports(talk, action.inspectionId);
    case 'report':
      return readReport(talk, action);
    case 'report_part':
      return readReportPart(talk, action);
    case 'report_empty':
      return readEmpty(talk, action);
    case 'record_about':
      return recordAbout(talk, action);
    case 'start_without':
      return startWithout(talk, action.inspectionId);
    default:
      return action satisfies never;
  }
}

/** Takes what was asked for about them. */
export function takeForReport(talk: Talk, awaited: ReportAwaited, given: Given): Promise<void> {
  return takeAssessment(talk, awaited, given);
}
