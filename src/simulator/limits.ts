/**
 * Telegram's unpublished rates, as far as they are known: 30 messages a second overall, 1 a second in a chat with short
 * bursts, 20 a minute in a group. Off unless a test asks for them.
 */

export interface Limits {
  /** Whether calls over the rate are answered 429. */
  enforced: boolean;
  /**
   * Counts one message to a chat.
   *
   * @param now Unix milliseconds
   * @returns seconds to wait when it is one too many; such a call is not counted
   */
  readonly strike: (chatId: number, now: number) => number | undefined;
}

interface Rule {
  readonly messages: number;
  /** In milliseconds. */
  readonly window: number;
}

const overall: Rule = { messages: 30, window: 1000 };
// Five at once and one a second on average.
const inOneChat: Rule = { messages: 5, window: 5000 };
const inOneGroup: Rule = { messages: 20, window: 60_000 };

export function createLimits(): Limits {
  const sent = new Map<string, number[]>();
  return {
    enforced: false,
    strike(chatId, now) {
      const rules: [string, Rule][] = [
        ['overall', overall],
        [`chat ${chatId}`, inOneChat],
      ];
      if (chatId < 0) rules.push([`group ${chatId}`, inOneGroup]);
      const recent = rules.map(([key, rule]) => ({
        key,
        rule,
        times: (sent.get(key) ?? []).filter((time) => time > now - rule.window),
      }));
      const waits = recent.flatMap(({ rule, times }) =>
        times.length < rule.messages ? [] : [(times[0] ?? now) + rule.window - now],
      );
      if (waits.length > 0) return Math.ceil(Math.max(...waits) / 1000);
      for (const { key, times } of recent) sent.set(key, [...times, now]);
      return undefined;
    },
  };
}
