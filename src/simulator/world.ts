/** The one thing all parts of the simulator share: state, clock, journal and who listens. */
import type { FileContents } from './file-contents.ts';
import type { Journal } from './journal.ts';
import type { BotAccount, SimEvent, SimulatorClock } from './model.ts';
import { applyChange, type Change, type State } from './state.ts';

export type SimListener = (event: SimEvent) => void;

export interface FileLink {
  readonly fileId: string;
  /** Unix milliseconds; a link is good for an hour. */
  readonly madeAt: number;
}

export interface World {
  readonly bot: BotAccount;
  readonly token: string;
  readonly clock: SimulatorClock;
  readonly state: State;
  readonly files: FileContents;
  /** How often each Bot API method was called, refused calls included. */
  readonly apiCalls: Map<string, number>;
  /** Download links given out by getFile, by path. */
  readonly fileLinks: Map<string, FileLink>;
  /** Writes the changes down as one, carries them out, and only then announces them. */
  readonly commit: (...changes: readonly Change[]) => void;
  readonly announce: (event: SimEvent) => void;
  /** @returns how to stop listening */
  readonly subscribe: (listener: SimListener) => () => void;
}

export interface WorldParts {
  readonly bot: BotAccount;
  readonly token: string;
  readonly clock: SimulatorClock;
  readonly state: State;
  readonly journal: Journal;
  readonly files: FileContents;
}

export function createWorld({ journal, ...parts }: WorldParts): World {
  const listeners = new Set<SimListener>();
  const announce = (event: SimEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  return {
    ...parts,
    apiCalls: new Map(),
    fileLinks: new Map(),
    announce,
    commit(...changes) {
      journal.append(changes);
      const events = changes.flatMap((change) => applyChange(parts.state, change));
      events.forEach(announce);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The clock in whole Unix seconds, as every date on Telegram is given. */
export const nowInSeconds = (world: World): number => Math.floor(world.clock.now() / 1000);

/** The id the next message of a chat gets. */
export const nextMessageId = (world: World, chatId: number): number =>
  (world.state.lastMessageIds.get(chatId) ?? 0) + 1;
