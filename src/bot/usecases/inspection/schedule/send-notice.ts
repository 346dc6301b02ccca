import { isPassed } from '../../../../domain/inspection/lifecycle/path.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import type { Draft } from '../../../../domain/inspection/schedule/awaited.ts';
import { choose } from '../../../../domain/inspection/schedule/list-view.ts';
import { noticePreview } from '../../../../domain/inspection/schedule/notice-view.ts';
import { isNoHour, readHour, readPaper } from '../../../../domain/inspection/schedule/read-paper.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { datesMessage } from '../../../../domain/inspection/schedule/words.ts';
import { checkTerm } from '../../../../domain/inspection/term/check.ts';
import { readNamedTerm } from '../../../../domain/inspection/term/read.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view, type Choice } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import type { Given } from '../given.ts';
import { takeGiven } from './given-file.ts';
import { momentOf } from '../term/others.ts';
import { latenessOfNotice, limitOf, noticeFacts } from './notice-facts.ts';
import { notifyUnit } from './notify-unit.ts';
import { unitChats } from './people-concerned.ts';
import { contextOf, mayDo, todayOf, type Seen } from './seen.ts';
import { showInspection } from './show-inspection.ts';

type NoticeDraft = Draft<'schedule_notice'>;

/** Asks for the schedule notice: number, date and file. */
export async function askNotice(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'send_notice');
  if (seen === null || (await isBarred(talk, seen))) return;
  const draft = { kind: 'schedule_notice', inspectionId, number: null, date: null, fileId: null } as const;
  return ask(talk, seen, draft, []);
}

/** No unit is told of a day that is not fixed, or that has gone by; said, with the way to a new day. */
async function isBarred(talk: Talk, { inspection }: Seen): Promise<boolean> {
  const { id, dates } = inspection;
  if (dates.kind !== 'days') {
    await showInspection(talk, id, [say('inspection.refused.dates_needed')]);
    return true;
  }
  const [day] = dates.days;
  if (day === undefined || day >= todayOf(talk)) return false;
  const fix = {
    action: choose({ kind: 'fix_dates', inspectionId: id }),
    label: say('inspection.choice.fix_dates'),
    command: 'ngay',
  };
  await talk.say(view([say('inspection.notice_day_over', { day })], [[fix], [cardChoice(id)]]));
  return true;
}

/** Says what is there and what is still missing, or shows the notice as it will go out. */
async function ask(talk: Talk, seen: Seen, draft: NoticeDraft, said: Message[]): Promise<void> {
  const { inspectionId, number, date, fileId } = draft;
  const awaits = { area: 'schedule', what: draft } as const;
  if (number !== null && date !== null && fileId !== null) {
    return preview(talk, seen, { ...draft, number, date, fileId }, null, said);
  }
  const back = [cardChoice(inspectionId)];
  if (number === null || date === null) {
    if (fileId !== null) {
      const file = await talk.tx.files.byId(fileId);
      const lacks = say('inspection.change.paper_lacks', { file: file?.name ?? '' });
      return talk.say(view([...said, lacks], [back]), { awaits });
    }
    const same = await usedBefore(talk, seen);
    const asked = say('inspection.notice_ask', {
      unit: seen.inspection.unitName,
      days: datesMessage(seen.inspection.dates),
      today: todayOf(talk),
    });
    return talk.say(
      view([...said, asked], [...(same === null ? [] : [[sameChoice(inspectionId, same)]]), back]),
      { awaits },
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
  if (await isBarred(talk, seen)) return;
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
    return preview(talk, seen, { ...next, number, date, fileId }, hour, []);
  }
  if (isNoHour(taken.text))
    return ask(talk, seen, next, [say('inspection.hour_wrong', { typed: taken.text })]);
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

type WholeNotice = NoticeDraft & { number: string; date: string; fileId: string };

async function preview(
  talk: Talk,
  seen: Seen,
  draft: WholeNotice,
  hour: string | null,
  said: Message[],
): Promise<void> {
  const { inspection } = seen;
  const file = await talk.tx.files.byId(draft.fileId);
  const people = await unitChats(talk.tx, inspection.unitId);
  const facts = await noticeFacts(talk, seen, draft, hour, draft.reportBy);
  const { reportBy } = facts;
  if (reportBy !== null && reportBy < todayOf(talk)) return askReportLimit(talk, seen, draft, reportBy, said);
  const shown = noticePreview(facts, {
    lateness: await latenessOfNotice(talk, seen),
    people: people.length,
    fileName: file?.name ?? '',
  });
  return talk.say(
    { ...shown, paragraphs: [...said, ...shown.paragraphs] },
    { awaits: { area: 'schedule', what: draft } },
  );
}

/** A unit is not asked for a report by a day that has gone by: until when it is wanted is asked first. */
function askReportLimit(
  talk: Talk,
  { inspection }: Seen,
  draft: NoticeDraft,
  day: string,
  said: Message[],
): Promise<void> {
  const { id, dates } = inspection;
  const first = dates.kind === 'days' ? dates.days[0]! : todayOf(talk);
  return talk.say(view([...said, say('inspection.notice_report_over', { day, first })], [[cardChoice(id)]]), {
    awaits: { area: 'schedule', what: { ...draft, kind: 'notice_limit' } },
  });
}

/** Takes until when the unit reports; it holds from the moment the notice goes out. */
export async function takeNoticeLimit(
  talk: Talk,
  awaited: Draft<'notice_limit'>,
  typed: string,
): Promise<void> {
  const seen = await mayDo(talk, awaited.inspectionId, 'send_notice');
  if (seen === null) return;
  const { inspection } = seen;
  const draft: NoticeDraft = { ...awaited, kind: 'schedule_notice' };
  const read = readNamedTerm('report', typed, todayOf(talk));
  const { number, date } = draft;
  const paper = { number: number ?? '', date: date ?? todayOf(talk) };
  const over = (await noticeFacts(talk, seen, paper, null)).reportBy ?? todayOf(talk);
  const refusedFor = (because: Message) => askReportLimit(talk, seen, draft, over, [because]);
  if (!read.ok) return refusedFor(read.reason);
  const { basis } = read;
  const limit = limitOf(basis, inspection, await officeCalendar(talk.tx));
  const refusal = checkTerm('report', { limit, basis }, inspection.dates, momentOf(talk));
  if (refusal !== null || limit.lastDay === null) {
    return refusedFor(refusal ?? say('inspection.days_unreadable'));
  }
  return ask(talk, seen, { ...draft, reportBy: basis }, []);
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
  if (await isBarred(talk, seen)) return;
  const { number, date, fileId } = draft;
  if (number === null || date === null || fileId === null)
    return ask(talk, seen, draft, [say('inspection.refused.paper_needed')]);
  const { reportBy } = await noticeFacts(talk, seen, { number, date }, hour, draft.reportBy);
  if (reportBy !== null && reportBy < todayOf(talk)) return askReportLimit(talk, seen, draft, reportBy, []);
  const sent = await notifyUnit(contextOf(talk), seen, { number, date, fileId }, hour, draft.reportBy);
  if (!sent.ok) return showInspection(talk, inspectionId, [sent.refusal]);
  const isAgain = isPassed(seen.inspection, 'notified');
  return showInspection(talk, inspectionId, [
    sent.people === 0
      ? say('inspection.notice_kept')
      : say(isAgain ? 'inspection.notice_sent_again' : 'inspection.notice_sent', { count: sent.people }),
  ]);
}
