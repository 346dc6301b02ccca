import process from 'node:process';
import { TokenRefused, startApp } from './bot/app.ts';
import { systemClock } from './bot/clock.ts';
import { startDemo } from './bot/demo.ts';
import { openInstallation, StartRefused } from './bot/installation.ts';
import { createLogger, type Logger } from './bot/log.ts';
import { projectRoot } from './bot/paths.ts';
import { plainWords, type Sentence } from './bot/plain-words.ts';
import { parseConfig, type Config } from './config.ts';

interface Running {
  /** Settles when the program has ended by itself. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** What went wrong, for the person who started the program: in Vietnamese, then in English. */
function complain(...sentences: Sentence[]): void {
  for (const language of ['vi', 'en'] as const) {
    for (const sentence of sentences) process.stderr.write(`${plainWords(language)(sentence)}\n`);
  }
  process.exitCode = 1;
}

function announce(sentence: Sentence): void {
  for (const language of ['vi', 'en'] as const) process.stdout.write(`${plainWords(language)(sentence)}\n`);
}

async function startBot(config: Config, token: string, log: Logger): Promise<Running> {
  const installation = await openInstallation(config, log);
  if (await installation.isDemonstration()) {
    await installation.close();
    throw new StartRefused('start.demonstration_data');
  }
  const app = await startApp({
    database: installation.database,
    filesDir: config.filesDir,
    telegram: { token, apiRoot: config.telegramApiRoot, httpsProxy: config.httpsProxy },
    timeZone: config.officeTimeZone,
    clock: systemClock,
    log,
  });
  return {
    ended: app.running,
    async stop() {
      await app.stop();
      await installation.close();
    },
  };
}

async function start(config: Config): Promise<Running> {
  const log = createLogger(config.logLevel, [config.botToken ?? '']);
  if (config.botToken !== null) return startBot(config, config.botToken, log);
  const demo = await startDemo(config, log);
  announce({ key: 'start.demo_ready', params: { url: demo.url } });
  const { name, invented } = demo.sample;
  announce({ key: 'start.demo_sample', params: { name, invented: invented.join('; ') } });
  return { ended: demo.app.running, stop: () => demo.stop() };
}

const parsed = parseConfig(process.env, { projectRoot });
if (!parsed.ok) {
  complain({ key: 'config.wrong_settings', params: {} }, ...parsed.problems);
} else {
  try {
    const running = await start(parsed.config);
    let stopping = false;
    const stop = () => {
      if (stopping) return;
      stopping = true;
      void running.stop();
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    await running.ended.catch((error: unknown) => {
      if (!(error instanceof TokenRefused)) throw error;
      complain({ key: 'start.token_refused', params: {} });
    });
    stop();
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    complain({ key: error.key, params: error.params });
  }
}
