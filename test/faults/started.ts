import { onTestFinished } from 'vitest';
import { makeInstallation } from '../../bench/installation.ts';
import { startSimulator, type Simulator } from '../../src/simulator/server.ts';
import { emptyDatabase, type DatabaseKind } from '../support/database.ts';
import { killEverything, startBot, token, type BotProcess } from './bot-process.ts';
import { createOfficer, type Officer } from './officers.ts';

export interface Office {
  simulator: Simulator;
  databaseUrl: string;
  officers: Officer[];
  startBot(how?: { logLevel?: string }): BotProcess;
}

/** An installation with a form of `prompts` narratives, and officers who begin as soon as a bot runs. */
export async function openOffice(
  kind: DatabaseKind,
  size: { officers: number; prompts: number; answers?: number },
): Promise<Office> {
  const { url, dispose } = await emptyDatabase(kind);
  const codes = await makeInstallation(url, size.prompts, size.officers);
  const simulator = await startSimulator({
    port: 0,
    token,
    botUsername: 'faults_bot',
    clock: { now: Date.now, advance: () => undefined },
  });
  onTestFinished(async () => {
    await killEverything();
    await simulator.close();
    await dispose();
  });
  return {
    simulator,
    databaseUrl: url,
    officers: codes.map((code) => createOfficer(simulator, code, size.answers ?? size.prompts)),
    startBot: (how = {}) => startBot({ apiRoot: simulator.apiRoot, databaseUrl: url, ...how }),
  };
}

/** Resolves after so many messages, updates and confirmations have gone through the simulator. */
export function happenings(simulator: Simulator, count: number): Promise<void> {
  return new Promise((resolve) => {
    let left = count;
    const stop = simulator.control.subscribe(({ type }) => {
      if (type !== 'message' && type !== 'update_queued' && type !== 'updates_confirmed') return;
      left -= 1;
      if (left > 0) return;
      stop();
      resolve();
    });
  });
}
