import { z } from 'zod';
import { answerValueSchema } from '../../domain/answer/value.ts';
import { audienceFactsSchema } from '../../domain/outline/audience.ts';
import { anchorDaysSchema, limitBasisSchema } from '../../domain/deadline/assigned-limit.ts';
import { latenessSchema } from '../../domain/deadline/limit.ts';
import { cursorSchema, reportStateSchema } from '../../domain/interview/state.ts';
import { conclusionContentSchema } from '../../domain/inspection/conclusion.ts';
import { inspectionDatesSchema, inspectionStateSchema } from '../../domain/inspection/inspection.ts';
import { planFileSchema } from '../../domain/inspection/plan/plan-file.ts';
import { ladderSchema } from '../../domain/notice/ladder.ts';
import { regimeFileSchema } from '../../domain/regime/regime-file.ts';
import { outlineSchema } from '../../domain/outline/schema.ts';
import { stillTrueSchema } from '../../domain/notice/still-true.ts';
import { dialogSchema, viewSchema } from './view-json.ts';

/** The shapes of the JSON columns. */
const columns = {
  answerValue: answerValueSchema,
  anchors: anchorDaysSchema,
  audience: audienceFactsSchema,
  conclusionContent: conclusionContentSchema,
  cursor: cursorSchema,
  dialog: dialogSchema,
  fileIds: z.array(z.string()),
  inspectionDates: inspectionDatesSchema,
  inspectionPlan: planFileSchema,
  inspectionState: inspectionStateSchema,
  ladder: ladderSchema,
  limitBasis: limitBasisSchema,
  regime: regimeFileSchema,
  regimeAdjustment: z.object({ openOn: z.string().optional(), lastDay: z.string().optional() }),
  lateness: latenessSchema,
  outline: outlineSchema,
  reportState: reportStateSchema,
  sources: z.array(z.object({ key: z.string(), text: z.string() })),
  stillTrue: stillTrueSchema,
  tags: z.array(z.string()),
  traceDetail: z.unknown(),
  view: viewSchema,
};
type Columns = { [Name in keyof typeof columns]: z.infer<(typeof columns)[Name]> };

/**
 * Reads a JSON column. Depending on the database and the way of the query it arrives as text or already parsed.
 *
 * @throws z.ZodError when the stored value has another shape
 */
export function fromJson<Name extends keyof Columns>(name: Name, stored: unknown): Columns[Name] {
  const value: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  return columns[name].parse(value) as Columns[Name];
}

/** Text for a raw write into a JSON column; the same text Prisma would write. */
export function toJson(value: object): string {
  return JSON.stringify(value);
}
