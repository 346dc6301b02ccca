/** How the broadcast is measured. */
export const broadcast = {
  /** Private chats and groups, and notices to each. */
  people: 1000,
  groups: 60,
  notices: 3,
  /** The run in which the bot is killed is shorter; kills at these shares of the messages. */
  killed: { people: 300, groups: 20, at: [0.25, 0.6] },
  /** Single notices to an idle bot, and the time between their due times. */
  single: 20,
  singleEveryMs: 700,
  /** How long beforehand the notices are put into the outbox. */
  aheadMs: 3000,
  /** Give up, in milliseconds. */
  patienceMs: 15 * 60_000,
  /** Open reports for the planning. */
  reports: 10_000,
} as const;

export interface Size {
  people: number;
  groups: number;
}

/**
 * The least time so many messages take under the simulator's limits (src/simulator/limits.ts: 30 in any second; three
 * to a chat are within every other limit), from the first to the last, in milliseconds.
 */
export function optimumMs(messages: number): number {
  return Math.floor((messages - 1) / 30) * 1000;
}
