import { pageOf } from '../../group/views.ts';
import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import type { InspectionAction } from '../action.ts';
import { backFrom } from '../schedule/team-view.ts';
import { daysMessage, datesMessage, kindMessage, teamRoleMessage } from '../schedule/words.ts';
import type { PlanChange } from './changes.ts';

/** Changes that fit a phone's screen. */
const pageSize = 6;

/** A change with the names and the day (ISO, of the office) it is told by; `who` null: the command line. */
export interface ToldChange {
  change: PlanChange;
  day: string;
  who: string | null;
  /** Who joined or left. */
  person: string;
}

function page(roundId: string, to: number): InspectionAction {
  return { kind: 'inspection_plan', choice: { kind: 'plan_changes', roundId, page: to } };
}

export function changesChoice(roundId: string): Choice {
  return { action: page(roundId, 0), label: say('plan.choice.changes'), command: 'thaydoi' };
}

/** What has become of a plan since: oldest first. */
export function changesView(
  { id, title }: { id: string; title: string },
  changes: readonly ToldChange[],
  at: number,
): View {
  const numbered = changes.map((told, place) => ({ told, index: place + 1 }));
  const shown = pageOf(numbered, at, pageSize);
  const earlier = {
    action: page(id, shown.page - 1),
    label: say('group.choice_earlier'),
    command: 'trangtruoc',
  };
  const further = {
    action: page(id, shown.page + 1),
    label: say('group.choice_further'),
    command: 'trangsau',
  };
  return view(
    [
      say('plan.changes_title', { title }),
      changes.length === 0 ? say('plan.changes_none') : say('plan.changes_count', { count: changes.length }),
      ...shown.items.map(({ told, index }) => lineOf(told, index)),
    ],
    [
      [...(shown.page === 0 ? [] : [earlier]), ...(shown.page + 1 >= shown.pages ? [] : [further])],
      [backFrom({ roundId: id, inspectionId: null })],
    ],
  );
}

function lineOf({ change, day: date, who: name, person }: ToldChange, index: number): Message {
  const who = name === null ? say('plan.who_administrator') : say('plan.who', { name });
  const facts = { index, date, who, what: whatMessage(change, person) };
  const { reason } = change;
  return reason === null ? say('plan.change', facts) : say('plan.change_because', { ...facts, reason });
}

function whatMessage(change: PlanChange, name: string): Message {
  const { unit } = change;
  switch (change.kind) {
    case 'unit_added': {
      const { as: kind, dates } = change;
      const days = daysMessage({ kind, dates });
      return say('plan.what.unit_added', { unit: change.unit, kind: kindMessage(kind), days });
    }
    case 'surprise':
      return say('plan.what.surprise', { unit: change.unit });
    case 'unit_removed': {
      const facts = { unit: change.unit, kind: kindMessage(change.as) };
      return say(change.reportKept ? 'plan.what.unit_removed_report_kept' : 'plan.what.unit_removed', facts);
    }
    case 'unit_back':
      return say('plan.what.unit_back', { unit: change.unit, kind: kindMessage(change.as) });
    case 'days':
      return movedMessage(change);
    case 'member_added': {
      const facts = { name, role: teamRoleMessage(change.role) };
      return unit === null
        ? say('plan.what.member_added', facts)
        : say('plan.what.member_added_at', { ...facts, unit });
    }
    case 'member_removed':
      return unit === null
        ? say('plan.what.member_removed', { name })
        : say('plan.what.member_removed_at', { name, unit });
    default:
      return change satisfies never;
  }
}

/** A day that is fixed for the first time keeps to the plan; one that is taken back does not. */
function movedMessage({ unit, from, to }: Extract<PlanChange, { kind: 'days' }>): Message {
  const [before, after] = [datesMessage(from), datesMessage(to)];
  if (to.kind === 'open') return say('plan.what.postponed', { unit, from: before });
  return from.kind === 'days'
    ? say('plan.what.days_moved', { unit, from: before, to: after })
    : say('plan.what.days_fixed', { unit, to: after });
}
