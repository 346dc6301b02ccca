import process from 'node:process';
import { startApp } from '../../src/bot/app.ts';
import { systemClock } from '../../src/bot/clock.ts';
import { openInstallation } from '../../src/bot/installation.ts';
import { createLogger } from '../../src/bot/log.ts';
import { projectRoot } from '../../src/bot/paths.ts';
import { parseConfig } from '../../src/config.ts';

const unlimited = { calls: 1_000_000, withinMs: 1 };
const rates = { overall: unlimited, chat: unlimited, conversation: unlimited, group: unlimited };

/**
 * This program as src/main.ts puts it together, its settings from the environment. Only Telegram's rates are lifted: a
 * person answers once in a while, and the benchmark as fast as the bot can.
 */
export async function runOurBot(): Promise<void> {
  const parsed = parseConfig(process.env, { projectRoot });
  if (!parsed.ok || parsed.config.botToken === null) throw new Error('wrong settings');
  const { config } = parsed;
  const log = createLogger(config.logLevel, [config.botToken ?? '']);
  const installation = await openInstallation(config, log);
  const app = await startApp({
    database: installation.database,
    filesDir: config.filesDir,
    telegram: { token: config.botToken ?? '', apiRoot: config.telegramApiRoot, httpsProxy: null },
    timeZone: config.officeTimeZone,
    clock: systemClock,
    log,
    rates,
  });
  process.once('SIGTERM', () => void app.stop().then(() => installation.close()));
  await app.running;
}
