import process from 'node:process';
import { startSimulator } from '../../src/simulator/server.ts';
import { numberIn } from '../broadcast/notices.ts';
import { token } from '../token.ts';

/** What the chats have received. Times are Unix milliseconds. */
export interface Tally {
  /** When each notice first arrived, by its number. */
  arrivedAt: Record<number, number>;
  /** Arrivals after the first, and those of them that say they may be a repeat. */
  doubled: number;
  marked: number;
  /** Calls that were answered 429. */
  refusals: number;
  /** How often the bot has asked for updates. */
  polls: number;
  firstAt: number;
  lastAt: number;
}

export type FromSimulator = { apiRoot: string; chatIds: number[] } | { tally: Tally };

/** A simulator that enforces Telegram's limits, with people who have started the bot and groups it is in. */
export async function runBroadcastSimulator(people: number, groups: number): Promise<void> {
  const { apiRoot, control } = await startSimulator({
    port: 0,
    token,
    botUsername: 'benchmark_bot',
    clock: { now: Date.now, advance: () => undefined },
  });
  const users = Array.from(
    { length: people },
    (_, at) => control.addUser({ firstName: `Cán bộ ${at + 1}` }).id,
  );
  for (const id of users) control.start(id);
  const creator = users.slice(0, 1);
  const bound = Array.from(
    { length: groups },
    (_, at) => control.addGroup({ title: `Nhóm ${at + 1}`, memberIds: creator }).id,
  );
  // Nobody is to answer the greetings.
  await fetch(`${apiRoot}/bot${token}/deleteWebhook?drop_pending_updates=true`);
  control.limits.enforced = true;

  const tally = { arrivedAt: {} as Tally['arrivedAt'], doubled: 0, marked: 0, firstAt: 0, lastAt: 0 };
  let accepted = 0;
  control.subscribe((event) => {
    if (event.type !== 'message' || event.message.from !== 'bot') return;
    const now = Date.now();
    accepted += 1;
    tally.firstAt ||= now;
    tally.lastAt = now;
    const shown = numberIn(event.message.text);
    if (shown === null) return;
    if (tally.arrivedAt[shown.number] === undefined) tally.arrivedAt[shown.number] = now;
    else {
      tally.doubled += 1;
      if (shown.isMarked) tally.marked += 1;
    }
  });
  const tell = (message: FromSimulator) => process.send?.(message);
  process.on('message', () => {
    const { sendMessage = 0, getUpdates: polls = 0 } = control.apiCalls();
    tell({ tally: { ...tally, refusals: sendMessage - accepted, polls } });
  });
  tell({ apiRoot, chatIds: [...users, ...bound] });
}
