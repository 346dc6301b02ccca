/** What the bot under test is asked: to ring its doorbell so many times at once, or to ring it and say all that is due. */
export type Question =
  { kind: 'ring'; asked: number; times: number } | { kind: 'say_everything'; asked: number };

/** `clock`: how far the bot's clock is ahead of the computer's, in milliseconds. */
export type ToBot = Question | { kind: 'clock'; offsetMs: number };

/** The answer to a question: until when (ISO instant) something waits; null when nothing does. */
export interface ToTest {
  asked: number;
  until: string | null;
  failed: string | null;
}
