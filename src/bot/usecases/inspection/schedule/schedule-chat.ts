import type { ScheduleAction } from '../../../../domain/inspection/schedule/action.ts';
import type { ScheduleAwaited } from '../../../../domain/inspection/schedule/awaited.ts';
import { listChoice } from '../../../../domain/inspection/schedule/list-view.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Given } from '../given.ts';
import type { Talk } from '../../talk.ts';
import { askAgain } from '../asked-again.ts';
import { acknowledge } from './acknowledge.ts';
import { askToCancel, askToReinstate, takeCancelReason } from './cancel.ts';
import { confirmChange, propose, takeForChange } from './change.ts';
import { close } from './close.ts';
import {
  askExplanation,
  explainTyped,
  nothingToExplain,
  offerExplanation,
  takeExplanation,
} from './explain.ts';
import { askDays, confirmDays, postpone, takeDays, takeDaysReason } from './fix-dates.ts';
import { listInspections, listRound } from './list-inspections.ts';
import { askMinutes, takeMinutes } from './minutes.ts';
import {
  backInSurprise,
  chooseForSurprise,
  makeSurprise,
  orderSurprise,
  takeSurprise,
} from './order-surprise.ts';
import { askNotice, sendNotice, takeNotice, takeNoticeLimit, takeSameNotice } from './send-notice.ts';
import { showSessionFiles } from './session-files.ts';
import { markSession, showSession } from './session.ts';
import { showInspection } from './show-inspection.ts';
import { askToSkip, takeSkipReason } from './skip.ts';
import { start } from './start.ts';
import { askMember, chooseSuccessor, chooseTeam, takeMemberName } from './team.ts';

/** Does what a choice says. */
export async function chooseSchedule(talk: Talk, action: ScheduleAction): Promise<void> {
  switch (action.kind) {
    case 'inspections':
      return listInspections(talk, action.page);
    case 'round_inspections':
      return listRound(talk, action.roundId, action.page);
    case 'inspection':
      return showInspection(talk, action.inspectionId);
    case 'fix_dates':
      return askDays(talk, action.inspectionId);
    case 'postpone':
      return postpone(talk, action.inspectionId);
    case 'confirm_dates':
      return confirmDays(talk, action.inspectionId);
    case 'send_notice':
      return askNotice(talk, action.inspectionId);
    case 'same_notice':
      return takeSameNotice(talk, action.inspectionId);
    case 'confirm_notice':
      return sendNotice(talk, action.inspectionId, action.hour);
    case 'acknowledge':
      return acknowledge(talk, action.inspectionId);
    case 'start':
      return start(talk, action.inspectionId);
    case 'session':
      return showSession(talk, action.inspectionId);
    case 'field_check':
      return markSession(talk, action.inspectionId, { kind: 'field_check' });
    case 'session_step':
      return markSession(talk, action.inspectionId, { kind: 'session_step', step: action.step });
    case 'session_undo':
      return markSession(talk, action.inspectionId, { kind: 'reopen_session', what: action.what });
    case 'record_minutes':
      return askMinutes(talk, action.inspectionId);
    case 'explain':
      return askExplanation(talk, action.inspectionId);
    case 'minutes_files':
    case 'explanation_files':
      return showSessionFiles(talk, action);
    case 'explain_typed':
      return explainTyped(talk, action.inspectionId);
    case 'nothing_to_explain':
      return nothingToExplain(talk, action.inspectionId);
    case 'skip':
      return askToSkip(talk, action.inspectionId);
    case 'cancel':
      return askToCancel(talk, action.inspectionId);
    case 'reinstate':
      return askToReinstate(talk, action.inspectionId);
    case 'confirm_change':
      return confirmChange(talk, action);
    case 'close':
      return close(talk, action.inspectionId);
    case 'team':
    case 'add_member':
    case 'round_team':
    case 'add_round_member':
    case 'remove_member':
    case 'pick_member':
    case 'member_role':
    case 'successor':
      return chooseTeam(talk, action);
    case 'order_surprise':
      return orderSurprise(talk, action.roundId);
    case 'surprise_unit':
      return chooseForSurprise(talk, () => ({ unitId: action.unitId }));
    case 'surprise_day':
      return chooseForSurprise(talk, () => ({ day: action.day }));
    case 'surprise_orderer':
      return chooseForSurprise(talk, () => ({ orderedBy: action.personId }));
    case 'surprise_self_ordered':
      return chooseForSurprise(talk, () => ({ orderedBy: talk.sender?.person?.id ?? null }));
    case 'surprise_member':
      return chooseForSurprise(talk, ({ members }) => ({ members: toggled(members, action.personId) }));
    case 'surprise_back':
      return backInSurprise(talk);
    case 'surprise_ready':
      return makeSurprise(talk);
    case 'ask_again':
      return askAgain(talk);
    default:
      return action satisfies never;
  }
}

function toggled(members: string[], personId: string): string[] {
  return members.includes(personId) ? members.filter((id) => id !== personId) : [...members, personId];
}

/** Takes what was awaited. */
export async function takeSchedule(talk: Talk, awaited: ScheduleAwaited, given: Given): Promise<void> {
  switch (awaited.kind) {
    case 'schedule_notice':
      return takeNotice(talk, awaited, given);
    case 'minutes':
      return takeMinutes(talk, awaited.inspectionId, given);
    case 'explanation':
      return takeExplanation(talk, awaited.inspectionId, given);
    case 'explanation_offered':
      return offerExplanation(talk, awaited, given);
    case 'member_role':
      // Nothing is typed here but the label of a choice.
      return askMember(talk, awaited.place);
    case 'successor':
      return chooseSuccessor(talk, awaited);
    case 'change':
      return takeForChange(talk, awaited, given);
    default:
      return takeWords(talk, awaited, (given.kind === 'text' ? given.text : given.caption).trim());
  }
}

/** Where words are awaited, a file without any is asked for again. */
async function takeWords(
  talk: Talk,
  awaited: Exclude<
    ScheduleAwaited,
    {
      kind:
        | 'schedule_notice'
        | 'minutes'
        | 'explanation'
        | 'explanation_offered'
        | 'member_role'
        | 'successor'
        | 'change';
    }
  >,
  words: string,
): Promise<void> {
  if (words === '') {
    const awaits = { area: 'schedule', what: awaited } as const;
    return talk.say(view([say('inspection.words_please')], [[listChoice()]]), { awaits });
  }
  switch (awaited.kind) {
    case 'inspection_days':
    case 'days_to_confirm':
      return takeDays(talk, awaited.inspectionId, words);
    case 'days_reason':
      return takeDaysReason(talk, awaited, words);
    case 'skip_reason':
      return takeSkipReason(talk, awaited, words);
    case 'notice_limit':
      return takeNoticeLimit(talk, awaited, words);
    case 'cancel_reason':
      return takeCancelReason(talk, awaited.inspectionId, words);
    case 'reinstate_reason':
      return propose(talk, { deed: 'reinstate', inspectionId: awaited.inspectionId }, words);
    case 'member_name':
      return takeMemberName(talk, awaited, words);
    case 'surprise':
      return takeSurprise(talk, awaited, words);
    default:
      return awaited satisfies never;
  }
}
