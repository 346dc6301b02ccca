import { z } from 'zod';

/** Chưa xử lý / đã xử lý chưa hoàn thành / đã hoàn thành: weights 0, 0.5, 1 in QĐ 1187/QĐ-BNV, 1.3.2. */
export const remediationStatusSchema = z.enum(['open', 'partial', 'done']);
export type RemediationStatus = z.infer<typeof remediationStatusSchema>;

/** What the team says of a unit's report of remediation: `more_asked` leaves it as it was and says what is missing. */
export const verdictSchema = z.enum(['done', 'partial', 'more_asked']);
export type Verdict = z.infer<typeof verdictSchema>;
