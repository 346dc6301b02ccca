import { z } from 'zod';
import { inspectionDatesSchema, isSameDates, type InspectionDates } from '../inspection/inspection.ts';

/**
 * What must be so when a message's turn comes, else it is not said:
 *
 * - `report_owed`: the report is not sent, and its round is open
 * - `limit_is`: the last permitted day is still this one (ISO date; null while it waits for its anchor)
 * - `inspection_ahead`: the inspection has not begun, is not cancelled, and its days are still these
 * - `remediation_owed`: the unit has something left to put right whose last permitted day is this one
 */
const conditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('report_owed'), assignmentId: z.string() }),
  z.strictObject({ kind: z.literal('limit_is'), assignmentId: z.string(), lastDay: z.iso.date().nullable() }),
  z.strictObject({
    kind: z.literal('inspection_ahead'),
    inspectionId: z.string(),
    dates: inspectionDatesSchema,
  }),
  z.strictObject({ kind: z.literal('remediation_owed'), unitId: z.string(), lastDay: z.iso.date() }),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** All of them must hold. */
export const stillTrueSchema = z.array(conditionSchema).min(1);
export type StillTrue = z.infer<typeof stillTrueSchema>;

/** What is known of an assignment when its notice's turn comes. */
export interface AssignmentFacts {
  lastDay: string | null;
  reportSent: boolean;
  roundClosed: boolean;
}

/** What is known when a message's turn comes. */
export interface Facts {
  /** Undefined when there is no such assignment any more. */
  assignment(id: string): AssignmentFacts | undefined;
  /** The days of an inspection that has not begun; undefined when it has, or never will. */
  daysAhead(inspectionId: string): InspectionDates | undefined;
  owesRemediation(unitId: string, lastDay: string): boolean;
}

export function isStillTrue(stillTrue: StillTrue, facts: Facts): boolean {
  return stillTrue.every((condition) => {
    switch (condition.kind) {
      case 'report_owed': {
        const assignment = facts.assignment(condition.assignmentId);
        return assignment !== undefined && !assignment.reportSent && !assignment.roundClosed;
      }
      case 'limit_is': {
        const assignment = facts.assignment(condition.assignmentId);
        return assignment !== undefined && assignment.lastDay === condition.lastDay;
      }
      case 'inspection_ahead': {
        const days = facts.daysAhead(condition.inspectionId);
        return days !== undefined && isSameDates(days, condition.dates);
      }
      case 'remediation_owed':
        return facts.owesRemediation(condition.unitId, condition.lastDay);
      default:
        return condition satisfies never;
    }
  });
}
