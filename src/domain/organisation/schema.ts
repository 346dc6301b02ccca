import { z } from 'zod';
import { roleSchema } from '../access.ts';
import { unitLevelSchema } from '../outline/audience.ts';
import { codeLike, words } from '../outline/words.ts';

/** What a unit is (glossary: People, bodies, units). */
export const unitKindSchema = z.enum([
  'peoples_committee',
  'department',
  'division',
  'public_service_unit',
  'vertical_agency',
  'district',
  'rural_commune',
  'ward',
  'township',
  'special_zone',
]);

/** Code of a unit, person or round: "so-xay-dung". */
export const codeSchema = codeLike(/^[a-z0-9]+([_.-][a-z0-9]+)*$/, 48, 'so-xay-dung');

/** Tag of a unit; outlines ask by tags. */
export const tagSchema = codeLike(/^[a-z0-9_]+$/, 48, 'assigned_papi');

const longestName = 200;
const name = words.refine((text) => !text.includes('\n')).max(longestName);

const unitSchema = z.strictObject({
  code: codeSchema,
  name,
  kind: unitKindSchema,
  level: unitLevelSchema,
  tags: z.array(tagSchema).default([]),
  /** Code of the unit above; only the root has none. */
  parent: codeSchema.optional(),
  /** First and last day on which the unit exists. */
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().optional(),
  /** Units that took over from this one (mergers, splits). */
  successors: z.array(codeSchema).optional(),
});
export type UnitEntry = z.infer<typeof unitSchema>;

const personSchema = z.strictObject({
  code: codeSchema,
  name,
  roles: z.array(z.strictObject({ unit: codeSchema, role: roleSchema })).default([]),
});
export type PersonEntry = z.infer<typeof personSchema>;

/**
 * The organisation file. `people` may be missing, and then nobody's roles change; when it is there it names everybody,
 * and who or what is not named loses the role.
 */
export const organisationSchema = z.strictObject({
  units: z.array(unitSchema).min(1),
  people: z.array(personSchema).optional(),
});
export type Organisation = z.infer<typeof organisationSchema>;
