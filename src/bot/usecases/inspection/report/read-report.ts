import { outlineParts } from '../../../../domain/inspection/finding/places.ts';
import type { SentReport } from '../../../../domain/inspection/report/ports.ts';
import { pagesOf } from '../../../../domain/inspection/report/reading.ts';
import {
  emptyView,
  reportPartView,
  reportsView,
  reportView,
} from '../../../../domain/inspection/report/report-view.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { isOver } from '../finding/finding-access.ts';
import { mayDo, sayNotYours, type Seen } from '../schedule/seen.ts';

/** One report of those an inspection rests on. */
export interface ReportChoice {
  inspectionId: string;
  assignmentId: string;
}

/** What an inspection rests on: the only report at once, else which. */
export async function readReports(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'read_report');
  if (seen === null) return;
  const reports = await talk.tx.unitReports.ofInspection(seen.scope, inspectionId);
  const [only, ...others] = reports;
  if (only === undefined) return talk.say(view([say('sent_report.none')], [[cardChoice(inspectionId)]]));
  return talk.say(
    others.length === 0
      ? reportView(inspectionId, only)
      : reportsView(inspectionId, seen.inspection.unitName, reports),
  );
}

/** A report that the person may read within the inspection; null, and said so, else. */
export async function openSent(
  talk: Talk,
  { inspectionId, assignmentId }: ReportChoice,
): Promise<(Seen & { report: SentReport }) | null> {
  const seen = await mayDo(talk, inspectionId, 'read_report');
  if (seen === null) return null;
  const reports = await talk.tx.unitReports.ofInspection(seen.scope, inspectionId);
  const report = reports.find((each) => each.assignmentId === assignmentId);
  if (report !== undefined) return { ...seen, report };
  await sayNotYours(talk);
  return null;
}

export async function readReport(talk: Talk, choice: ReportChoice): Promise<void> {
  const opened = await openSent(talk, choice);
  return opened === null ? undefined : talk.say(reportView(choice.inspectionId, opened.report));
}

export async function readEmpty(talk: Talk, choice: ReportChoice): Promise<void> {
  const opened = await openSent(talk, choice);
  return opened === null ? undefined : talk.say(emptyView(choice.inspectionId, opened.report));
}

/** What the unit wrote to one part of the outline. */
export async function readReportPart(
  talk: Talk,
  { part: at, page, ...choice }: ReportChoice & { part: number; page: number },
): Promise<void> {
  const opened = await openSent(talk, choice);
  if (opened === null) return;
  const { inspection, standing, scope, report } = opened;
  const { inspectionId, assignmentId } = choice;
  const part = outlineParts(report.outline)[at];
  if (part === undefined) return talk.say(reportView(inspectionId, report));
  const answers = await talk.tx.unitReports.answers(scope, inspectionId, assignmentId);
  const mayRecord = may(standing, 'record_finding') && !isOver(inspection);
  const pages = pagesOf(report, part.prompts, answers);
  return talk.say(reportPartView(inspectionId, report, { ...part, at }, pages, { page, mayRecord }));
}
