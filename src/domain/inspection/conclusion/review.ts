import { z } from 'zod';
import { say, type Message } from '../../message.ts';
import type { InspectionTrace } from '../ports.ts';

/** What becomes of a draft between whoever writes it and whoever approves it, as it stands in the trace of its round. */
export const reviewSteps = [
  'read_draft',
  'submit_conclusion',
  'request_changes',
  'approve_conclusion',
] as const;
export type ReviewStep = (typeof reviewSteps)[number];

/** `revision`: the conclusion's, as it was shown. */
export const reviewDetailSchema = z.strictObject({ conclusionId: z.string(), revision: z.int() });

/** How far a draft has come. */
export interface Review {
  /** When (ISO instant) and as what it was put before the head last; null when it has not been, or was sent back since. */
  submitted: { at: string; revision: number } | null;
  /** What the head wants changed, until it is submitted again. */
  request: { at: string; actorId: string | null; words: string } | null;
  /** How often it has been submitted. */
  submissions: number;
  /** Who has been shown the full text of which revision. */
  readings: { actorId: string; revision: number }[];
}

/** @param trace lines about the round as a whole, oldest first */
export function reviewIn(trace: readonly InspectionTrace[], conclusionId: string): Review {
  const review: Review = { submitted: null, request: null, submissions: 0, readings: [] };
  for (const { action, at, actorId, reason, detail } of trace) {
    const step = reviewSteps.find((each) => each === action);
    if (step === undefined) continue;
    const its = reviewDetailSchema.parse(detail);
    if (its.conclusionId !== conclusionId) continue;
    const { revision } = its;
    switch (step) {
      case 'read_draft':
        if (actorId !== null) review.readings.push({ actorId, revision });
        break;
      case 'submit_conclusion':
        review.submitted = { at, revision };
        review.request = null;
        review.submissions += 1;
        break;
      case 'request_changes':
        review.submitted = null;
        review.request = { at, actorId, words: reason ?? '' };
        break;
      case 'approve_conclusion':
        review.submitted = null;
        review.request = null;
        break;
      default:
        step satisfies never;
    }
  }
  return review;
}

/** How far a draft has come, for those who see the whole of it. */
export interface ShownReview extends Pick<Review, 'submitted'> {
  request: { at: string; by: string; words: string } | null;
}

/** What the card of a draft says of it. */
export function reviewLines({ submitted, request }: ShownReview, revision: number): Message[] {
  return [
    ...(submitted === null ? [] : [say('conclusion.submitted_at', { at: submitted.at })]),
    ...(submitted === null || submitted.revision === revision ? [] : [say('conclusion.submitted_changed')]),
    ...(request === null ? [] : [requestMessage(request)]),
  ];
}

export function requestMessage(request: NonNullable<ShownReview['request']>): Message {
  return say('conclusion.changes_requested', request);
}
