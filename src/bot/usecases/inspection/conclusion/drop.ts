import { backToCard } from '../../../../domain/inspection/conclusion/item-views.ts';
import { choose } from '../../../../domain/inspection/conclusion/words.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { contextOf } from '../schedule/seen.ts';
import type { AsShown } from './approve.ts';
import { auditConclusion, openDraft, saveDraft } from './change.ts';

/** Asks whether a draft is really to be dropped. */
export async function askDrop(talk: Talk, { conclusionId, revision }: AsShown): Promise<void> {
  const opened = await openDraft(talk, conclusionId, revision);
  if (opened === null) return;
  const drop = choose({ kind: 'drop_now', conclusionId, revision }, say('conclusion.choice.drop_now'));
  return talk.say(view([say('conclusion.drop_ask')], [[drop], [backToCard(conclusionId)]]));
}

/** Drops a draft. What was found stays, and another can be drafted. */
export async function drop(talk: Talk, { conclusionId, revision }: AsShown): Promise<void> {
  const opened = await openDraft(talk, conclusionId, revision);
  if (opened === null) return;
  const isApproved = opened.conclusion.status === 'approved';
  const { conclusion } = (isApproved ? await saveDraft(talk, opened, {}) : { opened }).opened;
  await talk.tx.conclusions.save({ ...conclusion, status: 'withdrawn' }, contextOf(talk).at);
  await auditConclusion(talk, conclusion, 'drop_conclusion');
  return talk.say(view([say('conclusion.dropped')]));
}
