import { gapLines } from '../../../../domain/inspection/conclusion/gap-views.ts';
import { hasGaps } from '../../../../domain/inspection/conclusion/gaps.ts';
import { backToCard } from '../../../../domain/inspection/conclusion/item-views.ts';
import { draftNoticeView } from '../../../../domain/inspection/conclusion/notice-views.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { teamChats } from '../schedule/people-concerned.ts';
import { contextOf } from '../schedule/seen.ts';
import { tellPeople } from '../schedule/tell.ts';
import type { AsShown } from './approve.ts';
import { auditConclusion } from './change.ts';
import { openForIssue } from './open-for-issue.ts';
import { passedOver } from './passed-over.ts';
import { showOpened } from './show.ts';

/** Whoever is to issue a draft asks the team to sort, or to recommend on, what it passes over; once for each version. */
export async function askTeam(talk: Talk, { conclusionId, revision }: AsShown): Promise<void> {
  const opened = await openForIssue(talk, conclusionId, revision);
  if (opened === null) return;
  const { conclusion, inspections } = opened;
  const shown = await passedOver(talk.tx, conclusion);
  if (!hasGaps(shown.gaps)) return showOpened(talk, opened);
  const to = await teamChats(talk.tx, inspections[0]?.id ?? '', [
    'team_head',
    'team_deputy',
    'team_secretary',
  ]);
  await tellPeople(contextOf(talk), {
    to,
    view: draftNoticeView(conclusion, 'ask_team_notice', gapLines(shown, inspections)),
    key: `conclusion:${conclusionId}:ask_team:${revision}`,
  });
  await auditConclusion(talk, conclusion, 'ask_team');
  const count = new Set(to.map(({ personId }) => personId)).size;
  return talk.say(view([say('conclusion.asked_team', { count })], [[backToCard(conclusionId)]]));
}
