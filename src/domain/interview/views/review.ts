import { say, type Message } from '../../message.ts';
import type { PlacedPrompt } from '../../outline/outline.ts';
import { view, type Choice, type View } from '../../view.ts';
import { reportRevision } from '../act.ts';
import { progressOf, standing, type Form } from '../form.ts';
import type { InterviewState } from '../state.ts';
import { limitMessage } from '../../deadline/limit-message.ts';

/** Buttons one message may carry stay well under a chat's own limit (100 on Telegram). */
const mostShown = 80;

/** What is missing before sending, each one tap away, and the way to send. */
export function reviewView(form: Form, state: InterviewState, lead: Message[], readAll: number | null): View {
  const { done, total, begun, left, missing } = progressOf(form, state.report);
  const { assignmentId } = form;
  const paragraphs: Message[] = [
    ...lead,
    say('review.title', { title: form.roundTitle, unit: form.unitName, done, total }),
    limitMessage(form.limit),
  ];
  const choices: Choice[][] = [];
  if (left.length === 0) paragraphs.push(say('review.complete'));
  else {
    paragraphs.push(say('review.left', { count: left.length }), ...leftByPlace(form, state, left));
    let row: Choice[] = [];
    for (const placed of left.slice(0, mostShown)) {
      const { index } = standing(form, state.report, placed);
      const at = { place: placed.place, index };
      row.push({
        action: { kind: 'go_to', assignmentId, prompt: placed.index },
        label: say('choice.left_prompt', at),
        number: index,
      });
      if (row.length === 4) {
        choices.push(row);
        row = [];
      }
    }
    if (row.length > 0) choices.push(row);
    if (left.length > mostShown) paragraphs.push(say('review.left_more', { count: left.length - mostShown }));
  }
  const revision = reportRevision(state.report);
  if (missing.length === 0 && begun) {
    choices.push([
      {
        action: { kind: 'send', assignmentId, revision, incomplete: false },
        label: say('choice.send'),
        command: 'xacnhan',
      },
    ]);
  } else if (begun) {
    choices.push([
      {
        action: { kind: 'confirm_incomplete', assignmentId, revision },
        label: say('choice.send_incomplete', { count: left.length }),
        command: 'vangui',
      },
    ]);
  }
  const contents: Choice = {
    action: { kind: 'contents', assignmentId, part: null },
    label: say('choice.contents'),
    command: 'mucluc',
  };
  const last: Choice[] = [contents];
  if (readAll !== null) {
    last.push({
      action: { kind: 'read_all', assignmentId, prompt: readAll },
      label: say('choice.read_all'),
      command: 'toanvan',
    });
  }
  return view(paragraphs, [...choices, last]);
}

/** What is left, a line for each place ("I.1: 3, 4, 5"); what is asked "nếu có" says so. */
function leftByPlace(form: Form, state: InterviewState, left: readonly PlacedPrompt[]): Message[] {
  const lines: { place: string; optional: boolean; indexes: number[] }[] = [];
  for (const placed of left.slice(0, mostShown)) {
    const { index } = standing(form, state.report, placed);
    const { place } = placed;
    const { optional } = placed.prompt;
    const last = lines.at(-1);
    if (last?.place === place && last.optional === optional) last.indexes.push(index);
    else lines.push({ place, optional, indexes: [index] });
  }
  return lines.map(({ place, optional, indexes }) => {
    const at = { place, indexes: indexes.join(', ') };
    return optional ? say('review.left_optional', at) : say('review.left_prompt', at);
  });
}

/** A second look before an incomplete report goes out. */
export function confirmIncompleteView(form: Form, state: InterviewState): View {
  const { left } = progressOf(form, state.report);
  const { assignmentId } = form;
  const revision = reportRevision(state.report);
  return view(
    [say('review.confirm_incomplete', { unit: form.unitName, count: left.length })],
    [
      [
        {
          action: { kind: 'send', assignmentId, revision, incomplete: true },
          label: say('choice.send'),
          command: 'xacnhan',
        },
        { action: { kind: 'continue', assignmentId }, label: say('choice.continue'), command: 'tieptuc' },
      ],
    ],
  );
}
