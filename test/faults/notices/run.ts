import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { ring } from '../../../src/bot/usecases/ring.ts';
import type { OfficeTime } from '../../../src/domain/notice/ladder.ts';
import { startSimulator, type Simulator } from '../../../src/simulator/server.ts';
import { token } from '../bot-process.ts';
import { recordArrivals, type Arrival } from './arrivals.ts';
import { startClockedBot, type ClockedBot } from './bot.ts';
import { createChance, type Chance } from './chance.ts';
import { dueNow } from './due.ts';
import { strike, type Mishap } from './mishaps.ts';
import { nextMoment, nextOpening } from './moments.ts';
import { createMovedClock, type MovedClock } from './moved-clock.ts';
import { openNoticeOffice, type NoticeOffice } from './office.ts';
import type { Due } from './reconcile.ts';
import { readOffice, readOutbox, readReports } from './records.ts';
import { plannedRounds, runBegins, runEnds } from './rounds.ts';
import { createReportSenders, type ReportSenders } from './senders.ts';

const minute = 60_000;
/** Far more than saying everything takes. */
const mostTurns = 200;

/** A run under way: the simulator, the organisation, a bot that comes and goes, and what has been seen so far. */
export interface Run {
  simulator: Simulator;
  clock: MovedClock;
  office: NoticeOffice;
  officeTime: OfficeTime;
  arrivals: Arrival[];
  due: Due[];
  knownSince: Map<string, number>;
  struck: Mishap[];
  kills: number;
  /** Chat of each round's group, by the round's code. */
  roundGroups: Map<string, number>;
  /** Goes on to the next kill and, mostly, to where everything has been said. */
  step(): Promise<void>;
  /** Plays the rest of the days without mishap; then a last report of each round is sent. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/** @param databaseUrl of an empty database */
export async function startRun(databaseUrl: string, seed: number): Promise<Run> {
  const chance = createChance(seed);
  let bot: ClockedBot | null = null;
  const clock = createMovedClock(runBegins, (offsetMs) => bot?.moveClock(offsetMs));
  // Telegram's own clock is never set back.
  let latest = 0;
  const simulator = await startSimulator({
    port: 0,
    token,
    botUsername: 'faults_bot',
    clock: { now: () => (latest = Math.max(latest, clock.now())), advance: () => undefined },
  });
  const office = await openNoticeOffice(databaseUrl, clock, simulator);
  const officeTime = await readOffice(office.database);
  const senders = createReportSenders(simulator);
  const arrivals = recordArrivals(simulator, clock);
  const scene = { simulator, clock, databaseUrl, chance };

  async function start(): Promise<ClockedBot> {
    const started = startClockedBot({
      apiRoot: simulator.apiRoot,
      databaseUrl,
      offsetMs: clock.offsetMs(),
    });
    bot = started;
    await started.ready;
    // What the bot before it had sent has arrived by now.
    clock.forget();
    // The clock may have been moved while it started.
    started.moveClock(clock.offsetMs());
    return started;
  }

  async function openRounds(): Promise<void> {
    for (const round of plannedRounds) {
      if (run.roundGroups.has(round.code) || Date.parse(round.opensAt) > clock.now()) continue;
      run.roundGroups.set(round.code, await office.openRound(round));
    }
  }

  /** Says everything that is due, mishaps over, and notes what everybody must have been told by then. */
  async function settle(isTrusted: boolean): Promise<void> {
    simulator.control.faults.clear();
    const current = bot ?? (await start());
    let rangAt = clock.now();
    let pressed = 0;
    for (let turn = 0, quiet = 0; quiet < 2; turn += 1) {
      if (turn === mostTurns) throw new Error(await whyNotQuiet());
      if (turn === 0) rangAt = clock.now();
      const until = await current.sayEverything();
      quiet = until === null && simulator.control.pendingUpdates().length === 0 ? quiet + 1 : 0;
      if (until !== null && Date.parse(until) > clock.now()) clock.moveTo(Date.parse(until));
      if (quiet < 2 || senders.waiting() === 0 || pressed === 5) continue;
      pressed += 1;
      quiet = 0;
      senders.pressAgain();
      await nextTurn();
    }
    if (isTrusted) run.due.push(...(await dueNow(run, rangAt)));
    await noteKnown();
  }

  async function whyNotQuiet(): Promise<string> {
    const open = (await readOutbox(office.database)).filter(
      ({ status }) => status === 'waiting' || status === 'in_flight',
    );
    const pending = simulator.control.pendingUpdates();
    const said = bot?.output().slice(-4000);
    return `never quiet at ${clock.iso()} (seed ${seed}): ${JSON.stringify({ open, pending })}\n${said}`;
  }

  async function noteKnown(): Promise<void> {
    for (const { assignmentId, receipt } of await readReports(office.database, officeTime)) {
      if (receipt !== null && !run.knownSince.has(assignmentId)) run.knownSince.set(assignmentId, Date.now());
    }
  }

  /** Two clocks that ring the same bell: the bot's own, and another program's on the same database. */
  async function ringBeside(): Promise<void> {
    const tools = { ...office.tools, label: () => '' };
    await ring(office.tools.unitOfWork, tools).catch((error: unknown) => {
      if (!/busy|locked|P1008|P2028|time/i.test(String(error))) throw error;
    });
  }

  const run: Run = {
    simulator,
    clock,
    office,
    officeTime,
    arrivals,
    due: [],
    knownSince: new Map(),
    struck: [],
    kills: 0,
    roundGroups: new Map(),
    async step() {
      await openRounds();
      const current = bot ?? (await start());
      const { struck, over } = strike(scene);
      run.struck.push(...struck);
      const besides = chance.percent(30) ? ringBeside() : Promise.resolve();
      current.ring(chance.between(1, 2)).catch(() => undefined);
      await someBegin(run, senders, chance);
      // The moment of the kill is drawn, not waited for.
      await wait(chance.between(0, 1200));
      await current.kill();
      run.kills += 1;
      bot = null;
      // What it has sent arrives before the clock moves on.
      for (let turn = 0; turn < 5; turn += 1) await nextTurn();
      await Promise.all([over, besides]);
      const isTimeAway = chance.percent(20);
      if (isTimeAway) clock.moveTo(nextMoment(clock.now(), officeTime, chance));
      else if (chance.percent(30)) clock.moveBy(chance.between(1, 30) * minute);
      await openRounds();
      // A start goes through a little of it, but the waits between its tries grow.
      simulator.control.faults.clear();
      if (chance.percent(20)) simulator.control.faults.add({ kind: 'bad_gateway', times: 2 });
      await start();
      const isSetBack = struck.includes('clock_set_back');
      if (chance.percent(70)) await settle(!isSetBack);
      clock.moveTo(nextMoment(clock.now(), officeTime, chance));
    },
    async finish() {
      await settle(false);
      do {
        clock.moveTo(nextOpening(clock.now(), officeTime) + minute);
        await openRounds();
        await settle(true);
      } while (clock.now() < Date.parse(runEnds));
      for (const report of await readReports(office.database, officeTime)) {
        if (report.unitCode !== lastToSend || report.receipt !== null) continue;
        senders.begin(report.chats[0]!, report.assignmentId);
        await settle(true);
      }
      const { code } = await bot!.end();
      if (code !== 0) throw new Error(`the bot ended with ${code}`);
    },
    async close() {
      await bot?.kill();
      await simulator.close();
      await office.close();
    },
  };
  return run;
}

/** Keeps their report until the end, so that every round has one to send then. */
const lastToSend = 'don-vi-2';

async function someBegin(run: Run, senders: ReportSenders, chance: Chance): Promise<void> {
  const reports = await readReports(run.office.database, run.officeTime);
  const owed = reports.filter(({ receipt, unitCode }) => receipt === null && unitCode !== lastToSend);
  for (let left = chance.between(0, 3); left > 0 && owed.length > 0; left -= 1) {
    const { assignmentId, chats } = chance.pick(owed);
    senders.begin(chance.pick(chats), assignmentId);
  }
}
