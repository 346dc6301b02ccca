import { z } from 'zod';
import { limitBasisSchema } from '../../deadline/assigned-limit.ts';
import { termNameSchema } from './name.ts';

/**
 * Terms of one unit's inspection that were set in chat, where its plan leaves them to the team or says nothing: the rule
 * with its words, as recommendations and assignments keep theirs; when (ISO instant) and by whom.
 */
export const setTermsSchema = z.partialRecord(
  termNameSchema,
  z.strictObject({ basis: limitBasisSchema, at: z.iso.datetime(), by: z.string() }),
);
export type SetTerms = z.infer<typeof setTermsSchema>;
