import { z } from 'zod';
import { limitBasisSchema } from '../../deadline/assigned-limit.ts';
import { inspectionDatesSchema } from '../inspection.ts';
import { teamRoleSchema } from '../kind.ts';

/** Whose team: of one inspection, or of the round. */
const teamPlace = z.strictObject({ roundId: z.string(), inspectionId: z.string().nullable() });
export type TeamPlace = z.infer<typeof teamPlace>;

const inspectionId = z.string();

/** A change that cannot be taken back, before it is done. `successorId`: the person who becomes head. */
const changeMeant = z.discriminatedUnion('deed', [
  z.strictObject({ deed: z.literal('dates'), inspectionId, dates: inspectionDatesSchema }),
  /** `keepReport`: the unit's report is here, and it is meant all the same. */
  z.strictObject({ deed: z.literal('cancel'), inspectionId, keepReport: z.boolean() }),
  z.strictObject({ deed: z.literal('reinstate'), inspectionId }),
  z.strictObject({
    deed: z.literal('remove_member'),
    place: teamPlace,
    memberId: z.string(),
    successorId: z.string().nullable(),
  }),
  z.strictObject({
    deed: z.literal('add_member'),
    place: teamPlace,
    personId: z.string(),
    role: teamRoleSchema,
  }),
]);
export type ChangeMeant = z.infer<typeof changeMeant>;
export type ChangeDeed = ChangeMeant['deed'];

const noticeParts = {
  inspectionId,
  number: z.string().nullable(),
  date: z.iso.date().nullable(),
  fileId: z.string().nullable(),
  /** The new term of the unit's report, which is set when the notice goes out. */
  reportBy: limitBasisSchema.exactOptional(),
};

/** What a person is asked for here, to be typed or sent next; with what has been given so far. */
export const scheduleAwaitedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('inspection_days'), inspectionId }),
  /** Days that were questioned and may be confirmed. */
  z.strictObject({ kind: z.literal('days_to_confirm'), inspectionId, dates: inspectionDatesSchema }),
  /** Why the days change. */
  z.strictObject({ kind: z.literal('days_reason'), inspectionId, dates: inspectionDatesSchema }),
  z.strictObject({ kind: z.literal('schedule_notice'), ...noticeParts }),
  /** Until when the unit reports, of a notice that goes out when that has passed; the notice waits for it. */
  z.strictObject({ kind: z.literal('notice_limit'), ...noticeParts }),
  /** Why a stage is passed over: by itself, or by starting. */
  z.strictObject({ kind: z.literal('skip_reason'), inspectionId, by: z.enum(['skip', 'start', 'close']) }),
  z.strictObject({ kind: z.literal('cancel_reason'), inspectionId }),
  /** Why what was cancelled is taken up again. */
  z.strictObject({ kind: z.literal('reinstate_reason'), inspectionId }),
  /** A change that was shown and may be confirmed; the paper that decides it may come first, in parts. */
  z.strictObject({
    kind: z.literal('change'),
    of: changeMeant,
    reason: z.string().nullable(),
    number: z.string().nullable(),
    date: z.iso.date().nullable(),
    fileId: z.string().nullable(),
  }),
  /** Who becomes head, before the head goes. */
  z.strictObject({ kind: z.literal('successor'), place: teamPlace, memberId: z.string() }),
  z.strictObject({ kind: z.literal('minutes'), inspectionId }),
  z.strictObject({ kind: z.literal('explanation'), inspectionId }),
  /** Nothing was asked, but what is typed after reading what was found may be meant as an explanation; then as typed. */
  z.strictObject({
    kind: z.literal('explanation_offered'),
    inspectionId,
    text: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('member_name'), place: teamPlace }),
  z.strictObject({ kind: z.literal('member_role'), place: teamPlace, personId: z.string() }),
  /** A surprise inspection in the making; what is still null is asked for next. */
  z.strictObject({
    kind: z.literal('surprise'),
    /** The id it will have: what is said while it is made is about it. */
    id: z.string().optional(),
    roundId: z.string(),
    unitId: z.string().nullable(),
    day: z.iso.date().nullable(),
    /** Who ordered it. */
    orderedBy: z.string().nullable(),
    members: z.array(z.string()),
  }),
]);
export type ScheduleAwaited = z.infer<typeof scheduleAwaitedSchema>;
export type Draft<K extends ScheduleAwaited['kind']> = Extract<ScheduleAwaited, { kind: K }>;
