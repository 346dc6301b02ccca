import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import { sessionStepSchema } from '../inspection.ts';
import type { Inspection } from '../ports.ts';
import { choose } from './list-view.ts';

/**
 * How far the work at the unit has come, in a line or two; nothing before it has begun.
 *
 * @param notes with what the team has noted for itself
 */
export function sessionMessages({ state }: Pick<Inspection, 'state'>, notes: boolean): Message[] {
  const { startedAt, fieldCheck, steps, minutes } = state;
  if (startedAt === null) return [];
  const done = sessionStepSchema.options.filter((step) => steps[step] !== undefined).length;
  const total = sessionStepSchema.options.length;
  return [
    say('inspection.card_started', { at: startedAt }),
    ...(fieldCheck === null ? [] : [say('inspection.card_field_check', { at: fieldCheck.at })]),
    ...(done === 0 ? [] : [say('inspection.card_steps', { done, total })]),
    ...(minutes === null ? [] : minutesMessages(minutes, notes)),
  ];
}

function minutesMessages(
  { paper, note, fileId, at }: NonNullable<Inspection['state']['minutes']>,
  notes: boolean,
): Message[] {
  return [
    say('inspection.card_minutes', { at }),
    ...(paper === null ? [] : [say('inspection.card_paper', { number: paper.number, date: paper.date })]),
    ...(note === null || !notes ? [] : [say('inspection.card_note', { text: note })]),
    ...(fileId === null ? [] : [say('inspection.card_files', { count: 1 })]),
  ];
}

/** The work at the unit: what is done, and one tap for each thing that is not. */
export function sessionView({ id, unitName, state }: Inspection): View {
  const steps = sessionStepSchema.options.map((step) => ({ step, at: state.steps[step] }));
  const lines = [
    state.fieldCheck === null
      ? say('inspection.session_open', { what: say('inspection.session.field_check') })
      : say('inspection.session_done', {
          what: say('inspection.session.field_check'),
          at: state.fieldCheck.at,
        }),
    ...steps.map(({ step, at }) => {
      const what = say(`inspection.session.${step}`);
      return at === undefined
        ? say('inspection.session_open', { what })
        : say('inspection.session_done', { what, at });
    }),
  ];
  const choices: Choice[][] = [
    ...(state.fieldCheck === null
      ? [
          [
            {
              action: choose({ kind: 'field_check', inspectionId: id }),
              label: say('inspection.session.field_check'),
            },
          ],
        ]
      : []),
    ...steps
      .filter(({ at }) => at === undefined)
      .map(({ step }) => [
        {
          action: choose({ kind: 'session_step', inspectionId: id, step }),
          label: say(`inspection.session.${step}`),
        },
      ]),
    [
      {
        action: choose({ kind: 'record_minutes', inspectionId: id }),
        label: say('inspection.choice.record_minutes'),
        command: 'bienban',
      },
      cardChoice(id),
    ],
  ];
  return view([say('inspection.session_title', { unit: unitName }), ...lines], choices);
}

/** Back to the card of an inspection. */
export function cardChoice(inspectionId: string): Choice {
  return {
    action: choose({ kind: 'inspection', inspectionId }),
    label: say('inspection.choice.card'),
    command: 'cuockiemtra',
  };
}
