import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import en from '../../locales/en.json' with { type: 'json' };
import vi from '../../locales/vi.json' with { type: 'json' };
import type { Config } from '../config.ts';
import { startSimulator, type Simulator } from '../simulator/server.ts';
import { startApp, type App } from './app.ts';
import { createDemoClock, demoClockFile, type DemoClock } from './clock.ts';
import { createIds } from './ids.ts';
import { openInstallation, StartRefused } from './installation.ts';
import type { Logger } from './log.ts';
import { projectRoot } from './paths.ts';
import { plainWords } from './plain-words.ts';
import { createUnitOfWork } from './store/unit-of-work.ts';
import {
  bindSampleGroup,
  installedSample,
  loadSample,
  type LoadedSample,
} from './usecases/sample/load-sample.ts';
import { sampleClockStart, SampleRefused, type SampleName } from './usecases/sample/sample-files.ts';

/** The simulator's own token: never a real one. */
const token = '1000000:simulator';
const botUsername = 'don_doc_demo_bot';
/** Shown where no sample has been loaded yet. */
const defaultSample: SampleName = 'kon-tum-2024';

export interface Demo {
  app: App;
  simulator: Simulator;
  /** The one address to open. */
  url: string;
  sample: { name: SampleName; invented: string[] };
  stop(): Promise<void>;
}

/**
 * The demonstration: without a real token the bot runs against the simulator, over real HTTP, on its own database with
 * the sample loaded. The clock starts in the sample's year and can be moved forward on the page.
 */
export async function startDemo(config: Config, log: Logger): Promise<Demo> {
  mkdirSync(config.dataDir, { recursive: true });
  const installation = await openInstallation(config, log);
  const unitOfWork = createUnitOfWork(installation.database);
  const name = (await unitOfWork.run(installedSample)) ?? defaultSample;
  const clock = createDemoClock(join(config.dataDir, demoClockFile), await sampleClockStart(name));
  const sample = await loadSample({ unitOfWork, clock, ids: createIds() }, name).catch(
    async (error: unknown) => {
      await installation.close();
      if (error instanceof SampleRefused) throw new StartRefused(error.key, error.params);
      throw error;
    },
  );
  const simulator = await startSimulator({
    port: config.port,
    token,
    botUsername,
    botName: 'Đôn Đốc',
    journalFile: join(config.dataDir, 'simulator.jsonl'),
    clock: ringingClock(clock, () => void app.ring()),
    pageFolder: join(projectRoot, 'src/simulator/page'),
    timeZone: config.officeTimeZone,
    words: (language) => pageWords(language, { name, invented: sample.invented.join('; ') }),
  }).catch(async (error: unknown) => {
    await installation.close();
    if (!isPortTaken(error)) throw error;
    throw new StartRefused('start.port_taken', { port: config.port });
  });
  const app: App = await startApp({
    database: installation.database,
    filesDir: config.filesDir,
    telegram: { token, apiRoot: simulator.apiRoot, httpsProxy: null },
    timeZone: config.officeTimeZone,
    clock,
    log,
  });
  await seat(app, simulator, sample, clock);
  return {
    app,
    simulator,
    url: simulator.url,
    sample: { name, invented: sample.invented },
    async stop() {
      await app.stop();
      await simulator.close();
      await installation.close();
    },
  };
}

/** The page opens with what is shown, and with what of it is in no document. */
function pageWords(language: 'vi' | 'en', params: { name: SampleName; invented: string }) {
  const own = language === 'vi' ? vi.simulator : en.simulator;
  const sample = plainWords(language)({ key: 'start.demo_sample', params });
  return { ...own, chooseChat: `${own.chooseChat}. ${sample}` };
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** Moving the clock rings the doorbell. */
function ringingClock(clock: DemoClock, ring: () => void) {
  return {
    now: clock.nowMs,
    advance(ms: number) {
      clock.advance(ms);
      ring();
    },
  };
}

/** Seats the sample's people and groups in the simulator; ids follow from their order, so a restart finds them again. */
async function seat(app: App, simulator: Simulator, sample: LoadedSample, clock: DemoClock): Promise<void> {
  const ids = new Map<string, number>();
  for (const [at, person] of sample.people.entries()) {
    const id = 101 + at;
    ids.set(person.personCode, id);
    simulator.control.addUser({
      id,
      firstName: person.name,
      languageCode: 'vi',
      note: person.note,
      ...(person.invitationCode === null ? {} : { invitation: { payload: person.invitationCode } }),
    });
  }
  for (const [at, group] of sample.groups.entries()) {
    const chat = simulator.control.addGroup({
      id: -(1_000_000_001 + at),
      title: group.title,
      memberIds: group.memberCodes.flatMap((code) => ids.get(code) ?? []),
    });
    await app.unitOfWork.run((tx) =>
      bindSampleGroup(tx, app.tools, group, { channel: 'telegram', chatId: String(chat.id) }, clock.now()),
    );
  }
  app.sender.nudge();
}
