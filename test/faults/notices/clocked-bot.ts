import process from 'node:process';
import { startApp, type App } from '../../../src/bot/app.ts';
import { openInstallation } from '../../../src/bot/installation.ts';
import { createLogger } from '../../../src/bot/log.ts';
import { projectRoot } from '../../../src/bot/paths.ts';
import { createOutboxStore } from '../../../src/bot/store/outbox/store.ts';
import { parseConfig } from '../../../src/config.ts';
import type { Question, ToBot, ToTest } from './protocol.ts';

/** What waits for a moment as near as this is waited for when the test wants everything said. */
const soonMs = 15 * 60_000;

/**
 * The program as src/main.ts puts it together, with one difference: its clock is the computer's and an offset that the
 * test moves while it runs. Its settings come from the environment.
 */
async function run(): Promise<void> {
  const parsed = parseConfig(process.env, { projectRoot });
  if (!parsed.ok || parsed.config.botToken === null) throw new Error('wrong settings');
  const { config } = parsed;
  const log = createLogger(config.logLevel, [config.botToken ?? '']);
  let offsetMs = Number(process.env['CLOCK_OFFSET_MS']);
  const nowMs = () => Date.now() + offsetMs;
  const installation = await openInstallation(config, log);
  const app = await startApp({
    database: installation.database,
    filesDir: config.filesDir,
    telegram: { token: config.botToken ?? '', apiRoot: config.telegramApiRoot, httpsProxy: null },
    timeZone: config.officeTimeZone,
    clock: { now: () => new Date(nowMs()).toISOString() },
    log,
  });
  const store = createOutboxStore(installation.database);

  async function answer(question: Question): Promise<string | null> {
    if (question.kind === 'ring') {
      await Promise.all(Array.from({ length: question.times }, () => app.ring()));
      return null;
    }
    const held = await sayEverything(app);
    if (held !== null) return held;
    const now = new Date(nowMs()).toISOString();
    const waiting = await store.waiting(new Date(nowMs() + soonMs).toISOString());
    if (waiting.length === 0) return null;
    // What is due already stands behind what waits for another attempt in its chat.
    const ahead = waiting.map(({ nextAttemptAt }) => nextAttemptAt).filter((at) => at > now);
    return ahead.toSorted()[0] ?? new Date(nowMs() + 1000).toISOString();
  }

  const tell = (message: ToTest) => void process.send?.(message);
  process.on('message', (message: ToBot) => {
    if (message.kind === 'clock') {
      offsetMs = message.offsetMs;
      app.sender.nudge();
      return;
    }
    answer(message).then(
      (until) => tell({ asked: message.asked, until, failed: null }),
      (error: unknown) => tell({ asked: message.asked, until: null, failed: String(error) }),
    );
  });
  process.once('SIGTERM', () => void app.stop().then(() => installation.close()));
  await app.running;
  // The channel to the test would keep the process.
  process.disconnect();
}

async function sayEverything(app: App): Promise<string | null> {
  await app.ring();
  return app.sender.drain();
}

await run();
