import { z } from 'zod';
import { limitBasisSchema } from '../../deadline/assigned-limit.ts';
import { termNameSchema } from './name.ts';

const about = { inspectionId: z.string(), term: termNameSchema };

/** What a person is asked for here, to be typed next. */
export const termAwaitedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('term'), ...about }),
  /** A term that was shown as understood and may be confirmed; or another is typed. */
  z.strictObject({ kind: z.literal('term_to_confirm'), ...about, basis: limitBasisSchema }),
]);
export type TermAwaited = z.infer<typeof termAwaitedSchema>;
