import { say, type Message } from '../../message.ts';
import type { InspectionDates } from '../inspection.ts';
import type { LifecycleRefusal } from '../lifecycle/lifecycle.ts';
import type { InspectionKind, Stage, TeamRole } from '../kind.ts';
import { stepTo } from '../next-step.ts';
import type { Inspection } from '../ports.ts';
import type { RemediationLeft } from '../remediation/standing.ts';
import type { Due } from './due.ts';

export function stageMessage(stage: Stage): Message {
  return say(`inspection.stage.${stage}`);
}

/** Where an inspection stands; a stage that was passed over is not said to have been reached. */
export function stateMessage({ stage, skipped }: Pick<Inspection['state'], 'stage' | 'skipped'>): Message {
  const isPassedOver = skipped.some((each) => each.stage === stage);
  if (!isPassedOver) return stageMessage(stage);
  switch (stage) {
    case 'notified':
    case 'report_received':
    case 'minutes_recorded':
    case 'explained':
      return say(`inspection.passed_over.${stage}`);
    default:
      return stageMessage(stage);
  }
}

/** What brings an inspection to a stage: how a stage that is still to come, or was passed over, is named. */
export function stepMessage(stage: Stage): Message {
  return stage === 'scheduled' || stage === 'cancelled'
    ? stageMessage(stage)
    : say(`inspection.next.${stepTo(stage)}`);
}

/** What is missing while an inspection has not come to a stage ("chưa lập biên bản"). */
export function lackingMessage(stage: Stage): Message {
  switch (stage) {
    case 'notified':
    case 'report_received':
    case 'minutes_recorded':
    case 'explained':
      return say(`inspection.lacking.${stage}`);
    default:
      return stepMessage(stage);
  }
}

export function kindMessage(kind: InspectionKind): Message {
  return say(`inspection.kind.${kind}`);
}

export function teamRoleMessage(role: TeamRole): Message {
  return say(`inspection.role.${role}`);
}

/** "one; another; a third". */
export function listed([first, ...rest]: [Message, ...Message[]]): Message {
  const [next, ...more] = rest;
  return next === undefined ? first : say('inspection.and', { first, rest: listed([next, ...more]) });
}

/** The same, of a list that may be empty. */
export function listedOrNull(messages: Message[]): Message | null {
  const [first, ...more] = messages;
  return first === undefined ? null : listed([first, ...more]);
}

/** More days than this are told by the first and the last. */
const mostDaysNamed = 3;

/** The days of an inspection, each with its weekday; or only the month. */
export function datesMessage(dates: InspectionDates): Message {
  switch (dates.kind) {
    case 'days': {
      const named = dates.days.map((day) => say('inspection.days.one', { day }));
      const [from, to] = [dates.days[0]!, dates.days.at(-1)!];
      return dates.days.length <= mostDaysNamed
        ? listed(named as [Message, ...Message[]])
        : say('inspection.days.stretch', { from, to, count: dates.days.length });
    }
    case 'month': {
      const [year, month] = dates.month.split('-').map(Number);
      return say('inspection.days.month', { month: `${month}/${year}` });
    }
    case 'open':
      return say('inspection.days.open');
    default:
      return dates satisfies never;
  }
}

/** The same, of a certain inspection: over its own subordinate units a unit chooses the days. */
export function daysMessage({ kind, dates }: Pick<Inspection, 'kind' | 'dates'>): Message {
  const isUnits = kind === 'self_inspection' && dates.kind === 'open';
  return isUnits ? say('inspection.days.by_unit') : datesMessage(dates);
}

/** "08 giờ", "08 giờ 30 phút"; of "08:30". */
export function hourMessage(time: string): Message {
  const [hour = '', minute = ''] = time.split(':');
  return minute === '00'
    ? say('inspection.hour.whole', { hour })
    : say('inspection.hour.minutes', { hour, minute });
}

/** How much is left to put right, and by when; or that the team has to judge it. */
function remedyMessage({ owed, overdue, awaiting, day }: RemediationLeft): Message {
  if (owed === 0) return say('inspection.next_verdict', { count: awaiting });
  if (day === null) return say('inspection.next_remedy', { count: owed });
  return overdue === 0
    ? say('inspection.next_remedy_by', { count: owed, day })
    : say('inspection.next_remedy_over', { count: owed, overdue, day });
}

/** What comes next and by when; null when it is over. */
export function dueMessage({ step, day, isOver, remediation }: Due): Message | null {
  if (step === null) return null;
  if (remediation !== null) return remedyMessage(remediation);
  const next = say(`inspection.next.${step}`);
  if (day === null) return next;
  if (step === 'start')
    return say(isOver ? 'inspection.next_start_over' : 'inspection.next_start', { next, day });
  return say(isOver ? 'inspection.next_over' : 'inspection.next_by', { next, day });
}

/** Why something cannot happen to an inspection now. */
export function refusalMessage(refusal: LifecycleRefusal): Message {
  switch (refusal.kind) {
    case 'must_skip': {
      const stages = listedOrNull(refusal.stages.map(stepMessage));
      if (stages === null) throw new Error('nothing is to be passed over');
      return say('inspection.refused.must_skip', { stages });
    }
    case 'not_now':
      return say('inspection.refused.not_now', { stage: stageMessage(refusal.stage) });
    case 'not_of_kind':
    case 'dates_needed':
    case 'reason_needed':
    case 'paper_needed':
      return say(`inspection.refused.${refusal.kind}`);
    default:
      return refusal satisfies never;
  }
}
