import { limitMessage } from '../../deadline/limit-message.ts';
import type { Limit } from '../../deadline/limit.ts';
import { say, type Message } from '../../message.ts';
import { view, type View } from '../../view.ts';
import type { InspectionState } from '../inspection.ts';
import type { Inspection } from '../ports.ts';
import { cardChoice } from './session-view.ts';
import { datesMessage, kindMessage } from './words.ts';

/** An inspection that has begun, at an instant, on another day than people know of. */
export interface Begun {
  inspection: Inspection;
  /** ISO instant. */
  at: string;
  moved: InspectionState['moved'][number];
}

/** To the team and the coordinators: it has begun, and its day is now the day on which it did. */
export function begunToInspectors({ inspection, at, moved: { from, to, reason } }: Begun): View {
  const { id, unitName: unit, kind } = inspection;
  return view(
    [
      say('inspection.told.begun', { unit, kind: kindMessage(kind), at }),
      ...(from.kind === 'days'
        ? [say('inspection.told.begun_instead', { from: datesMessage(from), to: datesMessage(to) })]
        : []),
      ...(reason === null ? [] : [say('inspection.told.because', { reason })]),
    ],
    [[cardChoice(id)]],
  );
}

/**
 * To the people of a unit that knew of another day.
 *
 * @param limit of the report it still owes
 */
export function begunToUnit({ inspection, at, moved: { from, reason } }: Begun, limit: Limit | null): View {
  const { id, unitName: unit, kind } = inspection;
  const about = { unit, kind: kindMessage(kind), at, from: datesMessage(from), reason: reason ?? '' };
  return view(
    [
      say('inspection.told.begun_unit', about),
      ...(limit === null ? [] : [say('inspection.told.report_limit', { limit: limitMessage(limit) })]),
    ],
    [[cardChoice(id)]],
  );
}

/** To the unit's groups. */
export function begunToGroup({ inspection: { unitName: unit }, at }: Begun): Message {
  return say('inspection.group.begun', { unit, at });
}
