import { isPassed } from '../../../../domain/inspection/lifecycle/path.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import type { Draft } from '../../../../domain/inspection/schedule/awaited.ts';
import { choose } from '../../../../domain/inspection/schedule/list-view.ts';
import { noticePreview, noticeView } from '../../../../domain/inspection/schedule/notice-view.ts';
import { readHour, readPaper } from '../../../../domain/inspection/schedule/read-paper.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { datesMessage } from '../../../../domain/inspection/schedule/words.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view, type Choice } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { advanceInspection } from '../advance-inspection.ts';
import type { Given } from '../given.ts';
import { takeGiven } from './given-file.ts';
import { latenessOfNotice, noticeFacts } from './notice-facts.ts';
import { moveReportLimit } from './move-report-limit.ts';
import { inspectingChats, unitChats } from './people-concerned.ts';
import { contextOf, mayDo, todayOf, type Seen } from './seen.ts';
import { showInspection } from './show-inspection.ts';
import { tellPeople, tellUnitGroups } from './tell.ts';

type NoticeDraft = Draft<'schedule_notice'>;

/** Asks for the schedule notice: number, date and file. */
export async function askNotice(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'send_notice');
  if (seen === null) return;
  if (seen.inspection.dates.kind !== 'days') {
    return showInspection(talk, inspectionId, [say('inspection.refused.dates_needed')]);
  }
  const draft = { kind: 'schedule_notice', inspectionId, number: null, date: null, fileId: null } as const;
  return ask(talk, seen, draft, []);
}

/** Says what is still missing, or shows the notice as it will go out. */
async function ask(talk: Talk, seen: Seen, draft: NoticeDraft, said: Message[]): Promise<void> {
  const { inspectionId, number, date, fileId } = draft;
  const awaits = { area: 'schedule', what: draft } as const;
  if (number !== null && date !== null && fileId !== null) {
    return preview(talk, seen, { number, date, fileId }, null, said);
  }
  const back = [cardChoice(inspectionId)];
  if (number === null || date === null) {
    const same = fileId === null ? await usedBefore(talk, seen) : null;
    const asked = say('inspection.notice_ask', {
      unit: seen.inspection.unitName,
      days: datesMessage(seen.inspection.dates),
    });
    return talk.say(
      view([...said, asked], [...(same === null ? [] : [[sameChoice(inspectionId, same)]]), back]),
      {
        awaits,
      },
    );
  }
  return talk.say(view([...said, say('inspection.notice_ask_file', { number, date })], [back]), { awaits });
}

/** The paper by which another unit of the round was told last: one notice often names them all. */
async function usedBefore(talk: Talk, { inspection, scope }: Seen): Promise<Paper | null> {
  const others = await talk.tx.inspections.ofRound(scope, inspection.roundId);
  const notices = others.flatMap(({ id, state }) => (id === inspection.id ? [] : (state.notice ?? [])));
  return notices.sort((a, b) => a.at.localeCompare(b.at)).at(-1)?.paper ?? null;
}

function sameChoice(inspectionId: string, { number, date }: Paper): Choice {
  return {
    action: choose({ kind: 'same_notice', inspectionId }),
    label: say('inspection.choice.same_notice', { number, date }),
  };
}

export async function takeSameNotice(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'send_notice');
  if (seen === null) return;
  const same = await usedBefore(talk, seen);
  if (same === null) return showInspection(talk, inspectionId, [say('inspection.refused.stale')]);
  return ask(talk, seen, { kind: 'schedule_notice', inspectionId, ...same }, []);
}

/** Takes the number and date, the file, or the hour, in any order. */
export async function takeNotice(talk: Talk, draft: NoticeDraft, given: Given): Promise<void> {
  const seen = await mayDo(talk, draft.inspectionId, 'send_notice');
  if (seen === null) return;
  const taken = await takeGiven(talk, given);
  if (taken.refused !== null) return ask(talk, seen, draft, [taken.refused]);
  const next = { ...draft, fileId: taken.fileId ?? draft.fileId };
  if (taken.text === '') return ask(talk, seen, next, []);
  const { number, date, fileId } = next;
  const hour = readHour(taken.text);
  if (number !== null && date !== null && fileId !== null && hour !== null) {
    return preview(talk, seen, { number, date, fileId }, hour, []);
  }
  const read = readPaper(taken.text, todayOf(talk));
  switch (read.kind) {
    case 'paper':
      return ask(talk, seen, { ...next, ...read.paper }, []);
    case 'undated':
      return ask(talk, seen, next, [say('inspection.paper_undated', { number: read.number })]);
    case 'refused':
      // The words under a file need not be its number.
      return ask(talk, seen, next, given.kind === 'file' ? [] : [read.because]);
    default:
      return read satisfies never;
  }
}

async function preview(
  talk: Talk,
  seen: Seen,
  paper: Paper,
  hour: string | null,
  said: Message[],
): Promise<void> {
  const { inspection } = seen;
  const file = await talk.tx.files.byId(paper.fileId ?? '');
  const people = await unitChats(talk.tx, inspection.unitId);
  const shown = noticePreview(await noticeFacts(talk, seen, paper, hour), {
    lateness: await latenessOfNotice(talk, seen),
    people: people.length,
    fileName: file?.name ?? '',
  });
  return talk.say(
    { ...shown, paragraphs: [...said, ...shown.paragraphs] },
    {
      awaits: { area: 'schedule', what: { kind: 'schedule_notice', inspectionId: inspection.id, ...paper } },
    },
  );
}

/** The notice goes out: to the unit's people with the paper, to its groups by number, date and subject. */
export async function sendNotice(talk: Talk, inspectionId: string, hour: string | null): Promise<void> {
  const awaits = talk.sender?.dialog?.awaits;
  const draft = awaits?.area === 'schedule' ? awaits.what : null;
  const seen = await mayDo(talk, inspectionId, 'send_notice');
  if (seen === null) return;
  if (draft?.kind !== 'schedule_notice' || draft.inspectionId !== inspectionId) {
    return showInspection(talk, inspectionId, [say('inspection.refused.stale')]);
  }
  const { number, date, fileId } = draft;
  if (number === null || date === null)
    return ask(talk, seen, draft, [say('inspection.refused.paper_needed')]);
  const ctx = contextOf(talk);
  const paper = { number, date, fileId };
  const isAgain = isPassed(seen.inspection, 'notified');
  const advanced = await advanceInspection(ctx, seen.inspection, { kind: 'notify', paper, hour });
  if (!advanced.ok) return showInspection(talk, inspectionId, [advanced.refusal]);
  const inspection = advanced.value;
  // The notice itself says until when the report is due.
  await moveReportLimit(ctx, inspection, false);
  const key = `inspection:${inspection.id}:notified:${inspection.revision}`;
  const file = await talk.tx.files.byId(fileId ?? '');
  const facts = await noticeFacts(talk, { ...seen, inspection }, paper, hour);
  const unit = await unitChats(talk.tx, inspection.unitId);
  const attached = file === null ? null : { fileId: file.id, name: file.name };
  await tellPeople(ctx, { to: unit, view: noticeView(facts, attached), key });
  const days = datesMessage(inspection.dates);
  const about = { unit: inspection.unitName, number, date, days };
  await tellUnitGroups(ctx, inspection, say('inspection.group.notice', about), key);
  const inspecting = await inspectingChats(talk.tx, inspection);
  const known = new Set(unit.map(({ personId }) => personId));
  await tellPeople(ctx, {
    to: inspecting.filter(({ personId }) => !known.has(personId)),
    view: view([say('inspection.told.notice_sent', about)], [[cardChoice(inspection.id)]]),
    key,
  });
  return showInspection(talk, inspectionId, [
    say(isAgain ? 'inspection.notice_sent_again' : 'inspection.notice_sent', { count: unit.length }),
  ]);
}
