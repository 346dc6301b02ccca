import type { ReportAction } from '../../../../domain/inspection/report/action.ts';
import type { ReportAwaited } from '../../../../domain/inspection/report/awaited.ts';
import type { Given } from '../given.ts';
import type { Talk } from '../../talk.ts';
import { askPlace, showPlaces, takePlace } from '../basis/place-member.ts';
import { askDecision, showBasis, takeDecision } from '../basis/show-basis.ts';
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
    case 'basis':
      return showBasis(talk, action.roundId);
    case 'ask_decision':
      return askDecision(talk, action.roundId);
    case 'team_places':
      return showPlaces(talk, action);
    case 'member_place':
      return askPlace(talk, action);
    default:
      return action satisfies never;
  }
}

/** Takes what was asked for about them. */
export function takeForReport(talk: Talk, awaited: ReportAwaited, given: Given): Promise<void> {
  const words = (given.kind === 'text' ? given.text : given.caption).trim();
  switch (awaited.kind) {
    case 'assessment':
      return takeAssessment(talk, awaited, given);
    case 'decision':
      return takeDecision(talk, awaited.roundId, words);
    case 'member_place':
      return takePlace(talk, awaited, words);
    default:
      return awaited satisfies never;
  }
}
