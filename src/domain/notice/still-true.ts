import { z } from 'zod';

/**
 * What must be so when a message's turn comes, else it is not said:
 *
 * - `report_owed`: the report is not sent, and its round is open
 * - `limit_is`: the last permitted day is still this one (ISO date; null while it waits for its anchor)
 */
const conditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('report_owed'), assignmentId: z.string() }),
  z.strictObject({ kind: z.literal('limit_is'), assignmentId: z.string(), lastDay: z.iso.date().nullable() }),
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

/** @param factsOf undefined when there is no such assignment any more */
export function isStillTrue(
  stillTrue: StillTrue,
  factsOf: (assignmentId: string) => AssignmentFacts | undefined,
): boolean {
  return stillTrue.every((condition) => {
    const facts = factsOf(condition.assignmentId);
    if (facts === undefined) return false;
    switch (condition.kind) {
      case 'report_owed':
        return !facts.reportSent && !facts.roundClosed;
      case 'limit_is':
        return facts.lastDay === condition.lastDay;
      default:
        return condition satisfies never;
    }
  });
}
