import type { AwaitedOf } from '../../../../domain/inspection/conclusion/awaited.ts';
import { backToCard } from '../../../../domain/inspection/conclusion/item-views.ts';
import { draftNoticeView } from '../../../../domain/inspection/conclusion/notice-views.ts';
import { requestMessage } from '../../../../domain/inspection/conclusion/review.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { eventKey, type Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { teamChats } from '../schedule/people-concerned.ts';
import { contextOf } from '../schedule/seen.ts';
import { tellPeople } from '../schedule/tell.ts';
import type { AsShown } from './approve.ts';
import { auditConclusion, openDraft, saveDraft } from './change.ts';
import { ask, typedWords } from './item-reply.ts';
import type { OpenedConclusion } from './open.ts';
import { markReview, shownReview } from './review.ts';

/** Whoever approves drafts asks for this one to be put right first: in words, to those who write it. */
export async function askChanges(talk: Talk, { conclusionId, revision }: AsShown): Promise<void> {
  const opened = await openForChanges(talk, conclusionId, revision);
  if (opened === null) return;
  return ask(talk, [say('conclusion.ask_changes')], [[backToCard(conclusionId)]], {
    kind: 'changes',
    conclusionId,
    revision,
  });
}

/** Tells the secretary, and whoever has drafted it, once; the draft shows the request until it is submitted again. */
export async function takeChanges(talk: Talk, awaited: AwaitedOf<'changes'>, given: Given): Promise<void> {
  const { conclusionId, revision } = awaited;
  const words = await typedWords(talk, given, awaited, [[backToCard(conclusionId)]]);
  if (words === null) return;
  const found = await openForChanges(talk, conclusionId, revision);
  if (found === null) return;
  // What was approved is not issued as long as something in it is to be put right.
  const { opened, notes } =
    found.conclusion.status === 'approved' ? await saveDraft(talk, found, {}) : { opened: found, notes: [] };
  const { conclusion, inspections } = opened;
  await markReview(talk, conclusion, 'request_changes', words);
  await auditConclusion(talk, conclusion, 'request_changes', { revision: conclusion.revision });
  const { request } = await shownReview(talk.tx, conclusion);
  const to = [
    ...(await teamChats(talk.tx, inspections[0]?.id ?? '', ['team_secretary'])),
    ...(await talk.tx.people.chatsOfPersons([conclusion.draftedBy])),
  ];
  const ctx = contextOf(talk);
  await tellPeople(ctx, {
    to,
    view: draftNoticeView(conclusion, 'changes_notice', request === null ? [] : [requestMessage(request)]),
    key: `conclusion:${conclusionId}:changes:${eventKey(talk.event)}`,
  });
  const count = new Set(to.map(({ personId }) => personId).filter((id) => id !== ctx.actorId)).size;
  const done =
    count === 0 ? say('conclusion.changes_sent_nobody') : say('conclusion.changes_sent', { count });
  return talk.say(view([...notes, done], [[backToCard(conclusionId)]]));
}

async function openForChanges(
  talk: Talk,
  conclusionId: string,
  revision: number,
): Promise<OpenedConclusion | null> {
  const opened = await openDraft(talk, conclusionId, revision);
  if (opened === null || opened.rights.approves) return opened;
  await talk.say(view([say('conclusion.not_approver')]));
  return null;
}
