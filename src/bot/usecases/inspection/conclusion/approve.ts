import { restsOnFindings, termsOver, withoutTerm } from '../../../../domain/inspection/conclusion/content.ts';
import { gapLines } from '../../../../domain/inspection/conclusion/gap-views.ts';
import { backToCard } from '../../../../domain/inspection/conclusion/item-views.ts';
import { draftNoticeView } from '../../../../domain/inspection/conclusion/notice-views.ts';
import { unitNames } from '../../../../domain/inspection/conclusion/words.ts';
import type { Conclusion } from '../../../../domain/inspection/ports.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { teamChats } from '../schedule/people-concerned.ts';
import { contextOf, todayOf } from '../schedule/seen.ts';
import { tellPeople } from '../schedule/tell.ts';
import { issuerChats } from '../sector-body.ts';
import { advanceThoseAt } from './advance-those.ts';
import { auditConclusion, openDraft } from './change.ts';
import { goesOn } from './goes-on.ts';
import type { OpenedConclusion } from './open.ts';
import { passedOver } from './passed-over.ts';
import { hasRead, markReview, reviewOf } from './review.ts';
import { cancelledOf, readConclusion, showOpened } from './show.ts';

/** A conclusion as it was shown to the person. */
export interface AsShown {
  conclusionId: string;
  revision: number;
}

/** Puts a draft before the team's head and deputies, each version once. */
export async function submit(talk: Talk, { conclusionId, revision }: AsShown): Promise<void> {
  const opened = await openDraft(talk, conclusionId, revision);
  if (opened === null) return;
  const { conclusion, inspections } = opened;
  if (conclusion.status === 'approved') return showOpened(talk, opened, [say('conclusion.approved_already')]);
  const lacks = whyNot(talk, opened);
  if (lacks !== null) return showOpened(talk, opened, [lacks]);
  const { submitted, submissions } = await reviewOf(talk.tx, conclusion);
  if (submitted?.revision === revision) {
    return showOpened(talk, opened, [say('conclusion.submitted_already', { at: submitted.at })]);
  }
  if (!(await goesOn(talk, opened, 'submit'))) return;
  const to = await teamChats(talk.tx, inspections[0]?.id ?? '', ['team_head', 'team_deputy']);
  const people = new Set(to.map(({ personId }) => personId)).size;
  await tellPeople(contextOf(talk), {
    to,
    view: draftNoticeView(conclusion, 'submit_notice', await gapMessages(talk, opened)),
    key: `conclusion:${conclusion.id}:submitted:${revision}:${submissions}`,
  });
  await auditConclusion(talk, conclusion, 'submit_conclusion', { people });
  // What nobody could be told of has not been submitted.
  if (people > 0) await markReview(talk, conclusion, 'submit_conclusion');
  const done =
    people === 0 ? say('conclusion.submitted_nobody') : say('conclusion.submitted', { count: people });
  return talk.say(view([done], [[backToCard(conclusionId)]]));
}

/** What it passes over, below a first line that gives nothing away. */
async function gapMessages({ tx }: Talk, { conclusion, inspections }: OpenedConclusion): Promise<Message[]> {
  return gapLines(await passedOver(tx, conclusion), inspections);
}

/** What a conclusion lacks before anybody can approve it; null when nothing. */
function whyNot(talk: Talk, { conclusion, inspections }: OpenedConclusion): Message | null {
  const { content, version } = conclusion;
  if (!restsOnFindings(content)) return say('conclusion.needs_finding');
  const open = withoutTerm(content);
  if (open.length > 0) return say('conclusion.needs_terms', { numbers: open.join(', ') });
  const cancelled = cancelledOf(inspections);
  if (cancelled.length > 0) return say('conclusion.cancelled_units', { units: unitNames(cancelled) });
  // What a correction leaves as it was may be over by now.
  const over = version > 1 ? [] : termsOver(content, todayOf(talk));
  return over.length === 0 ? null : say('conclusion.terms_over', { numbers: over.join(', ') });
}

/**
 * The head or the deputy approves the draft as it was shown to them; from then on a change takes the approval back. The
 * coordinators are told to have it signed and issued.
 */
export async function approve(talk: Talk, { conclusionId, revision }: AsShown): Promise<void> {
  const opened = await openDraft(talk, conclusionId, revision);
  if (opened === null) return;
  const { conclusion, rights } = opened;
  if (!rights.approves) return talk.say(view([say('conclusion.not_approver')]));
  if (conclusion.status === 'approved') return showOpened(talk, opened, [say('conclusion.approved_already')]);
  const lacks = whyNot(talk, opened);
  if (lacks !== null) return showOpened(talk, opened, [lacks]);
  if (!(await hasRead(talk, conclusion))) {
    return readConclusion(talk, conclusionId, [say('conclusion.read_first')]);
  }
  if (!(await goesOn(talk, opened, 'approve'))) return;
  const ctx = contextOf(talk);
  const approved: Conclusion = {
    ...conclusion,
    status: 'approved',
    approvedBy: ctx.actorId,
    approvedAt: ctx.at,
  };
  await talk.tx.conclusions.save(approved, ctx.at);
  const saved = { ...approved, revision: conclusion.revision + 1 };
  // Those of a correction have been concluded before and stay where they are.
  await advanceThoseAt(ctx, opened.inspections, 'drafted', { kind: 'sign_conclusion' });
  const key = `conclusion:${conclusion.id}:approved:${saved.revision}`;
  const issuers = await issuerChats(talk.tx, conclusion.roundId, opened.inspections);
  const drafters = await talk.tx.people.chatsOfPersons([conclusion.draftedBy]);
  const passed = await gapMessages(talk, opened);
  await tellPeople(ctx, { to: issuers, view: draftNoticeView(saved, 'approved_notice', passed), key });
  // Whoever is both has been told.
  await tellPeople(ctx, { to: drafters, view: draftNoticeView(saved, 'approved_to_drafter'), key });
  await markReview(talk, saved, 'approve_conclusion');
  await auditConclusion(talk, saved, 'approve_conclusion', { revision: saved.revision });
  return showOpened(talk, { ...opened, conclusion: saved }, [say('conclusion.approved')]);
}
