import { fork } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { FromSimulator, Tally } from '../parts/broadcast-simulator.ts';
import { broadcast, type Size } from './setting.ts';

export interface BroadcastSimulator {
  apiRoot: string;
  /** Private chats, then groups. */
  chatIds: number[];
  tally(): Promise<Tally>;
  /** Looks until so many notices have arrived, or the patience is over. */
  arrived(notices: number): Promise<Tally>;
  stop(): Promise<void>;
}

/** Starts the simulator as a process of its own. `program` is the path of the bundled benchmark. */
export async function startBroadcastSimulator(program: string, size: Size): Promise<BroadcastSimulator> {
  const child = fork(program, ['part', 'broadcast-simulator', String(size.people), String(size.groups)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`the simulator ended (${code ?? signal})`)));
  });
  ended.catch(() => undefined);
  const heard = () =>
    Promise.race([
      new Promise<FromSimulator>((resolve) =>
        child.once('message', (said) => resolve(said as FromSimulator)),
      ),
      ended,
    ]);
  const first = await heard();
  if (!('apiRoot' in first)) throw new Error('the simulator did not say where it is');
  async function tally(): Promise<Tally> {
    const answer = heard();
    child.send('tally');
    const said = await answer;
    if (!('tally' in said)) throw new Error('the simulator did not count');
    return said.tally;
  }
  return {
    ...first,
    tally,
    async arrived(notices) {
      const until = Date.now() + broadcast.patienceMs;
      for (;;) {
        const now = await tally();
        if (Object.keys(now.arrivedAt).length >= notices || Date.now() > until) return now;
        await wait(500);
      }
    },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
}
