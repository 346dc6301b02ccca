import { z } from 'zod';
import { because } from './messages.ts';
import { codeLike, words } from './words.ts';

/** Levels of a unit (glossary: unit_level). `department` is a sở or equal; `division` a phòng, ban of a district. */
export const unitLevelSchema = z.enum(['province', 'department', 'district', 'division', 'commune', 'other']);
export type UnitLevel = z.infer<typeof unitLevelSchema>;

/**
 * Whom a prompt concerns: a unit is meant when its level is listed (or none is) and it carries one of the tags (or
 * none is listed). "(đối với cấp huyện, cấp xã)" → levels [district, commune]; "được phân công chủ trì" → a tag.
 */
export const audienceRuleSchema = z
  .strictObject({
    levels: z.array(unitLevelSchema).min(1).optional(),
    tags: z
      .array(codeLike(/^[a-z0-9_]+$/, 48, 'assigned_papi'))
      .min(1)
      .optional(),
    /** The outline's own words for it, shown when the prompt is offered to others. */
    words,
  })
  .superRefine((rule, ctx) => {
    // A rule that meets everybody is a forgotten line, not a rule.
    if (rule.levels === undefined && rule.tags === undefined) {
      ctx.addIssue({ code: 'custom', ...because('file.audience_empty', {}) });
    }
  });
export type AudienceRule = z.infer<typeof audienceRuleSchema>;

/** What is known of a unit when a round opens; pinned in its assignment. */
export const audienceFactsSchema = z.strictObject({
  level: unitLevelSchema,
  tags: z.array(z.string()),
  periodKind: z.enum(['month', 'quarter', 'half_year', 'nine_months', 'year', 'inspection']),
});
export type AudienceFacts = z.infer<typeof audienceFactsSchema>;

/** True when the rule (or its absence) means this unit. */
export function concerns(rule: AudienceRule | undefined, facts: AudienceFacts): boolean {
  if (rule === undefined) return true;
  const levelMeant = rule.levels === undefined || rule.levels.includes(facts.level);
  const tagMeant = rule.tags === undefined || rule.tags.some((tag) => facts.tags.includes(tag));
  return levelMeant && tagMeant;
}
