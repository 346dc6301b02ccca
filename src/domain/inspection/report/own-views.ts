import { pageOf } from '../../group/views.ts';
import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import { choose } from '../schedule/list-view.ts';
import { daysMessage, kindMessage } from '../schedule/words.ts';
import { reportChoice, turning, withoutEmpty } from './choices.ts';
import type { AssessedPart } from './ports.ts';

/** Units that fit a phone's screen. */
const pageSize = 8;

/** A part of the reports of one round that the person's unit assesses, of all units. */
export interface OwnPart {
  roundId: string;
  roundTitle: string;
  part: number;
  place: string;
  title: string;
  units: AssessedPart[];
}

/** Nothing is written any more once the conclusion is out, or the inspection over. */
export function isOver({ stage }: Pick<AssessedPart, 'stage'>): boolean {
  return ['issued', 'remediation', 'closed', 'cancelled'].includes(stage);
}

export const isDone = ({ assessment }: Pick<AssessedPart, 'assessment'>): boolean =>
  assessment !== null && assessment.doneAt !== null;

/** The report is there and nobody has said that it is assessed. */
export function isWaiting(part: Pick<AssessedPart, 'assessment' | 'sentAt' | 'stage'>): boolean {
  return part.sentAt !== null && !isDone(part) && !isOver(part);
}

/** What `/kiemtra` says to those who assess: a line and a way for each part. */
export function ownPartLines(parts: readonly OwnPart[]): { paragraphs: Message[]; choices: Choice[][] } {
  return {
    paragraphs: parts.flatMap(({ roundTitle, place, title, units }) => [
      say('inspection.list_round', { title: roundTitle }),
      say('assessment.list', {
        place,
        title,
        total: units.length,
        done: units.filter(isDone).length,
        waiting: units.filter(isWaiting).length,
      }),
    ]),
    choices: parts.map(({ roundId, part, place }) => [
      reportChoice({ kind: 'own_parts', roundId, part, page: 0 }, say('assessment.choice.list', { place }), {
        command: 'danhgia',
      }),
    ]),
  };
}

/** The units of one part, those waiting first. */
export function ownPartView({ roundId, part, place, title, units }: OwnPart, page: number): View {
  const order = (one: AssessedPart) => (isWaiting(one) ? 0 : isDone(one) ? 2 : 1);
  const numbered = units.toSorted((a, b) => order(a) - order(b)).map((unit, at) => ({ unit, index: at + 1 }));
  const shown = pageOf(numbered, page, pageSize);
  return view(
    [
      say('assessment.units_title', { place, title }),
      say('assessment.units_count', { total: units.length, done: units.filter(isDone).length }),
      ...shown.items.map(({ unit, index }) =>
        say('assessment.unit', { index, unit: unit.unitName, state: stateMessage(unit) }),
      ),
    ],
    withoutEmpty([
      ...shown.items.map(({ unit: { inspectionId, unitName }, index }) => [
        reportChoice(
          { kind: 'assess', inspectionId, part, page: 0 },
          say('assessment.choice.unit', { index, unit: unitName }),
          { number: index },
        ),
      ]),
      turning(shown.page, shown.pages, (to) => ({ kind: 'own_parts', roundId, part, page: to })),
      [listOfInspections()],
    ]),
  );
}

function stateMessage({ sentAt, assessment }: AssessedPart): Message {
  if (assessment !== null && assessment.doneAt !== null)
    return say('assessment.state.done', { at: assessment.doneAt });
  if (sentAt === null) return say('assessment.state.unsent');
  return assessment === null
    ? say('assessment.state.waiting', { sentAt })
    : say('assessment.state.draft', { sentAt });
}

function listOfInspections(): Choice {
  return {
    action: choose({ kind: 'inspections', page: 0 }),
    label: say('inspection.choice.list'),
    command: 'kiemtra',
  };
}

/** What the unit wrote to a part, a page of it, with what the person's own unit says of it. */
export function assessView(
  own: AssessedPart,
  title: string,
  { pages, page }: { pages: readonly Message[][]; page: number },
  lead: Message[] = [],
): View {
  const { inspectionId, part, place, unitName: unit, kind, dates, sentAt, assessment, roundId } = own;
  const at = Math.min(page, Math.max(0, pages.length - 1));
  const mayWrite = sentAt !== null && !isOver(own);
  const on = { inspectionId, part };
  return view(
    [
      ...lead,
      say('assessment.title', { place, title }),
      say('assessment.unit_line', { unit, kind: kindMessage(kind), days: daysMessage({ kind, dates }) }),
      sentAt === null ? say('assessment.not_sent') : say('assessment.sent_at', { sentAt }),
      ...(pages.length > 1 ? [say('sent_report.page', { page: at + 1, pages: pages.length })] : []),
      ...(pages[at] ?? []),
      ...ownMessages(own),
    ],
    withoutEmpty([
      turning(at, pages.length, (to) => ({ kind: 'assess', ...on, page: to })),
      mayWrite ? writeChoices(own) : [],
      mayWrite && assessment !== null && assessment.doneAt === null ? [doneChoice(own)] : [],
      assessment !== null && assessment.fileIds.length > 0
        ? [
            reportChoice(
              { kind: 'assessment_files', ...on },
              say('assessment.choice.files', { count: assessment.fileIds.length }),
            ),
          ]
        : [],
      [
        reportChoice({ kind: 'own_parts', roundId, part, page: 0 }, say('assessment.choice.back_to_units'), {
          command: 'danhgia',
        }),
      ],
    ]),
  );
}

function ownMessages({ sentAt, assessment }: AssessedPart): Message[] {
  if (assessment === null) return sentAt === null ? [] : [say('assessment.own_none')];
  const { author, at, doneAt } = { author: assessment.authorName, ...assessment };
  return [
    doneAt === null
      ? say('assessment.own_draft', { author, at })
      : say('assessment.own_done', { author, at, doneAt }),
    ...contentMessages(assessment),
  ];
}

/** The words of an assessment, and how many files go with it. */
export function contentMessages({
  text,
  fileIds,
}: Pick<NonNullable<AssessedPart['assessment']>, 'text' | 'fileIds'>): Message[] {
  return [
    ...(text === '' ? [] : [say('assessment.words', { text })]),
    ...(fileIds.length === 0 ? [] : [say('assessment.files', { count: fileIds.length })]),
  ];
}

function writeChoices({ inspectionId, part, assessment }: AssessedPart): Choice[] {
  const on = { inspectionId, part };
  return assessment === null
    ? [reportChoice({ kind: 'write', ...on }, say('assessment.choice.write'), { command: 'ghi' })]
    : [
        reportChoice({ kind: 'write', ...on }, say('assessment.choice.write_more'), { command: 'ghi' }),
        reportChoice({ kind: 'write_anew', ...on }, say('assessment.choice.write_anew'), {
          command: 'vietlai',
        }),
      ];
}

function doneChoice({ inspectionId, part }: Pick<AssessedPart, 'inspectionId' | 'part'>): Choice {
  return reportChoice({ kind: 'assessed', inspectionId, part }, say('assessment.choice.done'), {
    command: 'xong',
  });
}

function backToPart({ inspectionId, part }: Pick<AssessedPart, 'inspectionId' | 'part'>): Choice {
  return reportChoice(
    { kind: 'assess', inspectionId, part, page: 0 },
    say('assessment.choice.back_to_part'),
    { command: 'lui' },
  );
}

/** Asks for the words and files of an assessment. */
export function askAssessmentView(own: AssessedPart, anew: boolean, lead: Message[] = []): View {
  const { place, unitName: unit } = own;
  return view(
    [...lead, say(anew ? 'assessment.ask_anew' : 'assessment.ask', { place, unit })],
    [[backToPart(own)]],
  );
}

/** What was written is kept; more may follow. */
export function writtenView(own: AssessedPart, isPhoto: boolean, lead: Message[] = []): View {
  const { assessment } = own;
  return view(
    [
      ...lead,
      ...(assessment === null ? [] : contentMessages(assessment)),
      ...(isPhoto ? [say('assessment.photo_warning')] : []),
      say('assessment.next'),
    ],
    withoutEmpty([
      assessment !== null && assessment.doneAt === null ? [doneChoice(own)] : [],
      [
        reportChoice(
          { kind: 'write_anew', inspectionId: own.inspectionId, part: own.part },
          say('assessment.choice.write_anew'),
          { command: 'vietlai' },
        ),
        backToPart(own),
      ],
    ]),
  );
}
