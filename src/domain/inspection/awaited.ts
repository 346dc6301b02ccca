import { z } from 'zod';
import { conclusionAwaitedSchema } from './conclusion/awaited.ts';
import { findingAwaitedSchema } from './finding/awaited.ts';
import { planAwaitedSchema } from './plan/awaited.ts';
import { remediationAwaitedSchema } from './remediation/awaited.ts';
import { reportAwaitedSchema } from './report/awaited.ts';
import { scheduleAwaitedSchema } from './schedule/awaited.ts';
import { termAwaitedSchema } from './term/awaited.ts';

/** What a person is asked for about inspections, to be typed or sent next; by area. */
export const awaitedSchema = z.discriminatedUnion('area', [
  z.strictObject({ area: z.literal('schedule'), what: scheduleAwaitedSchema }),
  z.strictObject({ area: z.literal('finding'), what: findingAwaitedSchema }),
  z.strictObject({ area: z.literal('conclusion'), what: conclusionAwaitedSchema }),
  z.strictObject({ area: z.literal('plan'), what: planAwaitedSchema }),
  z.strictObject({ area: z.literal('remediation'), what: remediationAwaitedSchema }),
  z.strictObject({ area: z.literal('term'), what: termAwaitedSchema }),
  z.strictObject({ area: z.literal('report'), what: reportAwaitedSchema }),
]);
export type Awaited = z.infer<typeof awaitedSchema>;
