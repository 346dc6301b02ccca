import type { SimulatorClock } from './model.ts';

export interface SimulatorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Made up, e.g. `1000000:simulator`; one that looks real is refused. The digits are the bot's id. */
  readonly token: string;
  readonly botUsername: string;
  /** As shown above the chat; the username when absent. */
  readonly botName?: string;
  /** Where ids, histories and unconfirmed updates survive a restart; in memory only when absent. */
  readonly journalFile?: string;
  readonly clock: SimulatorClock;
  /** The folder with the chat page. */
  readonly pageFolder?: string;
  /** The time zone the chat page shows times in; the page's own when absent. */
  readonly timeZone?: string;
  /** The words of the chat page in a language. */
  readonly words?: (language: 'vi' | 'en') => unknown;
  /** Anything the chat page is to show about the demonstration. */
  readonly demo?: () => unknown;
  /** Called after an update was queued. */
  readonly onUpdateQueued?: () => void;
}
