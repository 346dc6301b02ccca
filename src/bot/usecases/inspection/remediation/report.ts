import { cleanText } from '../../../../domain/answer/clean-text.ts';
import { sourceKeyOf } from '../../../../domain/file/source-key.ts';
import { excerpt } from '../../../../domain/interview/excerpt.ts';
import { remediationChoice } from '../../../../domain/inspection/remediation/list-view.ts';
import { readTypedPaper } from '../../../../domain/inspection/remediation/typed-paper.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import type { Remediation } from '../../../../domain/inspection/ports.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view, type Choice } from '../../../../domain/view.ts';
import { keepFile } from '../../file/keep-file.ts';
import { officeDayOf } from '../../deadline/office-time.ts';
import { eventKey, type Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { isRefusal, openRemediation, type OpenedRemediation } from './open-remediation.ts';
import { tellOfReport } from './tell-of-report.ts';

/** Asks what has been done; from then on what the person sends is about this recommendation, until "Xong". */
export async function askReport(talk: Talk, id: string): Promise<void> {
  const opened = await openForReport(talk, id);
  if (opened === null) return;
  const { number, text } = opened.remediation;
  return goOn(talk, opened, [
    say('remediation.ask_report', { number, excerpt: excerpt(text) }),
    say('remediation.photo_warning'),
  ]);
}

/** Takes words or a file as the unit's report; what arrives twice counts once. */
export async function takeReport(talk: Talk, id: string, given: Given): Promise<void> {
  const opened = await openForReport(talk, id);
  if (opened === null) return;
  const { remediation } = opened;
  const { number } = remediation;
  if (given.kind === 'text') {
    const text = cleanText(given.text).trim();
    if (!/[\p{L}\p{N}]/u.test(text)) return goOn(talk, opened, [say('remediation.refused.words_needed')]);
    await record(talk, remediation, { text, fileIds: [], paper: null }, given);
    return goOn(talk, opened, [say('remediation.recorded', { number })]);
  }
  const kept = await keepFile(talk, given);
  if (!kept.kept) return goOn(talk, opened, [kept.because]);
  const { id: fileId, name } = kept.file;
  await record(talk, remediation, { text: given.caption.trim(), fileIds: [fileId], paper: null }, given);
  return goOn(talk, opened, [say('remediation.recorded_file', { number, name })]);
}

export async function askPaper(talk: Talk, id: string, lead: Message[] = []): Promise<void> {
  const opened = await openForReport(talk, id);
  if (opened === null) return;
  const { id: remediationId, number } = opened.remediation;
  return talk.say(view([...lead, say('remediation.ask_paper', { number })], [[finished(remediationId)]]), {
    awaits: { area: 'remediation', what: { kind: 'remediation_paper', remediationId } },
  });
}

/** Takes number and date of the unit's paper; a file sent instead is evidence. */
export async function takePaper(talk: Talk, id: string, given: Given): Promise<void> {
  if (given.kind === 'file') return takeReport(talk, id, given);
  const opened = await openForReport(talk, id);
  if (opened === null) return;
  const read = readTypedPaper(given.text, officeDayOf(talk.event.receivedAt, talk.tools.timeZone));
  if (!read.ok) return askPaper(talk, id, [read.reason]);
  const { number, date } = read;
  const { remediation } = opened;
  const paper = { number, date, fileId: null };
  const reportId = await record(talk, remediation, { text: '', fileIds: [], paper }, given);
  const others = await othersLeft(talk, remediation, paper);
  const forAll = remediationChoice(
    { kind: 'paper_for_all', remediationId: id, reportId },
    say('remediation.choice.paper_for_all', { count: others.length }),
    { command: 'tatca' },
  );
  return goOn(
    talk,
    opened,
    [say('remediation.paper_recorded', { number, date })],
    others.length === 0 ? [] : [[forAll]],
  );
}

/** One paper often answers a whole conclusion: records it for everything else the unit has left of the inspection. */
export async function usePaperForAll(talk: Talk, id: string, reportId: string): Promise<void> {
  const opened = await openForReport(talk, id);
  if (opened === null) return;
  const paper = opened.reports.find((report) => report.id === reportId)?.paper ?? null;
  if (paper === null) return talk.say(view([say('refused.stale_button')]));
  const others = await othersLeft(talk, opened.remediation, paper);
  for (const other of others) {
    await record(talk, other, { text: '', fileIds: [], paper }, null);
  }
  const { number, date } = paper;
  return talk.say(
    view([say('remediation.paper_for_all', { number, date, count: others.length })], [[finished(id)]]),
  );
}

/** What else the unit has left of the inspection that this paper is not recorded for. */
async function othersLeft(talk: Talk, remediation: Remediation, paper: Paper): Promise<Remediation[]> {
  const { tx, scope } = talk;
  if (scope === null) return [];
  const its = await tx.remediations.ofConclusion(scope, remediation.conclusionId);
  const others = its.filter(
    ({ id, inspectionId, status }) =>
      id !== remediation.id && inspectionId === remediation.inspectionId && status !== 'done',
  );
  const reports = await tx.remediations.reportsOf(
    scope,
    others.map(({ id }) => id),
  );
  const has = new Set(
    reports
      .filter((each) => each.paper?.number === paper.number && each.paper.date === paper.date)
      .map(({ remediationId }) => remediationId),
  );
  return others.filter(({ id }) => !has.has(id));
}

/** The recommendation when the person may report on it now; else it is said why not. */
async function openForReport(talk: Talk, id: string): Promise<OpenedRemediation | null> {
  const opened = await openRemediation(talk, id);
  const refusal = isRefusal(opened)
    ? opened
    : !opened.mayReport
      ? say('remediation.refused.not_of_unit', { unit: opened.remediation.unitName })
      : opened.remediation.status === 'done'
        ? say('remediation.refused.is_done')
        : null;
  if (refusal === null && !isRefusal(opened)) return opened;
  await talk.say(view([refusal!]));
  return null;
}

/** @returns the id of what was put on record */
async function record(
  talk: Talk,
  remediation: Remediation,
  report: { text: string; fileIds: string[]; paper: Paper | null },
  given: Given | null,
): Promise<string> {
  const { tx, tools, event, sender } = talk;
  const authorId = sender?.person?.id;
  if (authorId === undefined) throw new Error('a report of somebody who has not joined');
  const id = tools.ids.next();
  const at = event.receivedAt;
  const added = await tx.remediations.addReport({
    id,
    remediationId: remediation.id,
    authorId,
    ...report,
    sourceKey: given === null ? null : sourceKeyOf(event, given),
    at,
    verdict: null,
  });
  if (!added) return id;
  await tx.audit({
    at,
    actorId: authorId,
    action: 'report_remediation',
    subject: 'remediation',
    subjectId: remediation.id,
    event: eventKey(event),
  });
  await tellOfReport(talk, remediation);
  return id;
}

function goOn(
  talk: Talk,
  { remediation: { id: remediationId } }: OpenedRemediation,
  paragraphs: Message[],
  more: Choice[][] = [],
): Promise<void> {
  const paper = remediationChoice(
    { kind: 'remediation_paper', remediationId },
    say('remediation.choice.paper'),
    { command: 'vanban' },
  );
  return talk.say(view(paragraphs, [...more, [paper, finished(remediationId)]]), {
    awaits: { area: 'remediation', what: { kind: 'remediation_report', remediationId } },
  });
}

function finished(remediationId: string): Choice {
  return remediationChoice(
    { kind: 'remediation_reported', remediationId },
    say('remediation.choice.finished'),
    { command: 'xong' },
  );
}
