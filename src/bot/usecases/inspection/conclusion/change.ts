import type { ItemRef } from '../../../../domain/inspection/conclusion/content.ts';
import { draftNoticeView } from '../../../../domain/inspection/conclusion/notice-views.ts';
import type { Conclusion } from '../../../../domain/inspection/ports.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { contextOf } from '../schedule/seen.ts';
import { eventKey, type Talk } from '../../talk.ts';
import { teamChats } from '../schedule/people-concerned.ts';
import { tellPeople } from '../schedule/tell.ts';
import { issuerChats } from '../sector-body.ts';
import { advanceThoseAt } from './advance-those.ts';
import { reviewOf } from './review.ts';
import { openConclusion, type OpenedConclusion } from './open.ts';
import { showOpened } from './show.ts';

/** A draft that the person may change, as it was shown to them. */
export async function openDraft(
  talk: Talk,
  conclusionId: string,
  revision: number | null,
): Promise<OpenedConclusion | null> {
  const opened = await openConclusion(talk, conclusionId);
  if (opened === null) return null;
  const { conclusion, rights } = opened;
  if (!rights.edits) {
    await talk.say(view([say('conclusion.not_editor')]));
    return null;
  }
  if (conclusion.status !== 'draft' && conclusion.status !== 'approved') {
    await showOpened(talk, opened, [say('conclusion.no_draft_any_more')]);
    return null;
  }
  if (revision !== null && revision !== conclusion.revision) {
    await showOpened(talk, opened, [say('conclusion.changed_meanwhile')]);
    return null;
  }
  return opened;
}

/** A draft after a change, and what is to be said of the change besides. */
export interface Changed {
  opened: OpenedConclusion;
  notes: Message[];
}

/**
 * Saves what a draft says now. What was approved is a draft again, so that nothing is issued that nobody has approved:
 * whoever approved it and those who were to issue it are told.
 *
 * @throws Conflict when somebody else has saved it since it was read
 */
export async function saveDraft(
  talk: Talk,
  opened: OpenedConclusion,
  change: Partial<Pick<Conclusion, 'content' | 'subject' | 'inspectionIds'>>,
): Promise<Changed> {
  const { conclusion } = opened;
  const ctx = contextOf(talk);
  const next: Conclusion = {
    ...conclusion,
    ...change,
    status: 'draft',
    approvedBy: null,
    approvedAt: null,
  };
  await talk.tx.conclusions.save(next, ctx.at);
  const saved = { ...next, revision: conclusion.revision + 1 };
  const covered = opened.inspections.filter(({ id }) => saved.inspectionIds.includes(id));
  if (conclusion.status !== 'approved') {
    await tellOfChange(talk, saved, covered);
    return { opened: { ...opened, conclusion: saved, inspections: covered }, notes: [] };
  }
  const inspections = await advanceThoseAt(ctx, covered, 'signed', { kind: 'reopen_conclusion' });
  const approver = await talk.tx.people.chatsOfPersons(
    conclusion.approvedBy === null ? [] : [conclusion.approvedBy],
  );
  await tellPeople(ctx, {
    to: [...approver, ...(await issuerChats(talk.tx, conclusion.roundId, covered))],
    view: draftNoticeView(saved, 'reopened_notice'),
    key: `conclusion:${conclusion.id}:reopened:${saved.revision}`,
  });
  await auditConclusion(talk, saved, 'reopen_conclusion');
  return {
    opened: { ...opened, conclusion: saved, inspections },
    notes: [say('conclusion.approval_withdrawn')],
  };
}

/** Whoever is asked to approve a draft hears, once, that it is being changed; not whoever changes it. */
async function tellOfChange(
  talk: Talk,
  conclusion: Conclusion,
  [first]: OpenedConclusion['inspections'],
): Promise<void> {
  const { submitted } = await reviewOf(talk.tx, conclusion);
  if (submitted === null) return;
  await tellPeople(contextOf(talk), {
    to: await teamChats(talk.tx, first?.id ?? '', ['team_head', 'team_deputy']),
    view: draftNoticeView(conclusion, 'changed_notice'),
    key: `conclusion:${conclusion.id}:changed:${submitted.revision}:${submitted.at}`,
  });
}

export function auditConclusion(
  talk: Talk,
  { id }: Pick<Conclusion, 'id'>,
  action: string,
  detail?: unknown,
): Promise<void> {
  const { at, actorId } = contextOf(talk);
  const event = eventKey(talk.event);
  return talk.tx.audit({ at, actorId, action, subject: 'conclusion', subjectId: id, event, detail });
}

/** Something that is asked about one item of a draft. */
export interface OnItem {
  conclusionId: string;
  revision: number;
  item: ItemRef;
}
