import type { Rate, Rates } from '../channels/channel.ts';

/** What is about to be said, as far as its pace goes. */
export interface Turn {
  chatId: string;
  /** Replies to a person may come in bursts. */
  isReply: boolean;
}

/**
 * Keeps one network's rates. All times are Unix milliseconds of the caller's clock. A call counts from its beginning
 * until its window has passed after its *end*: the network counted it somewhere in between, so that no window of the
 * network's own ever holds more calls than the rate allows.
 */
export interface Pacer {
  /** Milliseconds until the message may be begun: 0 now; Infinity when a call under way has to end first. */
  waitFor(turn: Turn, now: number): number;
  /** How many calls may be begun now, in whatever chats. */
  room(now: number): number;
  /** Counts a call that begins. */
  begin(chatId: string, now: number): void;
  /** Every call to the chat has been answered, or never will be. */
  end(chatId: string, now: number): void;
  /** The network refused a call to the chat for so long: it pauses, and a second chat refused meanwhile pauses all. */
  refused(chatId: string, forMs: number, now: number): void;
  /** When the chat was last written to; 0 when that was long ago. */
  lastBegun(chatId: string): number;
}

/** The calls that still count, oldest first: when each ended, Infinity while it is under way. */
interface Log {
  ends: number[];
  lastBegun: number;
}

export function createPacer(rates: Rates, isGroup: (chatId: string) => boolean): Pacer {
  const longestMs = Math.max(...Object.values(rates).map((rate: Rate) => rate.withinMs));
  const overall: Log = { ends: [], lastBegun: 0 };
  /** In the order of the last call. */
  const chats = new Map<string, Log>();
  /** Chats that were refused, and until when. */
  const pauses = new Map<string, number>();
  let allPausedUntil = 0;

  function ratesOf({ chatId, isReply }: Turn): Rate[] {
    if (isGroup(chatId)) return [rates.chat, rates.conversation, rates.group];
    return isReply ? [rates.conversation] : [rates.chat, rates.conversation];
  }

  function waitForAny(now: number): number {
    return Math.max(waitIn(overall, rates.overall, now), allPausedUntil - now, 0);
  }

  /** Chats not written to for a while need no log any more. */
  function forgetOld(now: number): void {
    for (const [chatId, { ends }] of chats) {
      if ((ends.at(-1) ?? 0) + longestMs > now) return;
      chats.delete(chatId);
    }
  }

  return {
    room(now) {
      if (allPausedUntil > now) return 0;
      const { calls, withinMs } = rates.overall;
      return calls - overall.ends.filter((end) => end + withinMs > now).length;
    },
    waitFor(turn, now) {
      const log = chats.get(turn.chatId);
      const inChat = log === undefined ? [] : ratesOf(turn).map((rate) => waitIn(log, rate, now));
      const paused = (pauses.get(turn.chatId) ?? 0) - now;
      return Math.max(waitForAny(now), paused, ...inChat);
    },
    begin(chatId, now) {
      forgetOld(now);
      const log = chats.get(chatId) ?? { ends: [], lastBegun: now };
      chats.delete(chatId);
      chats.set(chatId, log);
      log.lastBegun = now;
      drop(log, now - longestMs);
      drop(overall, now - rates.overall.withinMs);
      log.ends.push(Infinity);
      overall.ends.push(Infinity);
    },
    end(chatId, now) {
      const log = chats.get(chatId);
      if (log === undefined) return;
      const open = log.ends.filter((end) => end === Infinity).length;
      close(log, open, now);
      close(overall, open, now);
    },
    refused(chatId, forMs, now) {
      for (const [paused, until] of pauses) if (until <= now) pauses.delete(paused);
      pauses.delete(chatId);
      if (pauses.size > 0) allPausedUntil = Math.max(allPausedUntil, now + forMs);
      pauses.set(chatId, now + forMs);
    },
    lastBegun: (chatId) => chats.get(chatId)?.lastBegun ?? 0,
  };
}

/** Ended calls stand before those under way, in the order in which they ended. */
function close({ ends }: Log, many: number, now: number): void {
  const firstOpen = ends.indexOf(Infinity);
  if (firstOpen >= 0) ends.fill(now, firstOpen, firstOpen + many);
}

function drop({ ends }: Log, before: number): void {
  const kept = ends.findIndex((end) => end > before);
  ends.splice(0, kept < 0 ? ends.length : kept);
}

function waitIn({ ends }: Log, { calls, withinMs }: Rate, now: number): number {
  // Room again when, of the last so many calls, the first has left the window; a clock set back delays it by no more.
  const first = ends.at(-calls);
  if (first === undefined) return 0;
  return first === Infinity ? Infinity : Math.max(0, Math.min(first, now) + withinMs - now);
}
