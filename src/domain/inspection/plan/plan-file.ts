import { z } from 'zod';
import { limitEntrySchema } from '../../deadline/limit-entry.ts';
import { limitDaySchema } from '../../deadline/limit-rule.ts';
import { everySchema } from '../../round/round-file.ts';
import { codeSchema } from '../../organisation/schema.ts';
import { codeLike, words } from '../../outline/words.ts';
import { inspectionKindSchema, reformFieldSchema, teamRoleSchema } from '../kind.ts';
import { scoringSchema } from '../synthesis/score.ts';

/** A term of the plan: a limit's rule, or `set_by_team` where the paper leaves it to the team, which is then asked. */
export const planTermSchema = z.union([z.literal('set_by_team'), limitEntrySchema]);
export type PlanTerm = z.infer<typeof planTermSchema>;

const paper = z.strictObject({ number: words, date: z.iso.date() });

/** A month as dates write it: "2024-08". */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** Days of one unit (`days`), or only the `month` until they are fixed; and the `group` of the team that inspects it. */
const unitDates = z.strictObject({
  unit: codeSchema,
  days: z.array(limitDaySchema).min(1).optional(),
  month: monthSchema.optional(),
  group: words.optional(),
});

/**
 * Who is inspected: a list, or everyone of a kind but some. `exceptKinds` leaves out whoever the same plan inspects in
 * these ways ("trừ 10 đơn vị thuộc đối tượng kiểm tra trực tiếp nêu trên", Kế hoạch 1871/KH-UBND, II.1.b).
 */
const inspectedUnits = z.union([
  z.array(codeSchema).min(1),
  z.strictObject({
    every: everySchema,
    except: z.array(codeSchema).default([]),
    exceptKinds: z.array(inspectionKindSchema).default([]),
  }),
]);

const teamMember = z.strictObject({
  person: codeSchema,
  role: teamRoleSchema,
  /** The unit the person comes from. */
  agency: codeSchema.optional(),
  /** Tổ kiểm tra, when the team is divided. */
  group: words.optional(),
});

const team = z.strictObject({
  decision: paper.optional(),
  /** Liên ngành: of several bodies. */
  joint: z.boolean().default(false),
  members: z.array(teamMember).default([]),
});
export type PlanTeam = z.infer<typeof team>;

/** Inspections of one kind within the round. */
const inspectionsEntry = z.strictObject({
  kind: inspectionKindSchema,
  units: inspectedUnits,
  /** How many units the paper says there are ("là 10 đơn vị"). */
  declared: z.int().positive().optional(),
  dates: z.array(unitDates).default([]),
  /** Code and title of the round in which the units report; made from the plan's when missing. */
  reportRound: z.strictObject({ code: codeSchema, title: words }).optional(),
  /** The one field of a thematic inspection, and the sector body that carries it out. */
  field: reformFieldSchema.optional(),
  carriedOutBy: codeSchema.optional(),
  /** A team of its own; else the round's. */
  team: team.optional(),
  terms: z
    .strictObject({
      scheduleNotice: planTermSchema.optional(),
      report: planTermSchema.optional(),
      conclusion: planTermSchema.optional(),
      remediation: planTermSchema.optional(),
    })
    .default({}),
});
export type InspectionsEntry = z.infer<typeof inspectionsEntry>;

/** An information system a digital inspection looks into, with the body that manages it (Kế hoạch 61/KH-UBND, II.2). */
const system = z.strictObject({
  code: codeLike(/^[a-z0-9_]+$/, 48, 'document_system'),
  name: words,
  managedBy: words,
});

/** The file of an inspection round. Nothing about one plan is a constant of the program. */
export const planFileSchema = z.strictObject({
  code: codeSchema,
  title: words,
  kind: z.literal('inspection_plan'),
  document: paper.optional(),
  legalBasis: z.array(words).default([]),
  /** Who receives the reports and keeps the round (the standing body). */
  receivingUnit: codeSchema,
  window: z.strictObject({ from: limitDaySchema, to: limitDaySchema }),
  inspectedPeriod: z.strictObject({
    from: z.iso.date(),
    /** `inspection_day`: until each unit's own inspection day. */
    to: z.union([z.literal('inspection_day'), z.iso.date()]),
  }),
  /** The outline of the units' reports; without one no reports are asked for. */
  outline: z.strictObject({ code: z.string(), version: z.int().positive().optional() }).optional(),
  team: team.default({ joint: false, members: [] }),
  /** Parts of the outline that another body assesses (a section's place: "I.6"). */
  assessors: z.array(z.strictObject({ place: words, unit: codeSchema })).default([]),
  inspections: z.array(inspectionsEntry).min(1),
  systems: z.array(system).default([]),
  /** Scores by the index's formula; thresholds are data (QĐ 1187/QĐ-BNV, 1.3.1 and 1.3.2). */
  scoring: scoringSchema.optional(),
});
export type PlanFile = z.infer<typeof planFileSchema>;
