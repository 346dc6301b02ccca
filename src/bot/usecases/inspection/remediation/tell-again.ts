import type { RemediationAction } from '../../../../domain/inspection/remediation/action.ts';
import { unitNoticeView } from '../../../../domain/inspection/conclusion/notice-views.ts';
import { isPassed } from '../../../../domain/inspection/lifecycle/path.ts';
import { noticeView } from '../../../../domain/inspection/schedule/notice-view.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import { say } from '../../../../domain/message.ts';
import type { PersonChat } from '../../../../domain/organisation/ports.ts';
import type { Outgoing } from '../../../../domain/outbox/ports.ts';
import { view, type Attachment, type View } from '../../../../domain/view.ts';
import { eventKey, type Talk } from '../../talk.ts';
import { officeDayOf } from '../../deadline/office-time.ts';
import { officeMoment } from '../../notice/tell-coordinators.ts';
import { seeInspection } from '../schedule/seen.ts';

type TellAgain = Extract<RemediationAction, { kind: 'tell_again' }>;

const everything = { kind: 'system' } as const;

/**
 * Tells a unit's people again of a schedule notice or a conclusion that nobody of them has acknowledged, as they were
 * told the first time; once a day, in office hours. For whoever may send it in the first place.
 */
export async function tellAgain(talk: Talk, { what, inspectionId }: TellAgain): Promise<void> {
  const seen = await seeInspection(talk, inspectionId);
  if (seen === null) return;
  const { inspection, standing } = seen;
  if (!may(standing, what === 'notice' ? 'send_notice' : 'issue_conclusion')) {
    return talk.say(view([say('refused.not_yours')]));
  }
  const told =
    what === 'notice' ? await noticeAgain(talk, inspection) : await conclusionAgain(talk, inspection);
  const { unitName: unit } = inspection;
  if (told === null) return talk.say(view([say('follow_up.acknowledged_meanwhile', { unit })]));
  if (told.length === 0) return talk.say(view([say('follow_up.nobody', { unit })]));
  const { tx, tools, event, sender } = talk;
  const at = event.receivedAt;
  const dueAt = await officeMoment(tx, tools.timeZone, at);
  const day = officeDayOf(dueAt, tools.timeZone);
  const rows = told.map(({ chat: { personId, address, language }, view: words }): Outgoing => ({
    operation: { kind: 'send' },
    kind: what === 'notice' ? 'notice' : 'conclusion',
    address,
    view: words,
    language,
    priority: 2,
    replaceKey: null,
    dedupeKey: `tell_again:${what}:${inspectionId}:${day}:${personId}:${address.channel}`,
    stillTrue: null,
    dueAt,
  }));
  const fresh = await tx.outbox.putMany(rows, at);
  await tx.audit({
    at,
    actorId: sender?.person?.id ?? null,
    action: 'tell_again',
    subject: 'inspection',
    subjectId: inspectionId,
    event: eventKey(event),
    detail: { what, people: fresh },
  });
  return talk.say(
    view([fresh === 0 ? say('follow_up.told_already') : say('follow_up.told_again', { count: fresh })]),
  );
}

interface Told {
  chat: PersonChat;
  view: View;
}

/** Null when it has been acknowledged, or is over. */
async function noticeAgain(talk: Talk, inspection: Inspection): Promise<Told[] | null> {
  const { tx } = talk;
  const { state, id: inspectionId, unitName, unitId, dates, assignmentId } = inspection;
  const { notice } = state;
  const seen = new Set(state.acknowledged.map(({ personId }) => personId));
  const { heads, officers } = await peopleOf(talk, unitId);
  // Who has said to know it is not told again.
  const silent = [...heads, ...officers].filter(({ personId }) => !seen.has(personId));
  const isSeen = silent.length === 0 && seen.size > 0;
  if (notice === null || isSeen || isPassed(inspection, 'under_way')) return null;
  const owed = assignmentId === null ? null : await tx.followUp.owed(assignmentId);
  const words = noticeView(
    {
      inspectionId,
      unitName,
      paper: notice.paper,
      hour: notice.hour,
      dates,
      reportBy: owed?.limit.lastDay ?? null,
    },
    await attachmentOf(talk, notice.paper.fileId),
  );
  return silent.map((chat) => ({ chat, view: words }));
}

async function conclusionAgain(talk: Talk, inspection: Inspection): Promise<Told[] | null> {
  const { tx } = talk;
  const { id: inspectionId, unitId } = inspection;
  const issued = (await tx.conclusions.ofInspection(everything, inspectionId)).filter(
    ({ status }) => status === 'issued',
  );
  const conclusion = issued.at(-1);
  if (conclusion?.paper == null) return null;
  const seen = await tx.conclusions.acknowledgements(everything, conclusion.id);
  if (seen.some((each) => each.inspectionId === inspectionId)) return null;
  const attachment = await attachmentOf(talk, conclusion.paper.fileId);
  if (attachment === null) return null;
  const all = await tx.remediations.ofConclusion(everything, conclusion.id);
  const its = all.filter((each) => each.inspectionId === inspectionId);
  const notice = { conclusion, paper: conclusion.paper, attachment, corrects: null, moved: [] };
  const { heads, officers } = await peopleOf(talk, unitId);
  return [
    ...heads.map((chat) => ({ chat, view: unitNoticeView(notice, inspection, its, 'head') })),
    ...officers.map((chat) => ({ chat, view: unitNoticeView(notice, inspection, its, 'officer') })),
  ];
}

async function attachmentOf({ tx }: Talk, fileId: string | null): Promise<Attachment | null> {
  const file = fileId === null ? null : await tx.files.byId(fileId);
  return file === null ? null : { fileId: file.id, name: file.name };
}

/** Those who head the unit or sign for it, and its officers; nobody twice. */
async function peopleOf(
  { tx }: Talk,
  unitId: string,
): Promise<{ heads: PersonChat[]; officers: PersonChat[] }> {
  const heads = await tx.people.chatsOf('unit_head', [unitId]);
  const known = new Set(heads.map(({ personId }) => personId));
  const approvers = (await tx.people.chatsOf('approver', [unitId])).filter(
    ({ personId }) => !known.has(personId),
  );
  approvers.forEach(({ personId }) => known.add(personId));
  const officers = await tx.people.chatsOf('focal_point', [unitId]);
  return {
    heads: [...heads, ...approvers],
    officers: officers.filter(({ personId }) => !known.has(personId)),
  };
}
