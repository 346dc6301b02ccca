import { z } from 'zod';
import { inspectionRequests } from '../inspection/remediation/request.ts';
import { rungSchema } from './ladder.ts';

/**
 * A notice as it waits in the outbox: what it is about. Its words are made when it is sent, so that they say what is
 * true then; a request that is no longer true makes none.
 */
export const noticeRequestSchema = z.discriminatedUnion('kind', [
  /** A step of the ladder, to the people who owe a report. */
  z.strictObject({ kind: z.literal('rung'), assignmentId: z.string(), rung: rungSchema }),
  /** A coordinator's reminder by hand, to the same people; `tappedAt` is an ISO instant. */
  z.strictObject({ kind: z.literal('nudge'), assignmentId: z.string(), tappedAt: z.iso.datetime() }),
  /** To the unit's head, after a coordinator's tap (tone.md, 8). */
  z.strictObject({ kind: z.literal('to_head'), assignmentId: z.string() }),
  /** To a leader, after a coordinator's tap (tone.md, 12); `since` is when the leaders were last written to. */
  z.strictObject({
    kind: z.literal('to_leader'),
    roundId: z.string(),
    since: z.iso.datetime().nullable().default(null),
  }),
  /** The coordinator's list of the morning of a day. */
  z.strictObject({ kind: z.literal('daily'), roundId: z.string(), day: z.iso.date() }),
  ...inspectionRequests,
]);
export type NoticeRequest = z.infer<typeof noticeRequestSchema>;
