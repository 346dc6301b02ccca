import { excerpt } from '../../interview/excerpt.ts';
import { say, type Message } from '../../message.ts';
import { latenessMessage } from '../../report/views.ts';
import { view, type Choice, type View } from '../../view.ts';
import { outlineParts, placeName, type OutlinePart } from '../finding/places.ts';
import { cardChoice } from '../schedule/session-view.ts';
import { reportChoice, turning, withoutEmpty } from './choices.ts';
import type { SentReport } from './ports.ts';
import { countAnswered, isPartial, type pagesOf } from './reading.ts';

const wordsLength = 90;
const perRow = 3;

/** The parts of a sent report, each one tap away, with how much of each was answered. */
export function reportView(inspectionId: string, report: SentReport, lead: Message[] = []): View {
  const { assignmentId, outline, roundTitle: title, unitName: unit, sentAt, lateness } = report;
  const parts = outlineParts(outline)
    .map((part, at) => ({ part, at, ...countAnswered(report, part.prompts) }))
    .filter(({ total }) => total > 0);
  const empty = parts.reduce((sum, { left }) => sum + left.length, 0);
  const open = parts.map(({ part: { place }, at, done, total }) =>
    reportChoice(
      { kind: 'report_part', inspectionId, assignmentId, part: at, page: 0 },
      say('sent_report.choice.part', { place, done, total }),
      { alias: place },
    ),
  );
  return view(
    [
      ...lead,
      say('sent_report.title', { title }),
      say('sent_report.sent', {
        unit,
        sentAt,
        lateness: latenessMessage(lateness),
        receipt: report.receiptNumber,
      }),
      ...parts.map(({ part: { place, title: heading }, done, total }) =>
        say('sent_report.section', { place, title: heading, done, total }),
      ),
    ],
    withoutEmpty([
      ...inRows(open),
      empty === 0
        ? []
        : [
            reportChoice(
              { kind: 'report_empty', inspectionId, assignmentId },
              say('sent_report.choice.empty', { count: empty }),
              { command: 'detrong' },
            ),
          ],
      [cardChoice(inspectionId)],
    ]),
  );
}

function inRows(choices: Choice[]): Choice[][] {
  const rows: Choice[][] = [];
  for (let at = 0; at < choices.length; at += perRow) rows.push(choices.slice(at, at + perRow));
  return rows;
}

/** Several reports that an inspection draws on. */
export function reportsView(inspectionId: string, unit: string, reports: readonly SentReport[]): View {
  return view(
    [
      say('sent_report.several', { unit, count: reports.length }),
      ...reports.map(({ roundTitle: title, sentAt }, at) =>
        say('sent_report.line', { index: at + 1, title, sentAt }),
      ),
    ],
    [
      ...reports.map(({ assignmentId, roundTitle: title }, at) => [
        reportChoice(
          { kind: 'report', inspectionId, assignmentId },
          say('sent_report.choice.report', { index: at + 1, title }),
          { number: at + 1 },
        ),
      ]),
      [cardChoice(inspectionId)],
    ],
  );
}

/** What the unit wrote to one part, a page of it; those who record findings can record one about each prompt. */
export function reportPartView(
  inspectionId: string,
  report: SentReport,
  part: OutlinePart & { at: number },
  pages: ReturnType<typeof pagesOf>,
  { page, mayRecord }: { page: number; mayRecord: boolean },
): View {
  const { assignmentId, outline } = report;
  const { place, title, at } = part;
  const shown = Math.min(page, pages.length - 1);
  const { messages, prompts } = pages[shown] ?? { messages: [], prompts: [] };
  const on = { inspectionId, assignmentId };
  return view(
    [
      say('sent_report.part', { place, title }),
      ...(pages.length > 1 ? [say('sent_report.page', { page: shown + 1, pages: pages.length })] : []),
      ...messages,
    ],
    withoutEmpty([
      turning(shown, pages.length, (to) => ({ kind: 'report_part', ...on, part: at, page: to })),
      ...(mayRecord
        ? prompts.map((placed) => [
            reportChoice(
              { kind: 'record_about', ...on, prompt: placed.index },
              say('sent_report.choice.record', { place: placeName(outline, placed) }),
            ),
          ])
        : []),
      [
        reportChoice({ kind: 'report', ...on }, say('sent_report.choice.back'), { command: 'mucluc' }),
        cardChoice(inspectionId),
      ],
    ]),
  );
}

/** What the unit was asked and left empty. */
export function emptyView(inspectionId: string, report: SentReport): View {
  const { assignmentId, outline, roundTitle: title } = report;
  const left = outlineParts(outline).flatMap(({ prompts }) => countAnswered(report, prompts).left);
  return view(
    [
      left.length === 0
        ? say('sent_report.none_empty', { title })
        : say('sent_report.empty_title', { title, count: left.length }),
      ...left.map((placed) =>
        say(isPartial(report, placed) ? 'sent_report.partial_line' : 'sent_report.empty_line', {
          place: placeName(outline, placed),
          words: excerpt(placed.prompt.text.replaceAll('\n', ' '), wordsLength),
        }),
      ),
    ],
    [
      [
        reportChoice({ kind: 'report', inspectionId, assignmentId }, say('sent_report.choice.back'), {
          command: 'mucluc',
        }),
        cardChoice(inspectionId),
      ],
    ],
  );
}
