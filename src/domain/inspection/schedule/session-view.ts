import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import { sessionStepSchema, type SessionStep } from '../inspection.ts';
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
  const steps = sessionStepSchema.options.map((step) => ({ what: step, at: state.steps[step] ?? null }));
  const check = { what: 'field_check', at: state.fieldCheck?.at ?? null } as const;
  const done = steps.filter(({ at }) => at !== null).length;
  const isOpen = state.minutes === null;
  const marks = [check, ...steps];
  const open = marks.filter(({ at }) => at === null);
  const marked = marks.filter(({ at }) => at !== null);
  const minutes: Choice = {
    action: choose({ kind: 'record_minutes', inspectionId: id }),
    label: say('inspection.choice.record_minutes'),
    command: 'bienban',
  };
  const markChoices = open.map(({ what }): Choice[] => [
    {
      action:
        what === 'field_check'
          ? choose({ kind: 'field_check', inspectionId: id })
          : choose({ kind: 'session_step', inspectionId: id, step: what }),
      label: say(`inspection.session.${what}`),
    },
  ]);
  const undoChoices = (isOpen ? marked : []).map(({ what }): Choice[] => [
    {
      action: choose({ kind: 'session_undo', inspectionId: id, what }),
      label: say('inspection.choice.session_undo', { what: say(`inspection.session.${what}`) }),
    },
  ]);
  // The minutes are drawn up on the session: they come first only once it is over.
  const isOver = done === steps.length;
  return view(
    [
      say('inspection.session_title', { unit: unitName }),
      lineOf(check),
      say('inspection.card_steps', { done, total: steps.length }),
      ...steps.map(lineOf),
    ],
    [
      ...(isOver ? [[minutes]] : []),
      ...markChoices,
      ...(isOver ? [] : [[minutes]]),
      ...undoChoices,
      [cardChoice(id)],
    ],
  );
}

function lineOf({ what, at }: { what: SessionStep | 'field_check'; at: string | null }): Message {
  const named = say(`inspection.session.${what}`);
  return at === null
    ? say('inspection.session_open', { what: named })
    : say('inspection.session_done', { what: named, at });
}

/** To the unit's explanation. */
export function explainChoice(inspectionId: string): Choice {
  return {
    action: choose({ kind: 'explain', inspectionId }),
    label: say('inspection.choice.explain'),
    command: 'giaitrinh',
  };
}

/** Back to the card of an inspection. */
export function cardChoice(inspectionId: string): Choice {
  return {
    action: choose({ kind: 'inspection', inspectionId }),
    label: say('inspection.choice.card'),
    command: 'cuockiemtra',
  };
}
