import { z } from 'zod';

/**
 * What is stored of an interview: statuses and places, never answers, so that an answer costs the same at prompt 3
 * and at prompt 300. Both parts carry a version; a stored state of an older version is migrated here, never dropped.
 */

export const fieldStatusSchema = z.enum(['answered', 'none', 'skipped']);
export type FieldStatus = z.infer<typeof fieldStatusSchema>;

/** Shared by everyone who works on the report. */
export const promptStateSchema = z.object({
  /** Grows with every change of the prompt; buttons carry it. */
  revision: z.int().nonnegative(),
  /** Field code → status; an absent field is unanswered. */
  fields: z.record(z.string(), fieldStatusSchema),
  /** Opened by the officer although the outline does not ask it of this unit. */
  opened: z.literal(true).optional(),
});
export type PromptState = z.infer<typeof promptStateSchema>;

export const reportStateSchema = z.object({
  version: z.literal(1),
  status: z.enum(['draft', 'sent']),
  prompts: z.record(z.string(), promptStateSchema),
});
export type ReportState = z.infer<typeof reportStateSchema>;

export const cursorSchema = z.object({
  version: z.literal(1),
  /** The prompt and field whose value is awaited, or was when the person looked elsewhere. */
  prompt: z.string().nullable(),
  field: z.string().nullable(),
  /** `asking`: a value is awaited. `browsing`: contents or review are open. `recording_document`: the paper's number. */
  mode: z.enum(['asking', 'browsing', 'recording_document']),
  /** The prompt's revision when it was last shown to this person: nobody overwrites a colleague unknowingly. */
  seen: z.int().nonnegative(),
  /** The last message taken as (part of) an answer: what a continuation is joined to. */
  last: z
    .object({
      prompt: z.string(),
      field: z.string(),
      length: z.int().nonnegative(),
      sentAt: z.string(),
    })
    .nullable(),
});
export type Cursor = z.infer<typeof cursorSchema>;

export interface InterviewState {
  report: ReportState;
  cursor: Cursor;
}

/** A report nobody has written in. */
export function emptyReport(): ReportState {
  return { version: 1, status: 'draft', prompts: {} };
}

/** A person who has not opened the report yet. */
export function emptyCursor(): Cursor {
  return { version: 1, prompt: null, field: null, mode: 'browsing', seen: 0, last: null };
}
