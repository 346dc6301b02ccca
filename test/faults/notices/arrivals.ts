import type { Simulator } from '../../../src/simulator/server.ts';
import type { MovedClock } from './moved-clock.ts';

/** A message of the bot as a chat received it. Times are Unix milliseconds. */
export interface Arrival {
  chatId: number;
  messageId: number;
  text: string;
  /** Where the clock may have stood when it was begun. */
  moments: number[];
  /** The computer's own time. */
  realAt: number;
}

/** Listens to everything the chats receive, in order. */
export function recordArrivals(simulator: Simulator, clock: MovedClock): Arrival[] {
  const arrivals: Arrival[] = [];
  simulator.control.subscribe((event) => {
    if (event.type !== 'message' || event.message.from !== 'bot' || event.message.service) return;
    const { id: messageId, text } = event.message;
    const moments = clock.momentsOfNow();
    arrivals.push({ chatId: event.chatId, messageId, text, moments, realAt: Date.now() });
  });
  return arrivals;
}
