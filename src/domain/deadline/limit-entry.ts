import { z } from 'zod';
import { words } from '../outline/words.ts';
import {
  anchorSchema,
  dayOfFields,
  limitDaySchema,
  monthFits,
  readingSchema,
  shiftSchema,
  workingDaysSchema,
  type LimitRule,
} from './limit-rule.ts';

const dayOf = z
  .strictObject(dayOfFields)
  .refine(monthFits, { path: ['month'], params: { reason: 'import.month_of_quarter' } });

/**
 * A limit as a file writes it: exactly one of the rules, and what goes with it. The keys of the rules are the glossary's.
 */
export const limitEntryFields = {
  /** "trước ngày X" (exclusive). */
  beforeDate: limitDaySchema.optional(),
  /** "chậm nhất ngày X" (inclusive). */
  byDate: limitDaySchema.optional(),
  /** "trước ngày 18 tháng thứ hai của Quý". */
  beforeDay: dayOf.optional(),
  byDay: dayOf.optional(),
  /** "trước 05 ngày làm việc", before `anchor`. */
  workingDaysBefore: workingDaysSchema.optional(),
  /** "trong thời hạn 10 ngày làm việc kể từ …", after `anchor`. */
  withinWorkingDays: workingDaysSchema.optional(),
  /** The day figures are closed. */
  dataCutoff: z.literal(true).optional(),
  anchor: anchorSchema.optional(),
  reading: readingSchema.optional(),
  shift: shiftSchema.optional(),
  /** "17:00"; only with a day that is itself permitted. */
  hour: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  /** The paper's own words; made from the rule when missing. */
  words: words.optional(),
};
export const limitEntrySchema = z.strictObject(limitEntryFields);
export type LimitEntry = z.infer<typeof limitEntrySchema>;

const rules = [
  'beforeDate',
  'byDate',
  'beforeDay',
  'byDay',
  'workingDaysBefore',
  'withinWorkingDays',
  'dataCutoff',
] as const satisfies (keyof LimitEntry)[];

/** What is wrong with an entry: the key at fault and the reason, as a key of the import messages. */
export type EntryFault = {
  key: keyof LimitEntry | null;
  reason: 'import.one_limit' | 'import.hour_without_day' | 'import.anchor_missing' | 'import.anchor_unused';
};

/** Reads an entry as a rule; `key` is the rule's own key in the file. */
export function readLimitEntry(
  entry: LimitEntry,
): { ok: true; rule: LimitRule; key: keyof LimitEntry } | { ok: false; fault: EntryFault } {
  const refuse = (key: EntryFault['key'], reason: EntryFault['reason']) =>
    ({ ok: false, fault: { key, reason } }) as const;
  const given = rules.filter((key) => entry[key] !== undefined);
  const [key, ...more] = given;
  if (key === undefined || more.length > 0) return refuse(null, 'import.one_limit');
  const inclusive = key === 'byDate' || key === 'byDay' || key === 'dataCutoff';
  if (entry.hour !== undefined && !inclusive) return refuse('hour', 'import.hour_without_day');
  const counts = key === 'workingDaysBefore' || key === 'withinWorkingDays';
  if (counts && entry.anchor === undefined) return refuse(key, 'import.anchor_missing');
  if (!counts && entry.anchor !== undefined) return refuse('anchor', 'import.anchor_unused');
  if (key !== 'workingDaysBefore' && entry.reading !== undefined)
    return refuse('reading', 'import.anchor_unused');
  return { ok: true, rule: ruleOf(entry), key };
}

function ruleOf(entry: LimitEntry): LimitRule {
  const { anchor = 'inspection_day', reading = 'inclusive', shift = 'none' } = entry;
  if (entry.beforeDate !== undefined) return { kind: 'before_date', date: entry.beforeDate, shift };
  if (entry.byDate !== undefined) return { kind: 'by_date', date: entry.byDate, shift };
  if (entry.beforeDay !== undefined) return { kind: 'before_day', ...entry.beforeDay, shift };
  if (entry.byDay !== undefined) return { kind: 'by_day', ...entry.byDay, shift };
  if (entry.workingDaysBefore !== undefined) {
    return { kind: 'working_days_before', days: entry.workingDaysBefore, anchor, reading, shift };
  }
  if (entry.withinWorkingDays !== undefined) {
    return { kind: 'within_working_days', days: entry.withinWorkingDays, anchor, shift };
  }
  return { kind: 'data_cutoff', shift };
}
