import { z } from 'zod';

/** Kết quả đạt được; tồn tại, hạn chế; vi phạm (glossary: Inspection). */
export const findingKindSchema = z.enum(['strength', 'shortcoming', 'violation']);
export type FindingKind = z.infer<typeof findingKindSchema>;

/** Nguyên nhân khách quan, chủ quan. */
export const causeKindSchema = z.enum(['external', 'internal']);

/** `draft` until the team states it to the unit; a `withdrawn` one stays on record. */
export const findingStatusSchema = z.enum(['draft', 'stated', 'withdrawn']);
export type FindingStatus = z.infer<typeof findingStatusSchema>;
