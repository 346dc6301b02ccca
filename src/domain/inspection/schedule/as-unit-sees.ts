import { say, type Message } from '../../message.ts';
import { asksReport, isAnnounced } from '../kind.ts';
import { isPassed } from '../lifecycle/path.ts';
import type { Inspection } from '../ports.ts';
import type { Standing } from '../standing.ts';
import type { Due } from './due.ts';
import { datesMessage, daysMessage, dueMessage, stateMessage } from './words.ts';

/*
 * An inspection as the people of the inspected unit see it: what they have to do, and otherwise only that the inspection
 * goes on. What the team has to do within itself, and by when, is the team's.
 */

type Seen = Pick<Inspection, 'kind' | 'dates' | 'state'>;

/** Whether somebody stands with the unit alone. */
export function seesAsUnit({ ofUnit, team, coordinates, leads }: Standing): boolean {
  return ofUnit && team === null && !coordinates && !leads;
}

/** The day is told by the schedule notice (the paper is the act), or when the inspection begins; not before. */
function isDayTold({ kind, state }: Seen): boolean {
  return kind === 'self_inspection' || state.notice !== null || state.startedAt !== null;
}

export function unitDaysMessage(inspection: Seen): Message {
  if (isDayTold(inspection)) return daysMessage(inspection);
  return say(isAnnounced(inspection.kind) ? 'inspection.days.by_notice' : 'inspection.days.untold');
}

export function unitStageMessage(inspection: Seen): Message {
  const { kind, state } = inspection;
  switch (state.stage) {
    case 'scheduled':
    case 'notified':
    case 'report_received':
      return isAnnounced(kind) && !isDayTold(inspection)
        ? say('inspection.unit_stage.awaits_notice')
        : stateMessage(state);
    case 'under_way':
    case 'minutes_recorded':
      return say('inspection.unit_stage.inspected');
    case 'explained':
    case 'drafted':
    case 'signed':
      return say('inspection.unit_stage.awaits_conclusion');
    default:
      return stateMessage(state);
  }
}

/** What the unit has to do next and by when; null when it is not its turn. */
export function unitNextMessage(inspection: Seen, due: Due): Message | null {
  const { kind, dates, state } = inspection;
  if (due.remediation !== null) {
    const { owed, awaiting } = due.remediation;
    return owed === 0 ? say('inspection.unit_next.verdict', { count: awaiting }) : dueMessage(due);
  }
  switch (state.stage) {
    case 'scheduled':
    case 'notified':
    case 'report_received':
      if (asksReport(kind) && !isPassed(inspection, 'report_received')) return reportMessage(due.report);
      return state.notice === null || dates.kind !== 'days'
        ? null
        : say('inspection.unit_next.prepare', { days: datesMessage(dates) });
    case 'minutes_recorded':
      return due.step === 'explain' ? say('inspection.unit_next.explain') : null;
    default:
      return null;
  }
}

function reportMessage({ day, isOver }: Due['report']): Message {
  const next = say('inspection.unit_next.report');
  if (day === null) return next;
  return say(isOver ? 'inspection.next_over' : 'inspection.next_by', { next, day });
}
