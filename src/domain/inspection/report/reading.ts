import type { AnswerRevision } from '../../interview/ports.ts';
import { askedPrompts, isComplete, promptState, promptStatus, type Form } from '../../interview/form.ts';
import { excerpt } from '../../interview/excerpt.ts';
import { say, type Message } from '../../message.ts';
import type { PlacedPrompt } from '../../outline/outline.ts';
import { placeName } from '../finding/places.ts';
import type { SentReport } from './ports.ts';

/** Longest piece of an answer in one paragraph, and what fits one message beside its headings. */
const pieceLength = 1_500;
const pageLength = 2_800;
const promptLength = 300;

/** A paragraph of a report as it is read, and the prompt it belongs to. */
interface Paragraph {
  message: Message;
  length: number;
  placed: PlacedPrompt;
}

/** A report that was sent as the form it was written in. */
export function formOf({
  assignmentId,
  outline,
  audience,
  unitName,
  roundTitle,
  limit,
  cutoff,
}: SentReport): Form {
  return { assignmentId, outline, facts: audience, unitName, roundTitle, limit, cutoff };
}

/** The prompts of a report among these that the unit was asked, or took on, and how many it answered. */
export function countAnswered(
  report: SentReport,
  prompts: readonly PlacedPrompt[],
): { done: number; total: number; left: PlacedPrompt[] } {
  const meant = new Set(prompts);
  const asked = askedPrompts(formOf(report), report.state).filter((placed) => meant.has(placed));
  const left = asked.filter((placed) => !isComplete(statusOf(report, placed)));
  return { done: asked.length - left.length, total: asked.length, left };
}

function statusOf({ state }: SentReport, placed: PlacedPrompt) {
  return promptStatus(placed, promptState(state, placed.prompt.code));
}

/** Whether some of what a prompt asks was answered, and some not. */
export function isPartial(report: SentReport, placed: PlacedPrompt): boolean {
  return statusOf(report, placed) === 'partial';
}

/**
 * What the unit wrote to these prompts, under the prompts' own words, on pages that fit a message each. Long answers are
 * cut at a line or a blank and go on; nothing is left out. A page at least, be there nothing.
 */
export function pagesOf(
  report: SentReport,
  prompts: readonly PlacedPrompt[],
  answers: readonly AnswerRevision[],
): { messages: Message[]; prompts: PlacedPrompt[] }[] {
  const asked = new Set(askedPrompts(formOf(report), report.state));
  const paragraphs = prompts
    .filter((placed) => asked.has(placed) || answers.some((one) => one.promptCode === placed.prompt.code))
    .flatMap((placed) => paragraphsOf(report, placed, answers));
  const pages: { messages: Message[]; prompts: PlacedPrompt[] }[] = [];
  let room = 0;
  for (const { message, length, placed } of paragraphs) {
    if (pages.length === 0 || length > room) {
      pages.push({ messages: [], prompts: [] });
      room = pageLength;
    }
    room -= length;
    const page = pages.at(-1)!;
    page.messages.push(message);
    if (!page.prompts.includes(placed)) page.prompts.push(placed);
  }
  return pages.length === 0 ? [{ messages: [say('sent_report.nothing_asked')], prompts: [] }] : pages;
}

function paragraphsOf(
  report: SentReport,
  placed: PlacedPrompt,
  answers: readonly AnswerRevision[],
): Paragraph[] {
  const put = (message: Message, length: number): Paragraph => ({ message, length, placed });
  const words = excerpt(placed.prompt.text.replaceAll('\n', ' '), promptLength);
  const heading = say('sent_report.prompt', { place: placeName(report.outline, placed), words });
  const written = placed.prompt.fields.flatMap((field) => {
    const value = answers.find(
      (one) => one.promptCode === placed.prompt.code && one.fieldCode === field.code,
    )?.value;
    if (field.kind === 'table') {
      return [put(say('sent_report.table', { label: field.label, columns: field.columns.length }), 80)];
    }
    if (value === undefined) return [];
    if (value.kind === 'narrative') {
      return pieces(value.parts.map(({ text }) => text).join('\n')).map((text) =>
        put(say('sent_report.text', { text }), text.length),
      );
    }
    const label = field.kind === 'narrative' ? '' : field.label;
    return label === ''
      ? [put(say('sent_report.value', { value }), 40)]
      : [put(say('sent_report.figure', { label, value }), label.length + 40)];
  });
  const empty = written.length === 0 ? [put(say('sent_report.left_empty'), 20)] : [];
  return [put(heading, words.length + 20), ...written, ...empty];
}

/** A long text in pieces, cut at a line's end or a blank where one is near; together they are the text. */
export function pieces(text: string, most = pieceLength): string[] {
  const cut: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const head = rest.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
    const at = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' '));
    const end = at > most / 2 ? at : head.length;
    cut.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' && cut.length > 0 ? cut : [...cut, rest];
}
