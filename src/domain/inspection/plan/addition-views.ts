import { limitMessage } from '../../deadline/limit-message.ts';
import type { Limit } from '../../deadline/limit.ts';
import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import { fieldMessage } from '../field-words.ts';
import type { InspectionAction } from '../action.ts';
import type { InspectionDates } from '../inspection.ts';
import type { InspectionKind, ReformField } from '../kind.ts';
import { backFrom } from '../schedule/team-view.ts';
import { daysMessage, kindMessage, listedOrNull } from '../schedule/words.ts';
import type { PlanAction, PlannedKind } from './action.ts';
import type { AdditionRefusal } from './addition.ts';

/** What is asked about a unit that comes into a round, with how to go back. */
interface Asked {
  roundId: string;
  /** What is to be said first: why it is asked again. */
  lead: Message[];
}

function choose(choice: PlanAction): InspectionAction {
  return { kind: 'inspection_plan', choice };
}

export function addUnitChoice(roundId: string): Choice {
  return {
    action: choose({ kind: 'add_unit', roundId }),
    label: say('plan.choice.add_unit'),
    command: 'bosung',
  };
}

function waysBack(roundId: string): Choice[] {
  const back = { action: choose({ kind: 'addition_back' }), label: say('choice.back'), command: 'quaylai' };
  return [back, backFrom({ roundId, inspectionId: null })];
}

/** @param found by what was typed; @param more that do not fit the screen */
export function askUnitView(
  { roundId, lead }: Asked,
  title: string,
  found: { id: string; name: string }[],
  more: number,
): View {
  return view(
    [
      ...lead,
      found.length === 0 ? say('plan.ask_unit', { title }) : say('plan.ask_which_unit'),
      ...(more === 0 ? [] : [say('inspection.people_more', { count: more })]),
    ],
    [
      ...found.map(({ id, name }) => [
        {
          action: choose({ kind: 'addition_unit', unitId: id }),
          label: say('group.choice_unit', { unit: name }),
        },
      ]),
      [backFrom({ roundId, inspectionId: null })],
    ],
  );
}

/** @param inRoundAs ways in which the unit is inspected already */
export function askKindView(
  { roundId, lead }: Asked,
  unit: string,
  kinds: PlannedKind[],
  inRoundAs: InspectionKind[],
): View {
  const already = listedOrNull(inRoundAs.map(kindMessage));
  return view(
    [
      ...lead,
      say('plan.ask_kind', { unit }),
      ...(already === null ? [] : [say('plan.in_round_as', { kinds: already })]),
    ],
    [
      ...kinds.map((as): Choice[] => [
        { action: choose({ kind: 'addition_kind', as }), label: kindMessage(as) },
      ]),
      waysBack(roundId),
    ],
  );
}

export function askThemeView({ roundId, lead }: Asked, unit: string, fields: ReformField[]): View {
  return view(
    [...lead, say('plan.ask_theme', { unit })],
    [
      ...fields.map((field): Choice[] => [
        { action: choose({ kind: 'addition_field', field }), label: fieldMessage(field) },
      ]),
      waysBack(roundId),
    ],
  );
}

export function askAdditionDaysView({ roundId, lead }: Asked, unit: string, as: PlannedKind): View {
  const noDay = {
    action: choose({ kind: 'addition_no_day' }),
    label: say(as === 'self_inspection' ? 'plan.choice.days_by_unit' : 'plan.choice.no_day'),
    command: 'chuaandinh',
  };
  return view(
    [...lead, say('plan.ask_days', { unit, kind: kindMessage(as) }), say('inspection.ask_days_how')],
    [[noDay], waysBack(roundId)],
  );
}

export function askAdditionReasonView(
  { roundId, lead }: Asked,
  unit: string,
  as: PlannedKind,
  dates: InspectionDates,
): View {
  const days = daysMessage({ kind: as, dates });
  return view([...lead, say('plan.ask_reason', { unit, kind: kindMessage(as), days })], [waysBack(roundId)]);
}

/** Everything that is to be confirmed. */
export interface AdditionSummary {
  roundId: string;
  title: string;
  unit: string;
  as: PlannedKind;
  field: ReformField | null;
  dates: InspectionDates;
  reason: string;
  /** Of the unit's report; null where none is asked for. */
  limit: Limit | null;
  /** The limit has passed already. */
  isOver: boolean;
  warnings: Message[];
  seal: string;
}

export function additionSummaryView(summary: AdditionSummary, lead: Message[]): View {
  const { roundId, title, unit, as, field, dates, reason, limit, isOver, warnings, seal } = summary;
  const confirm = {
    action: choose({ kind: 'confirm_addition', seal }),
    label: say('choice.confirm'),
    command: 'xacnhan',
  };
  return view(
    [
      ...lead,
      say('plan.summary', { title }),
      say('plan.summary_unit', { unit, kind: kindMessage(as) }),
      ...(field === null ? [] : [say('plan.summary_field', { field: fieldMessage(field) })]),
      say('inspection.card_days', { days: daysMessage({ kind: as, dates }) }),
      limit === null
        ? say('plan.summary_no_report')
        : say(isOver ? 'plan.summary_report_over' : 'plan.summary_report', { limit: limitMessage(limit) }),
      say('plan.summary_reason', { reason }),
      ...warnings,
      say('plan.summary_told'),
    ],
    [[confirm], waysBack(roundId)],
  );
}

/** Why a unit cannot come in, for whoever would add it. */
export function additionRefusalMessage(refusal: AdditionRefusal, unit: string): Message {
  switch (refusal.kind) {
    case 'already':
      return say('plan.refused.already', { unit, kind: kindMessage(refusal.as) });
    case 'unknown_theme':
      return say('plan.refused.unknown_theme');
    case 'receiver':
    case 'gone':
    case 'inspects_itself':
    case 'asks_nothing':
      return say(`plan.refused.${refusal.kind}`, { unit });
    default:
      return refusal satisfies never;
  }
}
