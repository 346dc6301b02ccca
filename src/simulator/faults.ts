/** Trouble on request: refusals, errors and cut connections, each a limited number of times. */

/**
 * - `too_many_requests`: 429 with `retry_after`
 * - `forbidden`: 403, as if the person had blocked the bot
 * - `server_error`: 500 in JSON
 * - `bad_gateway`: 502 with a page of HTML, as a proxy answers
 * - `cut_before`: the connection is cut and nothing has happened
 * - `cut_after_accept`: the call is carried out, then the connection is cut without an answer
 * - `slow`: the call is carried out and answered after `delayMs`
 *
 * Downloads of files count as calls of a method `download`; there `cut_after_accept` cuts them in the middle.
 */
export const faultKinds = [
  'too_many_requests',
  'forbidden',
  'server_error',
  'bad_gateway',
  'cut_before',
  'cut_after_accept',
  'slow',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Only calls of this method; all when absent. */
  readonly method?: string | undefined;
  /** Only calls to this chat; all when absent. */
  readonly chatId?: number | undefined;
  /** Whole seconds for `too_many_requests`; 1 when absent. */
  readonly retryAfter?: number | undefined;
  /** Real milliseconds for `slow`; 1000 when absent. */
  readonly delayMs?: number | undefined;
  /** How many calls it strikes; 1 when absent, `Infinity` until cleared. */
  readonly times?: number | undefined;
}

export interface Faults {
  /** @returns how to take the fault away again */
  readonly add: (fault: Fault) => () => void;
  readonly clear: () => void;
  /** The fault that strikes this call, now used up by one. */
  readonly strike: (method: string, chatId: number | undefined) => Fault | undefined;
}

export function createFaults(): Faults {
  const waiting = new Set<{ readonly fault: Fault; left: number }>();
  return {
    add(fault) {
      const item = { fault, left: fault.times ?? 1 };
      waiting.add(item);
      return () => void waiting.delete(item);
    },
    clear: () => waiting.clear(),
    strike(method, chatId) {
      for (const item of waiting) {
        const { fault } = item;
        if (fault.method !== undefined && fault.method !== method) continue;
        if (fault.chatId !== undefined && fault.chatId !== chatId) continue;
        item.left -= 1;
        if (item.left <= 0) waiting.delete(item);
        return fault;
      }
      return undefined;
    },
  };
}
