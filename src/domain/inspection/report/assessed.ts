import { say, type Message } from '../../message.ts';
import { isDone } from './own-views.ts';
import type { AssessedPart } from './ports.ts';

/** What has become of one part that another body assesses, over the units of a round. */
export interface AssessedInRound {
  /** Place in the outline: "I.6". */
  place: string;
  assessor: string;
  /** By name. `at`: when it was assessed (ISO instant); null where it is not. */
  units: { unit: string; reportSent: boolean; at: string | null }[];
}

/** By part, in the plan's order. */
export function assessedInRound(parts: readonly AssessedPart[]): AssessedInRound[] {
  const order = [...new Set(parts.map(({ part }) => part))].sort((a, b) => a - b);
  return order.map((part) => {
    const its = parts.filter((each) => each.part === part);
    const { place, assessorName: assessor } = its[0]!;
    return {
      place,
      assessor,
      units: its.map((each) => ({
        unit: each.unitName,
        reportSent: each.sentAt !== null,
        at: isDone(each) ? each.assessment!.doneAt : null,
      })),
    };
  });
}

/** A line for each part: by whom, and of how many units. */
export function assessedLines(assessed: readonly AssessedInRound[]): Message[] {
  return assessed.map(({ place, assessor, units }) =>
    say('assessment.in_round', {
      place,
      assessor,
      done: units.filter(({ at }) => at !== null).length,
      total: units.length,
    }),
  );
}
