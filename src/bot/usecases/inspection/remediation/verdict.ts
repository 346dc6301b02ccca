import { excerpt } from '../../../../domain/interview/excerpt.ts';
import { remediationChoice } from '../../../../domain/inspection/remediation/list-view.ts';
import { unjudged } from '../../../../domain/inspection/remediation/standing.ts';
import type { RemediationReport } from '../../../../domain/inspection/ports.ts';
import { paperMessage, verdictMessage } from '../../../../domain/inspection/remediation/words.ts';
import type { Verdict } from '../../../../domain/inspection/remediation.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view, type View } from '../../../../domain/view.ts';
import { eventKey, type Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { coordinatorChats, teamChats } from '../schedule/people-concerned.ts';
import { contextOf } from '../schedule/seen.ts';
import { tellPeople } from '../schedule/tell.ts';
import { closeWhenDone } from './close.ts';
import { isOfUnit, isRefusal, openRemediation, type OpenedRemediation } from './open-remediation.ts';
import { showRemediation } from './show.ts';
import { answeringChats } from './who-answers.ts';

/** The team's word on what a unit has reported. */
export interface Judging {
  remediationId: string;
  /** The last report the person has seen. */
  reportId: string;
}

/** Records that a recommendation is done or partly done; more is asked for with a reason, which is asked for first. */
export async function judge(
  talk: Talk,
  judging: Judging,
  verdict: 'done' | 'partial' | 'more_asked',
): Promise<void> {
  const opened = await openForVerdict(talk, judging);
  if (opened === null) return;
  if (verdict === 'done' && !opened.reports.some(hasSubstance)) {
    return talk.say(view([say('remediation.refused.nothing_to_judge')]));
  }
  if (verdict !== 'more_asked') return settle(talk, opened, judging, { verdict, reason: null });
  return askReason(talk, opened, judging, []);
}

function askReason(
  talk: Talk,
  { remediation: { number, unitName } }: OpenedRemediation,
  { remediationId, reportId }: Judging,
  lead: Message[],
): Promise<void> {
  return talk.say(view([...lead, say('remediation.ask_more', { number, unit: unitName })]), {
    awaits: { area: 'remediation', what: { kind: 'more_asked', remediationId, reportId } },
  });
}

/** Takes what the unit is asked to add. */
export async function takeMoreAsked(talk: Talk, judging: Judging, given: Given): Promise<void> {
  const opened = await openForVerdict(talk, judging);
  if (opened === null) return;
  const reason = given.kind === 'text' ? given.text.trim() : given.caption.trim();
  if (reason === '') return askReason(talk, opened, judging, [say('remediation.refused.reason_needed')]);
  return settle(talk, opened, judging, { verdict: 'more_asked', reason });
}

/** Words with a letter or a figure in them, a file or a paper: something that can be looked at. */
function hasSubstance({ text, fileIds, paper }: RemediationReport): boolean {
  return fileIds.length > 0 || paper !== null || /[\p{L}\p{N}]/u.test(text);
}

/** The recommendation when the person may judge what they have seen of it; else it is said why not. */
async function openForVerdict(
  talk: Talk,
  { remediationId, reportId }: Judging,
): Promise<OpenedRemediation | null> {
  const opened = await openRemediation(talk, remediationId);
  if (isRefusal(opened)) return refuse(talk, opened);
  if (!opened.mayJudge) {
    const isOwn = isOfUnit(talk, opened.remediation);
    return refuse(talk, say(isOwn ? 'remediation.refused.own_unit' : 'remediation.refused.not_of_team'));
  }
  const last = unjudged(opened.reports).at(-1);
  if (last === undefined) {
    const judged = opened.reports.at(-1)?.verdict ?? null;
    if (judged === null) return refuse(talk, say('remediation.refused.nothing_reported'));
    const { verdict, at } = judged;
    const told = { verdict: verdictMessage(verdict), at };
    return refuse(talk, say('remediation.refused.already_judged', told));
  }
  if (last.id !== reportId) {
    await showRemediation(talk, remediationId, [say('remediation.refused.more_has_come')]);
    return null;
  }
  return opened;
}

async function refuse(talk: Talk, refusal: Message): Promise<null> {
  await talk.say(view([refusal]));
  return null;
}

async function settle(
  talk: Talk,
  { remediation, paper, reports }: OpenedRemediation,
  { reportId }: Judging,
  { verdict, reason }: { verdict: Verdict; reason: string | null },
): Promise<void> {
  const { tx, event } = talk;
  const ctx = contextOf(talk);
  const { at, actorId } = ctx;
  if (actorId === null) throw new Error('a verdict of somebody who has not joined');
  for (const { id } of unjudged(reports)) {
    await tx.remediations.judge(id, { verdict, reason, by: actorId, at });
  }
  const status = verdict === 'more_asked' ? remediation.status : verdict;
  await tx.remediations.save({ ...remediation, status }, at);
  await tx.audit({
    at,
    actorId,
    action: 'judge_remediation',
    subject: 'remediation',
    subjectId: remediation.id,
    event: eventKey(event),
    detail: { verdict, from: remediation.status, reportId },
  });
  const inspection = await tx.inspections.byId({ kind: 'system' }, remediation.inspectionId);
  const closed = inspection !== null && status === 'done' && (await closeWhenDone(ctx, inspection));
  const { id, number, unitName: unit, unitId, text } = remediation;
  const about = { unit, number, paper: paperMessage(paper), excerpt: excerpt(text) };
  const words =
    verdict === 'more_asked'
      ? say('remediation.told.more_asked', { ...about, reason: reason ?? '' })
      : say(`remediation.told.${verdict}`, about);
  const report = remediationChoice(
    { kind: 'report_remediation', remediationId: id },
    say('remediation.choice.report'),
  );
  const told: View = view(
    [words, ...(closed ? [say('remediation.told.closed', { unit })] : [])],
    status === 'done' ? [] : [[report]],
  );
  await tellPeople(ctx, {
    to: await answeringChats(tx, unitId),
    view: told,
    key: `remediation:${id}:judged:${reportId}`,
  });
  if (closed) await tellOfClosing(talk, remediation.inspectionId, remediation.roundId, unit);
  const done = say('remediation.judged', { number, unit, verdict: verdictMessage(verdict) });
  return showRemediation(talk, id, [done, ...(closed ? [say('remediation.closed', { unit })] : [])]);
}

/** The team and the coordinators hear once that a unit has nothing left to do. */
async function tellOfClosing(talk: Talk, inspectionId: string, roundId: string, unit: string): Promise<void> {
  const { tx } = talk;
  const round = await tx.inspections.roundById({ kind: 'system' }, roundId);
  const team = await teamChats(tx, inspectionId, ['team_head', 'team_deputy', 'team_secretary']);
  await tellPeople(contextOf(talk), {
    to: [...team, ...(await coordinatorChats(tx, roundId))],
    view: view([say('remediation.told.closed_to_team', { title: round?.title ?? '', unit })]),
    key: `inspection:${inspectionId}:closed`,
  });
}
