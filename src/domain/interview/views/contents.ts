import { say, type Message } from '../../message.ts';
import type { PlacedPrompt } from '../../outline/outline.ts';
import { flatten } from '../../outline/outline.ts';
import { view, type Choice, type View } from '../../view.ts';
import {
  isAsked,
  isComplete,
  progressOf,
  promptState,
  promptStatus,
  promptsForOthers,
  standing,
  type Form,
} from '../form.ts';
import { excerpt } from '../excerpt.ts';
import type { InterviewState } from '../state.ts';

/** A part of the table of contents: the prompts under one subsection, or under a section without subsections. */
interface Part {
  place: string;
  title: string;
  section: string;
  prompts: PlacedPrompt[];
}

function partsOf(form: Form): Part[] {
  const parts: Part[] = [];
  for (const placed of flatten(form.outline)) {
    const [section, subsection] = placed.divisions;
    const own = subsection?.kind === 'subsection' ? subsection : section;
    const place = own === section ? (section?.number ?? '') : `${section?.number}.${subsection?.number}`;
    const last = parts.at(-1);
    if (last?.place === place) last.prompts.push(placed);
    else {
      parts.push({
        place,
        title: own?.title ?? '',
        section: `${section?.number}. ${section?.title}`,
        prompts: [placed],
      });
    }
  }
  return parts;
}

function countDone(
  form: Form,
  state: InterviewState,
  prompts: PlacedPrompt[],
): { done: number; total: number } {
  const asked = prompts.filter((placed) => isAsked(form, state.report, placed));
  const done = asked.filter((placed) =>
    isComplete(promptStatus(placed, promptState(state.report, placed.prompt.code))),
  );
  return { done: done.length, total: asked.length };
}

function inRows(choices: Choice[], perRow: number): Choice[][] {
  const rows: Choice[][] = [];
  for (let at = 0; at < choices.length; at += perRow) rows.push(choices.slice(at, at + perRow));
  return rows;
}

function wayOn(form: Form, state: InterviewState): Choice[] {
  if (state.report.status === 'sent') return [];
  const { assignmentId } = form;
  return [
    { action: { kind: 'continue', assignmentId }, label: say('choice.continue'), command: 'tieptuc' },
    { action: { kind: 'review', assignmentId }, label: say('choice.review'), command: 'gui' },
  ];
}

/** The table of contents: sections with done and left; one choice for every part. */
export function contentsView(form: Form, state: InterviewState, lead: Message[]): View {
  const { done, total } = progressOf(form, state.report);
  const parts = partsOf(form);
  const paragraphs: Message[] = [...lead, say('contents.title', { unit: form.unitName, done, total })];
  let section = '';
  for (const part of parts) {
    if (part.section !== section) {
      section = part.section;
      const all = parts.filter((other) => other.section === section).flatMap((other) => other.prompts);
      paragraphs.push(say('contents.section', { title: section, ...countDone(form, state, all) }));
    }
    if (`${part.place}. ${part.title}` !== section) {
      paragraphs.push(
        say('contents.part', {
          place: part.place,
          title: part.title,
          ...countDone(form, state, part.prompts),
        }),
      );
    }
  }
  const others = promptsForOthers(form, state.report).length;
  if (others > 0) paragraphs.push(say('contents.for_others', { count: others }));
  const choices = parts.map<Choice>((part, at) => ({
    action: { kind: 'contents', assignmentId: form.assignmentId, part: at },
    label: say('choice.part', { place: part.place, ...countDone(form, state, part.prompts) }),
    alias: part.place,
  }));
  return view(
    paragraphs,
    [...inRows(choices, 3), wayOn(form, state)].filter((row) => row.length > 0),
  );
}

/** Prompts of one part, each one tap away, with what stands there; prompts for others can be opened here. */
export function partView(form: Form, state: InterviewState, at: number, lead: Message[]): View | null {
  const part = partsOf(form)[at];
  if (part === undefined) return null;
  const paragraphs: Message[] = [
    ...lead,
    say('contents.part_title', { place: part.place, title: part.title }),
  ];
  const choices: Choice[] = [];
  for (const placed of part.prompts) {
    const words = excerpt(placed.prompt.text, 90);
    const { assignmentId } = form;
    if (!isAsked(form, state.report, placed)) {
      const audience = placed.prompt.audience?.words ?? '';
      paragraphs.push(say('contents.prompt_for_others', { words, audience }));
      choices.push({
        action: { kind: 'open_prompt', assignmentId, prompt: placed.index },
        label: say('choice.open_prompt', { place: placed.place }),
      });
      continue;
    }
    const { index } = standing(form, state.report, placed);
    const status = say(`status.${promptStatus(placed, promptState(state.report, placed.prompt.code))}`);
    paragraphs.push(say('contents.prompt', { index, words, status }));
    choices.push({
      action: { kind: 'go_to', assignmentId, prompt: placed.index },
      label: say('choice.prompt', { index }),
      number: index,
    });
  }
  const back: Choice = {
    action: { kind: 'contents', assignmentId: form.assignmentId, part: null },
    label: say('choice.contents'),
    command: 'mucluc',
  };
  return view(paragraphs, [...inRows(choices, 4), [back, ...wayOn(form, state)]]);
}
