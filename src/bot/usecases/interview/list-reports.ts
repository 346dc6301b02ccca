import { Temporal } from 'temporal-polyfill';
import { remainingOf } from '../../../domain/deadline/limit.ts';
import { progressOf } from '../../../domain/interview/form.ts';
import { say, type Message } from '../../../domain/message.ts';
import { reportsView, type ReportLine } from '../../../domain/report/views.ts';
import { view } from '../../../domain/view.ts';
import { leftOverLines } from '../inspection/remediation/left-over.ts';
import { officeCalendar } from '../deadline/office-calendar.ts';
import type { Talk } from '../talk.ts';

/** "Báo cáo của tôi": the reports of the person's own units, nearest limit first. */
export async function listReports(talk: Talk, lead: Message[]): Promise<void> {
  const person = talk.sender?.person;
  if (talk.scope?.kind !== 'person' || person == null) return talk.say(view([say('refused.not_joined')]));
  const overseer = talk.scope.overseenUnits.length > 0;
  if (overseer && talk.scope.ownUnits.length === 0) return talk.say(view([...lead, say('home.overseer')]));
  if (talk.scope.ownUnits.length === 0) {
    const inspections = await talk.tx.inspections.open(talk.scope);
    if (inspections.length > 0) {
      return talk.say(view([...lead, say('home.inspector', { count: inspections.length })]));
    }
  }
  const now = Temporal.Instant.from(talk.event.receivedAt);
  const calendar = await officeCalendar(talk.tx);
  const lines: ReportLine[] = [];
  for (const report of await talk.tx.reports.ofOwnUnits(talk.scope, person.id)) {
    const outline = await talk.tx.outlines.version(report.outlineVersionId);
    const { done, total } = progressOf(
      { ...report, outline, facts: report.audience, cutoff: report.cutoff },
      report.state,
    );
    const submission =
      report.state.status === 'sent'
        ? await talk.tx.submissions.latest(talk.scope, report.assignmentId)
        : null;
    lines.push({
      assignmentId: report.assignmentId,
      roundTitle: report.roundTitle,
      unitName: report.unitName,
      limit: report.limit,
      remaining: remainingOf(report.limit, now, talk.tools.timeZone, calendar),
      done,
      total,
      submission,
    });
  }
  const shown = reportsView(lines, overseer ? [...lead, say('home.overseer')] : lead);
  const left = await leftOverLines(talk);
  return talk.say({
    ...shown,
    paragraphs: [...shown.paragraphs, ...left.lines],
    choices: [...shown.choices, ...left.choices],
  });
}
