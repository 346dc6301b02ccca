import type { ConclusionAction } from '../../../../domain/inspection/conclusion/action.ts';
import type { ConclusionAwaited } from '../../../../domain/inspection/conclusion/awaited.ts';
import type { Given } from '../given.ts';
import type { Talk } from '../../talk.ts';
import { acknowledge } from './acknowledge.ts';
import { askKind, askRecommendation, askStatement, takeRecommendation, takeStatement } from './add-items.ts';
import { answersAll } from './answers-all.ts';
import { approve, submit } from './approve.ts';
import { askChanges, takeChanges } from './ask-changes.ts';
import { askTeam } from './ask-team.ts';
import { askDrop, drop } from './drop.ts';
import { takeGapReason } from './gap-reason.ts';
import {
  askCause,
  askField,
  askText,
  askUnits,
  listItems,
  move,
  remove,
  setCause,
  setField,
  setUnits,
  showItem,
  takeCause,
  takeText,
  takeUnits,
} from './change-items.ts';
import { askSubject, takeSubject } from './change-subject.ts';
import { askTermOf, askTerms, leaveTermsOpen, setTerm, takeTerm, takeTerms } from './change-terms.ts';
import { askWhich, draftAll, draftOne, startDraft, takeWhich } from './choose-units.ts';
import { correct } from './correct.ts';
import { addFindings, takeReason } from './draft.ts';
import { issueNow } from './issue.ts';
import { listConclusions } from './list.ts';
import { leaveOutCancelled } from './leave-out.ts';
import { askPaper, takePaper } from './paper.ts';
import { readConclusion, showConclusion } from './show.ts';

/** Does what a choice says. */
export function chooseConclusion(talk: Talk, action: ConclusionAction): Promise<void> {
  switch (action.kind) {
    case 'conclusions':
      return listConclusions(talk, action.inspectionId);
    case 'draft':
      return startDraft(talk, action.inspectionId);
    case 'draft_one':
      return draftOne(talk, action.inspectionId);
    case 'draft_all':
      return draftAll(talk, action.inspectionId);
    case 'draft_some':
      return askWhich(talk, action.inspectionId);
    case 'conclusion':
      return showConclusion(talk, action.conclusionId);
    case 'read':
      return readConclusion(talk, action.conclusionId);
    case 'items':
      return listItems(talk, action);
    case 'item':
      return showItem(talk, action);
    case 'add_findings':
      return addFindings(talk, action.conclusionId);
    case 'add_statement':
      return askKind(talk, action.conclusionId);
    case 'add_statement_of':
      return askStatement(talk, action.conclusionId, action.findingKind);
    case 'add_recommendation':
    case 'recommend_on':
      return askRecommendation(talk, action);
    case 'change_text':
      return askText(talk, action);
    case 'change_cause':
      return askCause(talk, action);
    case 'no_cause':
      return setCause(talk, action, null);
    case 'change_field':
      return askField(talk, action);
    case 'set_field':
      return setField(talk, action, action.field);
    case 'change_term':
      return askTermOf(talk, action);
    case 'no_term':
      return setTerm(talk, action, null);
    case 'change_units':
      return askUnits(talk, action);
    case 'all_units':
      return setUnits(talk, action, []);
    case 'answers_all':
      return answersAll(talk, action);
    case 'up':
      return move(talk, action, -1);
    case 'down':
      return move(talk, action, 1);
    case 'remove':
      return remove(talk, action);
    case 'change_terms':
      return askTerms(talk, action.conclusionId);
    case 'no_terms':
      return leaveTermsOpen(talk, action);
    case 'change_subject':
      return askSubject(talk, action.conclusionId);
    case 'leave_out':
      return leaveOutCancelled(talk, action);
    case 'submit':
      return submit(talk, action);
    case 'approve':
      return approve(talk, action);
    case 'ask_changes':
      return askChanges(talk, action);
    case 'drop':
      return askDrop(talk, action);
    case 'drop_now':
      return drop(talk, action);
    case 'issue':
      return askPaper(talk, action.conclusionId);
    case 'issue_now':
      return issueNow(talk, action);
    case 'ask_team':
      return askTeam(talk, action);
    case 'correct':
      return correct(talk, action.conclusionId);
    case 'acknowledge':
      return acknowledge(talk, action);
    default:
      return action satisfies never;
  }
}

/** Takes what was awaited. */
export function takeConclusion(talk: Talk, awaited: ConclusionAwaited, given: Given): Promise<void> {
  switch (awaited.kind) {
    case 'draft_units':
      return takeWhich(talk, awaited, given);
    case 'skip_reason':
      return takeReason(talk, awaited, given);
    case 'statement':
      return takeStatement(talk, awaited, given);
    case 'recommendation':
      return takeRecommendation(talk, awaited, given);
    case 'text':
      return takeText(talk, awaited, given);
    case 'cause':
      return takeCause(talk, awaited, given);
    case 'term':
      return takeTerm(talk, awaited, given);
    case 'units':
      return takeUnits(talk, awaited, given);
    case 'terms':
      return takeTerms(talk, awaited, given);
    case 'subject':
      return takeSubject(talk, awaited, given);
    case 'gap_reason':
      return takeGapReason(talk, awaited, given);
    case 'changes':
      return takeChanges(talk, awaited, given);
    case 'paper':
      return takePaper(talk, awaited, given);
    default:
      return awaited satisfies never;
  }
}
