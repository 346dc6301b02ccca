import { z } from 'zod';

/** A signed paper: the act itself. `fileId` is a stored file; the symbol is part of the number ("12/TB-SNV"). */
export const paperSchema = z.strictObject({
  number: z.string().min(1),
  date: z.iso.date(),
  fileId: z.string().nullable(),
});
export type Paper = z.infer<typeof paperSchema>;
