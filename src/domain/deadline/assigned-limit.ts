import { z } from 'zod';
import type { OfficeCalendar } from './calendar.ts';
import type { Limit } from './limit.ts';
import { anchorSchema, limitRuleSchema, resolveRule, type Resolved } from './limit-rule.ts';
import { periodKindSchema } from './period.ts';

/** Days that are known of an assignment and that its rule may count from. */
export const anchorDaysSchema = z.partialRecord(anchorSchema, z.iso.date());
export type AnchorDays = z.infer<typeof anchorDaysSchema>;

/** The rule an assignment's limit follows, with the period it is about: kept so that the limit can be counted again. */
export const limitBasisSchema = z.strictObject({
  rule: limitRuleSchema,
  period: z.strictObject({ kind: periodKindSchema, year: z.int(), number: z.int().nullable() }).nullable(),
  words: z.string().min(1),
  hour: z.string().nullable(),
});
export type LimitBasis = z.infer<typeof limitBasisSchema>;

/** The limit a basis gives under a calendar, and whether every year it rests on is confirmed. */
export function limitUnder(
  basis: LimitBasis,
  anchors: AnchorDays,
  calendar: OfficeCalendar,
): { limit: Limit; confirmed: boolean } | Extract<Resolved, { kind: 'impossible' }> {
  const resolved = resolveRule(basis.rule, { period: basis.period, anchors }, calendar);
  if (resolved.kind === 'impossible') return resolved;
  const { words, hour } = basis;
  return resolved.kind === 'awaiting'
    ? { limit: { words, lastDay: null, lastHour: hour }, confirmed: false }
    : { limit: { words, lastDay: resolved.lastDay, lastHour: hour }, confirmed: resolved.confirmed };
}
