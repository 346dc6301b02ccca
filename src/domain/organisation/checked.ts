import type { z } from 'zod';
import type { Fault } from './messages.ts';

/**
 * A schema with checks that need more than the file (the units there are, the outlines): built once these facts are
 * known, so that their refusals carry line numbers like any other.
 */
export function checked<S extends z.ZodType>(schema: S, check: (value: z.output<S>) => Fault[]) {
  return schema.superRefine((value, ctx) => {
    for (const each of check(value)) ctx.addIssue({ code: 'custom', ...each });
  });
}
