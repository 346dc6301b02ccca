/** Starts what a test of the chat page needs: the real simulator, a small scripted bot, and Chromium. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Bot } from 'grammy';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { z } from 'zod';
import { startSimulator, type Simulator } from '../../src/simulator/server.ts';
import { scriptBot } from './scripted-bot.ts';

const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

const chromiumArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A quarter past eight on a Thursday, in Việt Nam. */
const startOfTest = Date.parse('2026-09-17T01:15:00Z');

const localeSchema = z.object({ simulator: z.record(z.string(), z.string()) });

function wordsOf(language: 'vi' | 'en'): Record<string, string> {
  const path = new URL(`../../locales/${language}.json`, import.meta.url);
  return localeSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).simulator;
}

const vietnamese = wordsOf('vi');

/** A phrase of the page in Vietnamese, `{{name}}` places filled in. */
export function word(key: string, values: Record<string, string> = {}): string {
  const phrase = vietnamese[key];
  if (phrase === undefined) throw new Error(`locales/vi.json has no simulator.${key}`);
  return phrase.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => values[name] ?? '');
}

export const people = {
  hanh: { id: 501, firstName: 'Hạnh', lastName: 'Trần Thị Minh', note: 'Công chức đầu mối, Sở Xây dựng' },
  duc: { id: 502, firstName: 'Đức', lastName: 'Nguyễn Văn', note: 'Công chức đầu mối, Sở Tài chính' },
} as const;

export const group = { id: -1_000_000_000_901, title: 'Đợt báo cáo quý III' } as const;

export interface Stage {
  readonly simulator: Simulator;
  readonly browser: Browser;
  /** Opens the page anew; every page has its own storage. Errors of the page fail the test at `close`. */
  open(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** The simulator with the page, two people and a group, and no bot behind it. */
export async function startTestSimulator(where: {
  readonly port?: number;
  readonly journalFile?: string;
}): Promise<Simulator> {
  let now = startOfTest;
  const simulator = await startSimulator({
    port: 0,
    ...where,
    token: '4242:simulator',
    botUsername: 'don_doc_thu_bot',
    botName: 'Đôn Đốc',
    clock: { now: () => now, advance: (milliseconds) => void (now += milliseconds) },
    pageFolder: fileURLToPath(new URL('../../src/simulator/page', import.meta.url)),
    words: wordsOf,
  });
  simulator.control.addUser({ ...people.hanh, invitation: { payload: 'moi-so-xay-dung' } });
  simulator.control.addUser(people.duc);
  simulator.control.addGroup({ ...group, memberIds: [people.duc.id, people.hanh.id] });
  return simulator;
}

export interface TestBrowser {
  readonly browser: Browser;
  /** Opens an address in a window of its own, with its own storage. Errors of the page fail the test at `close`. */
  open(url: string, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** @throws Error with a sentence when there is no Chromium */
export async function openBrowser(): Promise<TestBrowser> {
  if (!existsSync(chromiumPath)) {
    throw new Error(
      `There is no Chromium at ${chromiumPath}: install Debian's package "chromium" or set CHROMIUM_PATH.`,
    );
  }
  const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
  const pageErrors: string[] = [];
  return {
    browser,
    async open(url, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      page.on('pageerror', (error) => pageErrors.push(error.message));
      await page.goto(url);
      return page;
    },
    async close() {
      await browser.close();
      if (pageErrors.length > 0) throw new Error(`The page had errors: ${pageErrors.join('; ')}`);
    },
  };
}

/** The page with the scripted bot behind it. */
export async function openStage(): Promise<Stage> {
  const window = await openBrowser();
  const simulator = await startTestSimulator({});
  const bot = new Bot(simulator.token, { client: { apiRoot: simulator.apiRoot } });
  scriptBot(bot);
  await bot.api.setMyCommands([
    { command: 'baocao', description: 'Báo cáo của tôi' },
    { command: 'mucluc', description: 'Mục lục đề cương' },
  ]);
  const polling = bot.start();
  return {
    simulator,
    browser: window.browser,
    open: (options) => window.open(simulator.url, options),
    async close() {
      try {
        await window.close();
      } finally {
        await bot.stop();
        await polling;
        await simulator.close();
      }
    },
  };
}

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};
