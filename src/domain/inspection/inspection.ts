import { z } from 'zod';
import { latenessSchema } from '../deadline/limit.ts';
import { paperSchema } from './paper.ts';
import { stageSchema } from './kind.ts';
import { setTermsSchema } from './term/set-terms.ts';

/** When a unit is inspected: one day or several (in order), only a month (YYYY-MM) until it is fixed, or not yet said. */
export const inspectionDatesSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('days'), days: z.array(z.iso.date()).min(1) }),
  z.strictObject({ kind: z.literal('month'), month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  z.strictObject({ kind: z.literal('open') }),
]);
export type InspectionDates = z.infer<typeof inspectionDatesSchema>;

export function isSameDates(one: InspectionDates, other: InspectionDates): boolean {
  switch (one.kind) {
    case 'days':
      return other.kind === 'days' && one.days.join() === other.days.join();
    case 'month':
      return other.kind === 'month' && one.month === other.month;
    case 'open':
      return other.kind === 'open';
    default:
      return one satisfies never;
  }
}

const at = z.iso.datetime();
/** Null: the clock or the command line. */
const by = z.string().nullable();

/** The four steps of the session (Kế hoạch 1871/KH-UBND, II.3.a). */
export const sessionStepSchema = z.enum(['unit_report', 'team_findings', 'discussion', 'head_conclusion']);
export type SessionStep = z.infer<typeof sessionStepSchema>;

/** Everything one unit's inspection has come to. Instants are ISO. Findings, conclusions, remediation have rows of their own. */
export const inspectionStateSchema = z.strictObject({
  version: z.literal(1),
  /** Place in the plan's `inspections` of the entry it was planned under; null when it was ordered without the plan. */
  entry: z.int().nonnegative().nullable().default(null),
  stage: stageSchema,
  /** The schedule notice that was sent, and when the session begins on the first day ("08:00"). */
  notice: z.strictObject({ paper: paperSchema, hour: z.string().nullable(), at, by }).nullable(),
  /** Who of the unit has said that they have seen the notice, with the days as they are now. */
  acknowledged: z.array(z.strictObject({ personId: z.string(), at })),
  report: z.strictObject({ at, lateness: latenessSchema }).nullable(),
  fieldCheck: z.strictObject({ at, by }).nullable(),
  steps: z.partialRecord(sessionStepSchema, at),
  startedAt: at.nullable(),
  minutes: z
    .strictObject({
      paper: paperSchema.nullable(),
      fileId: z.string().nullable(),
      /** In words, where there is no paper to name. */
      note: z.string().nullable().default(null),
      at,
      by,
    })
    .nullable(),
  /** What the unit says of the findings; `none`: it has nothing to say. */
  explanation: z
    .strictObject({
      text: z.string().nullable(),
      paper: paperSchema.nullable(),
      fileIds: z.array(z.string()),
      none: z.boolean(),
      at,
      by,
    })
    .nullable(),
  /** Stages that were passed over, each with the reason. */
  skipped: z.array(z.strictObject({ stage: stageSchema, reason: z.string(), at, by })),
  moved: z.array(
    z.strictObject({
      from: inspectionDatesSchema,
      to: inspectionDatesSchema,
      reason: z.string().nullable(),
      /** By which it was changed, where there is one. */
      paper: paperSchema.exactOptional(),
      at,
      by,
    }),
  ),
  cancelled: z
    .strictObject({
      reason: z.string(),
      paper: paperSchema.exactOptional(),
      /** Where it stood, to be taken up again there. */
      from: stageSchema.exactOptional(),
      at,
      by,
    })
    .nullable(),
  closedAt: at.nullable(),
  setTerms: setTermsSchema.default({}),
});
export type InspectionState = z.infer<typeof inspectionStateSchema>;

export const freshInspection: InspectionState = {
  version: 1,
  entry: null,
  stage: 'scheduled',
  notice: null,
  acknowledged: [],
  report: null,
  fieldCheck: null,
  steps: {},
  startedAt: null,
  minutes: null,
  explanation: null,
  skipped: [],
  moved: [],
  cancelled: null,
  closedAt: null,
  setTerms: {},
};
