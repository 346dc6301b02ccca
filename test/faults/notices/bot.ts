import { build } from 'esbuild';
import { projectRoot } from '../../../src/bot/paths.ts';
import { startProgram, token } from '../bot-process.ts';
import type { Question, ToBot, ToTest } from './protocol.ts';

const bundle = 'faults-clocked-bot';

/** The bot as a process whose clock the test moves. */
export interface ClockedBot {
  /** Fails when the bot ends before it is ready. */
  ready: Promise<void>;
  moveClock(offsetMs: number): void;
  /** Rings so many times at once; resolves when every ring has ended. */
  ring(times: number): Promise<void>;
  /** @returns until when something waits that is due soon (ISO instant); null when everything has been said */
  sayEverything(): Promise<string | null>;
  kill(): Promise<void>;
  end(): Promise<{ code: number | null }>;
  output(): string;
}

export async function buildClockedBot(): Promise<void> {
  await build({
    absWorkingDir: projectRoot,
    entryPoints: { [bundle]: 'test/faults/notices/clocked-bot.ts' },
    outdir: 'dist',
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
}

type Asked = Question extends infer Each ? (Each extends unknown ? Omit<Each, 'asked'> : never) : never;

export function startClockedBot(how: { apiRoot: string; databaseUrl: string; offsetMs: number }): ClockedBot {
  const child = startProgram(bundle, [], {
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: how.apiRoot,
    DATABASE_URL: how.databaseUrl,
    CLOCK_OFFSET_MS: String(how.offsetMs),
    LOG_LEVEL: 'info',
  });
  const { process: bot, ended, said } = child;
  const open = new Map<number, (answer: ToTest) => void>();
  let asked = 0;
  const tell = (message: ToBot) => void (bot.connected && bot.send(message, () => undefined));
  const gone = ended.then(({ code, signal }) => ({ gone: `ended with ${code ?? signal}:\n${said()}` }));
  const ready = new Promise<void>((resolve, reject) => {
    child.heard((line) => line.includes('the bot is ready') && resolve());
    void gone.then((end) => reject(new Error(end.gone)));
  });
  // Whoever kills the bot before it is ready does not wait for it.
  ready.catch(() => undefined);
  bot.on('message', (answer) => {
    const known = answer as unknown as ToTest;
    open.get(known.asked)?.(known);
    open.delete(known.asked);
  });
  /** @throws Error when the bot ends before it has answered */
  async function ask(question: Asked): Promise<ToTest> {
    asked += 1;
    const answered = new Promise<ToTest>((resolve) => open.set(asked, resolve));
    tell({ ...question, asked } as Question);
    const answer = await Promise.race([answered, gone]);
    if ('gone' in answer) throw new Error(answer.gone);
    return answer;
  }
  return {
    ready,
    moveClock: (offsetMs) => tell({ kind: 'clock', offsetMs }),
    async ring(times) {
      await ask({ kind: 'ring', times });
    },
    async sayEverything() {
      const { until, failed } = await ask({ kind: 'say_everything' });
      if (failed !== null) throw new Error(failed);
      return until;
    },
    async kill() {
      bot.kill('SIGKILL');
      await ended;
    },
    async end() {
      bot.kill('SIGTERM');
      return ended;
    },
    output: said,
  };
}
