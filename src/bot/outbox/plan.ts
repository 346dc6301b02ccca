import type { WaitingMessage } from '../../domain/outbox/ports.ts';
import { chatKey } from './chat-key.ts';
import type { Pacer } from './pacer.ts';

type IsBusy = (channel: string, chatId: string) => boolean;

/** What the outbox held when it was last looked at, less what has been taken since. Times are Unix milliseconds. */
export interface Plan {
  /** The outbox as it is now, messages that are not yet due included. */
  renew(waiting: readonly WaitingMessage[]): void;
  /**
   * Which messages to take now: of each chat that is not busy the first that is due, if its pace allows it; the most
   * urgent chats first, then those written to longest ago. What is urgent hurries whatever stands before it in its chat.
   */
  choose(now: number, most: number, isBusy: IsBusy): WaitingMessage[];
  /** Taken, or not to be taken any more. */
  remove(message: WaitingMessage): void;
  /** The whole chat is not to be asked for before the plan is renewed. */
  setAside(message: WaitingMessage): void;
  /** When there may be something to take: by its time, and `byPace` of what is only held up by the pace. */
  next(now: number, isBusy: IsBusy): { at: number; byPace: number };
}

interface Planned {
  message: WaitingMessage;
  dueAt: number;
  /** Not before. */
  from: number;
}

/** The messages of one chat, in order. */
interface Line {
  channel: string;
  chatId: string;
  waiting: Planned[];
}

/** @param pacerOf undefined for a channel there is not */
export function createPlan(pacerOf: (channel: string) => Pacer | undefined): Plan {
  const lines = new Map<string, Line>();

  const firstDue = ({ waiting }: Line, now: number) => waiting.find(({ dueAt }) => dueAt <= now);
  const paceOf = ({ channel, chatId }: Line, { message }: Planned, now: number) =>
    pacerOf(channel)?.waitFor({ chatId, isReply: message.priority === 0 }, now) ?? 0;

  function* ready(now: number, isBusy: IsBusy) {
    for (const line of lines.values()) {
      const first = firstDue(line, now);
      if (first === undefined || first.from > now || isBusy(line.channel, line.chatId)) continue;
      if (paceOf(line, first, now) > 0) continue;
      const due = line.waiting.filter(({ dueAt }) => dueAt <= now);
      yield {
        message: first.message,
        urgency: Math.min(...due.map(({ message }) => message.priority)),
        lastBegun: pacerOf(line.channel)?.lastBegun(line.chatId) ?? 0,
      };
    }
  }

  return {
    renew(waiting) {
      lines.clear();
      for (const message of waiting) {
        const { channel, chatId } = message;
        const key = chatKey(channel, chatId);
        const line = lines.get(key) ?? { channel, chatId, waiting: [] };
        lines.set(key, line);
        line.waiting.push({
          message,
          dueAt: Date.parse(message.dueAt),
          from: Date.parse(message.nextAttemptAt),
        });
      }
    },
    choose(now, most, isBusy) {
      const room = new Map<string, number>();
      const chosen: WaitingMessage[] = [];
      if (most <= 0) return chosen;
      const candidates = [...ready(now, isBusy)];
      candidates.sort((a, b) => a.urgency - b.urgency || a.lastBegun - b.lastBegun);
      for (const { message } of candidates) {
        const { channel } = message;
        const left = room.get(channel) ?? pacerOf(channel)?.room(now) ?? Infinity;
        room.set(channel, left - 1);
        if (left > 0) chosen.push(message);
        if (chosen.length === most) break;
      }
      return chosen;
    },
    remove({ id, channel, chatId }) {
      const key = chatKey(channel, chatId);
      const line = lines.get(key);
      if (line === undefined) return;
      line.waiting = line.waiting.filter(({ message }) => message.id !== id);
      if (line.waiting.length === 0) lines.delete(key);
    },
    setAside({ channel, chatId }) {
      lines.delete(chatKey(channel, chatId));
    },
    next(now, isBusy) {
      let at = Infinity;
      let byPace = Infinity;
      for (const line of lines.values()) {
        if (isBusy(line.channel, line.chatId)) continue;
        const first = firstDue(line, now);
        for (const { dueAt } of line.waiting) if (dueAt > now) at = Math.min(at, dueAt);
        if (first === undefined) continue;
        if (first.from > now) at = Math.min(at, first.from);
        else byPace = Math.min(byPace, now + paceOf(line, first, now));
      }
      return { at: Math.min(at, byPace), byPace };
    },
  };
}
