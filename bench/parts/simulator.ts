import process from 'node:process';
import type { SimulatorControl } from '../../src/simulator/control.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { narrative } from '../form.ts';
import { token } from '../token.ts';

/** What a person types before the first answer, each awaited. */
type Opening = readonly string[];

/** Who answers, and how often: the chats take turns, and all begin anew when all have had theirs. */
export interface Walk {
  openings: readonly Opening[];
  /** By each chat. */
  answers: number;
}

export interface Load {
  warmUp: Walk;
  measured: Walk;
}

export interface LoadResult {
  /** Of all measured answers together. */
  wallMs: number;
  /** Of each measured answer, in the order of answering. */
  answersMs: number[];
}

/** To the parent: first where the Bot API is, then, for each load it sends, the result. */
export type SimulatorMessage = { apiRoot: string } | { result: LoadResult };

/** The simulator and the people in it, as a process of its own. */
export async function runSimulator(): Promise<void> {
  const { apiRoot, control } = await startSimulator({
    port: 0,
    token,
    botUsername: 'benchmark_bot',
    clock: { now: Date.now, advance: () => undefined },
  });
  const tell = (message: SimulatorMessage) => process.send?.(message);
  process.on('message', (load: Load) => void carryOut(control, load).then((result) => tell({ result })));
  // Whoever started it has ended, however it ended.
  process.once('disconnect', () => process.exit());
  tell({ apiRoot });
}

async function carryOut(control: SimulatorControl, { warmUp, measured }: Load): Promise<LoadResult> {
  // The measured chats open their form beforehand, so that nothing but answers is measured.
  const warmUpChats = await open(control, warmUp.openings);
  const chats = await open(control, measured.openings);
  await walk(control, warmUpChats, warmUp.answers);
  const startedAt = performance.now();
  const answersMs = await walk(control, chats, measured.answers);
  return { wallMs: performance.now() - startedAt, answersMs };
}

async function open(control: SimulatorControl, openings: readonly Opening[]): Promise<number[]> {
  const chats: number[] = [];
  for (const opening of openings) {
    const { id } = control.addUser({ firstName: `Cán bộ ${chats.length + 1}` });
    for (const text of opening) await exchange(control, id, text);
    chats.push(id);
  }
  return chats;
}

async function walk(control: SimulatorControl, chats: number[], answers: number): Promise<number[]> {
  const took: number[] = [];
  for (let number = 1; number <= answers; number += 1) {
    for (const chat of chats) took.push(await exchange(control, chat, narrative(number)));
  }
  return took;
}

/**
 * From sending the update until the reply is accepted and the bot has confirmed the update. All three bots confirm only
 * when the answer is on the disk: the library by fetching the next updates after its handler, this program after commit.
 *
 * @returns milliseconds
 */
function exchange(control: SimulatorControl, chat: number, text: string): Promise<number> {
  return new Promise((resolve) => {
    let replied = false;
    const sentAt = performance.now();
    const stop = control.subscribe((event) => {
      if (event.type === 'message' && event.chatId === chat && event.message.from === 'bot') replied = true;
      if (!replied || control.pendingUpdates().length > 0) return;
      stop();
      resolve(performance.now() - sentAt);
    });
    control.sendText(chat, chat, text);
  });
}
