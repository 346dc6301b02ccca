import { chatKey } from './chat-key.ts';
import { until } from './until.ts';

/** One message under way in a chat; no id while it is being taken up. */
export interface Turn {
  id: number | null;
  over: Promise<void>;
  end(): void;
}

/** Who is being written to: of each chat at most one message is under way. */
export interface Turns {
  /** Nothing else may be begun in the chat until its turn ends. */
  occupy(channel: string, chatId: string): Turn;
  isBusy(channel: string, chatId: string): boolean;
  many(): number;
  /** Ids of the messages under way. */
  ids(): number[];
  /** When the chat is free. */
  over(channel: string, chatId: string): Promise<void>;
  /** One for each turn, when it is over. */
  all(): Promise<void>[];
}

/** @param ended called whenever a chat becomes free */
export function createTurns(ended: () => void): Turns {
  const turns = new Map<string, Turn>();
  return {
    occupy(channel, chatId) {
      const key = chatKey(channel, chatId);
      const { over, tell } = until();
      const end = () => {
        turns.delete(key);
        tell();
        ended();
      };
      const turn = { id: null, over, end };
      turns.set(key, turn);
      return turn;
    },
    isBusy: (channel, chatId) => turns.has(chatKey(channel, chatId)),
    many: () => turns.size,
    ids: () => [...turns.values()].flatMap(({ id }) => id ?? []),
    over: (channel, chatId) => turns.get(chatKey(channel, chatId))?.over ?? Promise.resolve(),
    all: () => [...turns.values()].map(({ over }) => over),
  };
}
