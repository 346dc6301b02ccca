import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../../src/bot/paths.ts';
import { openDatabase } from '../../src/bot/store/database/open.ts';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import { makeDatabase } from '../installation.ts';
import { startOurs, startPeerPart } from '../parts/process.ts';
import type { Tally } from '../parts/broadcast-simulator.ts';
import { median } from '../statistics.ts';
import { openAlways } from './always-open.ts';
import { noticesFor, outgoing, textOf, type Notice } from './notices.ts';
import { measurePlanning, type PlanningFigures } from './planning.ts';
import { broadcast, optimumMs } from './setting.ts';
import { startBroadcastSimulator, type BroadcastSimulator } from './simulator.ts';

export interface BroadcastFigures extends PlanningFigures {
  /** Time from the due time to the last acceptance, over the least the limits allow. */
  overOptimum: number;
  /** Calls answered 429. */
  refusals: number;
  lost: number;
  doubled: number;
  /** From a fifth of the way to the end, the largest resident set each. */
  rssGrowthMb: number;
  peerOverOptimum: number;
  peerRefusals: number;
  /** After two kills in the middle of a shorter broadcast. */
  lostAfterKill: number;
  /** All arrivals beyond the first; those the unknown rule marks as a possible repeat included. */
  doubledAfterKill: number;
  /** Of these, the marked ones. */
  markedAfterKill: number;
  /** From the due time to the acceptance when idle; median. */
  dueToAcceptedMs: number;
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** @param program path of the bundled benchmark */
export async function runBroadcastBenchmark(program: string): Promise<BroadcastFigures> {
  mkdirSync(join(projectRoot, 'data'), { recursive: true });
  const folder = mkdtempSync(join(projectRoot, 'data/bench-'));
  try {
    const url = (name: string) => `file:${join(folder, `${name}.db`)}`;
    const planning = await measurePlanning(url('planning'));
    const ours = await measureOurs(program, url('ours'));
    const peer = await measurePeer(program, join(folder, 'notices.json'));
    const killed = await measureKilled(program, url('killed'));
    const figures = { ...ours, ...peer, ...killed, ...planning };
    for (const key of Object.keys(figures) as (keyof BroadcastFigures)[])
      figures[key] = rounded(figures[key]);
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOurs(program: string, url: string) {
  await makeDatabase(url);
  await openAlways(url);
  const simulator = await startBroadcastSimulator(program, broadcast);
  const bot = startOurs(simulator.apiRoot, url);
  try {
    await Promise.race([isReady(simulator), bot.ended]);
    const notices = noticesFor(simulator.chatIds, broadcast.notices);
    const dueAt = await put(url, notices, () => 0);
    await Promise.race([simulator.arrived(notices.length / 5), bot.ended]);
    const early = bot.rssMb() ?? 0;
    const tally = await Promise.race([simulator.arrived(notices.length), bot.ended]);
    const rssGrowthMb = (bot.rssMb() ?? 0) - early;
    const dueToAcceptedMs = await measureSingles(url, simulator, notices.length);
    return {
      overOptimum: (tally.lastAt - dueAt) / optimumMs(notices.length),
      refusals: tally.refusals,
      lost: notices.length - Object.keys(tally.arrivedAt).length,
      doubled: tally.doubled,
      rssGrowthMb,
      dueToAcceptedMs,
    };
  } finally {
    await bot.stop();
    await simulator.stop();
  }
}

/** Single notices, each due when the bot has nothing else to do. */
async function measureSingles(url: string, simulator: BroadcastSimulator, from: number): Promise<number> {
  const singles = Array.from({ length: broadcast.single }, (_, at): Notice => {
    const number = from + at;
    return { number, chatId: String(simulator.chatIds[at]), text: textOf(number) };
  });
  const dueAt = await put(url, singles, (at) => at * broadcast.singleEveryMs);
  const { arrivedAt } = await simulator.arrived(from + singles.length);
  return median(
    singles.map(({ number }, at) => (arrivedAt[number] ?? NaN) - dueAt - at * broadcast.singleEveryMs),
  );
}

async function measurePeer(program: string, file: string) {
  const simulator = await startBroadcastSimulator(program, broadcast);
  const notices = noticesFor(simulator.chatIds, broadcast.notices);
  writeFileSync(file, JSON.stringify(notices));
  const bot = startPeerPart(program, 'broadcast-peer', simulator.apiRoot, file);
  try {
    // It ends when it has sent everything.
    const { firstAt, lastAt, refusals } = await simulator.arrived(notices.length);
    return {
      peerOverOptimum: (lastAt - firstAt) / optimumMs(notices.length),
      peerRefusals: refusals,
    };
  } finally {
    await bot.stop();
    await simulator.stop();
  }
}

async function measureKilled(program: string, url: string) {
  await makeDatabase(url);
  await openAlways(url);
  const simulator = await startBroadcastSimulator(program, broadcast.killed);
  let bot = startOurs(simulator.apiRoot, url);
  try {
    await Promise.race([isReady(simulator), bot.ended]);
    const notices = noticesFor(simulator.chatIds, broadcast.notices);
    await put(url, notices, () => 0);
    for (const share of broadcast.killed.at) {
      await simulator.arrived(notices.length * share);
      await bot.kill();
      bot = startOurs(simulator.apiRoot, url);
    }
    const all = await simulator.arrived(notices.length);
    const tally = await untilQuiet(simulator, all);
    return {
      lostAfterKill: notices.length - Object.keys(tally.arrivedAt).length,
      doubledAfterKill: tally.doubled,
      markedAfterKill: tally.marked,
    };
  } finally {
    await bot.stop();
    await simulator.stop();
  }
}

/** Repeats may still be on their way when everything has arrived once. */
async function untilQuiet(simulator: BroadcastSimulator, tally: Tally): Promise<Tally> {
  await wait(5000);
  const later = await simulator.tally();
  return later.lastAt === tally.lastAt ? later : untilQuiet(simulator, later);
}

/** The bot has introduced itself and is waiting. */
async function isReady(simulator: BroadcastSimulator): Promise<void> {
  for (;;) {
    if ((await simulator.tally()).polls > 0) return;
    await wait(100);
  }
}

/**
 * Puts the notices into the bot's outbox as another process does, beforehand.
 *
 * @param afterMs how much later than the first each is due
 * @returns when the first is due, Unix milliseconds
 */
async function put(url: string, notices: Notice[], afterMs: (at: number) => number): Promise<number> {
  const database = await openDatabase({ url });
  try {
    const at = Date.now();
    const dueAt = at + broadcast.aheadMs;
    const rows = notices.map((notice, place) =>
      outgoing(notice, new Date(dueAt + afterMs(place)).toISOString()),
    );
    await createUnitOfWork(database).run((tx) => tx.outbox.putMany(rows, new Date(at).toISOString()));
    return dueAt;
  } finally {
    await database.close();
  }
}
