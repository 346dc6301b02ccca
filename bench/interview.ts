import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/bot/paths.ts';
import { countAnswers, makeDatabase, makeInstallation } from './installation.ts';
import { startOursUnpaced, startPeerPart, startSimulatorPart } from './parts/process.ts';
import type { Load, LoadResult } from './parts/simulator.ts';
import { setting, type FormSize, type Setting } from './setting.ts';
import { mean, median, quantile } from './statistics.ts';

/** Milliseconds an answer, unless the name says otherwise. */
export interface InterviewFigures {
  echoMs: number;
  peerMs34: number;
  peerMs75: number;
  peerMs500: number;
  oursMs34: number;
  oursMs75: number;
  oursMs500: number;
  /** Of single answers, over all forms; the median of the rounds. */
  oursP95Ms: number;
  /** Mean of the last 50 prompts over that of the first 50, in the form of 500. */
  lastOverFirst500: number;
  /** Largest resident set of this program in any run; 0 where the system does not tell. */
  rssMb: number;
}

interface OurRun {
  result: LoadResult;
  rssMb: number | null;
}

const perAnswer = ({ wallMs, answersMs }: LoadResult) => wallMs / answersMs.length;
const rounded = (value: number) => Math.round(value * 100) / 100;

/**
 * Measures what an answer costs in a bare echo bot, in the same form with `@grammyjs/conversations` and in this program.
 * The bots take turns, so that a busy machine is busy for all of them.
 *
 * @param program path of the bundled benchmark
 */
export async function runInterviewBenchmark(
  program: string,
): Promise<{ figures: InterviewFigures; setting: Setting }> {
  // Where an installation keeps its own data: a temporary folder may be in memory.
  mkdirSync(join(projectRoot, 'data'), { recursive: true });
  const folder = mkdtempSync(join(projectRoot, 'data/bench-'));
  try {
    return { figures: await measure(program, folder), setting };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(program: string, folder: string): Promise<InterviewFigures> {
  const echo: LoadResult[] = [];
  const peer: Record<FormSize, LoadResult[]> = { 34: [], 75: [], 500: [] };
  const ours: Record<FormSize, OurRun[]> = { 34: [], 75: [], 500: [] };
  for (let round = 0; round < Math.max(...Object.values(setting.rounds)); round += 1) {
    echo.push(await measureEcho(program));
    for (const prompts of setting.forms) {
      if (round >= setting.rounds[prompts]) continue;
      const url = (name: string) => `file:${join(folder, `${name}-${prompts}-${round}.db`)}`;
      peer[prompts].push(await measurePeer(program, url('peer'), prompts));
      ours[prompts].push(await measureOurs(program, url('ours'), prompts));
    }
  }
  const peerMs = (prompts: FormSize) => rounded(median(peer[prompts].map(perAnswer)));
  const oursMs = (prompts: FormSize) => rounded(median(ours[prompts].map(({ result }) => perAnswer(result))));
  const runs = Object.values(ours).flat();
  return {
    echoMs: rounded(median(echo.map(perAnswer))),
    peerMs34: peerMs(34),
    peerMs75: peerMs(75),
    peerMs500: peerMs(500),
    oursMs34: oursMs(34),
    oursMs75: oursMs(75),
    oursMs500: oursMs(500),
    oursP95Ms: rounded(median(runs.map(({ result }) => quantile(result.answersMs, 0.95)))),
    lastOverFirst500: rounded(median(ours[500].map(({ result }) => lastOverFirst(result)))),
    rssMb: rounded(Math.max(...runs.map(({ rssMb }) => rssMb ?? 0))),
  };
}

async function measureEcho(program: string): Promise<LoadResult> {
  const load = loadOf(setting.echoAnswers, setting.chats.echo, () => []);
  const simulator = await startSimulatorPart(program);
  const bot = startPeerPart(program, 'echo', simulator.apiRoot);
  try {
    return await simulator.carryOut(load, bot);
  } finally {
    await bot.stop();
    await simulator.stop();
  }
}

async function measurePeer(program: string, url: string, prompts: FormSize): Promise<LoadResult> {
  await makeDatabase(url);
  const simulator = await startSimulatorPart(program);
  const bot = startPeerPart(program, 'peer', simulator.apiRoot, url, String(prompts));
  try {
    return await simulator.carryOut(
      loadOf(prompts, setting.chats[prompts], () => ['/start']),
      bot,
    );
  } finally {
    await bot.stop();
    await simulator.stop();
  }
}

async function measureOurs(program: string, url: string, prompts: FormSize): Promise<OurRun> {
  const codes = await makeInstallation(url, prompts, warmUpChats(prompts) + setting.chats[prompts]);
  const load = loadOf(prompts, setting.chats[prompts], (at) => [
    `/start ${codes[at]}`,
    'Xác nhận',
    '/tieptuc',
  ]);
  const simulator = await startSimulatorPart(program);
  const bot = startOursUnpaced(simulator.apiRoot, url);
  let run: OurRun;
  try {
    run = { result: await simulator.carryOut(load, bot), rssMb: bot.rssMb() };
  } finally {
    await bot.stop();
    await simulator.stop();
  }
  const given = [load.warmUp, load.measured].reduce(
    (sum, walk) => sum + walk.openings.length * walk.answers,
    0,
  );
  const stored = await countAnswers(url);
  if (stored !== given) throw new Error(`${given} answers were given and ${stored} are stored`);
  return run;
}

const warmUpChats = (prompts: number) => Math.ceil(setting.warmUpAnswers / prompts);

/** @param openingOf what the person with this number types first */
function loadOf(prompts: number, chats: number, openingOf: (at: number) => string[]): Load {
  const before = warmUpChats(prompts);
  return {
    warmUp: {
      openings: Array.from({ length: before }, (_, at) => openingOf(at)),
      answers: Math.ceil(setting.warmUpAnswers / before),
    },
    measured: {
      openings: Array.from({ length: chats }, (_, at) => openingOf(before + at)),
      answers: prompts,
    },
  };
}

function lastOverFirst({ answersMs }: LoadResult): number {
  const many = 50 * setting.chats[500];
  return mean(answersMs.slice(-many)) / mean(answersMs.slice(0, many));
}
