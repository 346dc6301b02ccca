import type { RemediationAction } from '../../../../domain/inspection/remediation/action.ts';
import type { RemediationAwaited } from '../../../../domain/inspection/remediation/awaited.ts';
import type { Given } from '../given.ts';
import type { Talk } from '../../talk.ts';
import { showBoard } from './board.ts';
import { askReceipt, takeReceipt } from './change-receipt.ts';
import { press } from './press.ts';
import { askPaper, askReport, takePaper, takeReport, usePaperForAll } from './report.ts';
import { showEvidence, showOfInspection, showOfUnit, showRemediation } from './show.ts';
import { askDirection, showFound, showRemedied, showSynthesis, takeDirection } from '../synthesis.ts';
import { tellAgain } from './tell-again.ts';
import { askTerm, takeTerm } from './term.ts';
import { judge, takeMoreAsked } from './verdict.ts';

/** Does what a choice says. */
export async function chooseRemediation(talk: Talk, action: RemediationAction): Promise<void> {
  switch (action.kind) {
    case 'remediations':
      return showOfInspection(talk, action.inspectionId, 0);
    case 'remediations_page':
      return showOfInspection(talk, action.inspectionId, action.page);
    case 'remediation':
      return showRemediation(talk, action.remediationId);
    case 'remediation_files':
      return showEvidence(talk, action.remediationId);
    case 'unit_remediations':
      return showOfUnit(talk, action.unitId, action.page);
    case 'remediation_board':
      return showBoard(talk, action.roundId, action.page);
    case 'report_remediation':
      return askReport(talk, action.remediationId);
    case 'remediation_paper':
      return askPaper(talk, action.remediationId);
    case 'remediation_reported':
      return showRemediation(talk, action.remediationId);
    case 'paper_for_all':
      return usePaperForAll(talk, action.remediationId, action.reportId);
    case 'verdict':
      return judge(talk, action, action.verdict);
    case 'set_term':
      return askTerm(talk, { kind: 'remediation_term', remediationId: action.remediationId });
    case 'set_terms':
      return askTerm(talk, { kind: 'remediation_terms', conclusionId: action.conclusionId });
    case 'receipt_day':
      return askReceipt(talk, action.remediationId);
    case 'remind_units':
    case 'write_heads':
      return press(talk, action);
    case 'synthesis':
      return showSynthesis(talk, action.roundId);
    case 'synthesis_findings':
      return showFound(talk, action.roundId, action.page);
    case 'synthesis_remediations':
      return showRemedied(talk, action.roundId, action.page);
    case 'direction_document':
      return askDirection(talk, action.roundId);
    case 'tell_again':
      return tellAgain(talk, action);
    default:
      return action satisfies never;
  }
}

/** Takes what was awaited. */
export async function takeRemediation(talk: Talk, awaited: RemediationAwaited, given: Given): Promise<void> {
  switch (awaited.kind) {
    case 'remediation_report':
      return takeReport(talk, awaited.remediationId, given);
    case 'remediation_paper':
      return takePaper(talk, awaited.remediationId, given);
    case 'more_asked':
      return takeMoreAsked(talk, awaited, given);
    case 'remediation_term':
    case 'remediation_terms':
      return takeTerm(talk, awaited, given);
    case 'receipt_day':
      return takeReceipt(talk, awaited.remediationId, given);
    case 'direction_document':
      return takeDirection(talk, awaited.roundId, given);
    default:
      return awaited satisfies never;
  }
}
